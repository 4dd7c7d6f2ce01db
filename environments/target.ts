/** What may be written in an environment: nothing, only what a scenario makes itself, or anything. */
export type Writes = 'never' | 'own-data' | 'any';

/** Who calls. An open set: an environment may name more. */
export type ActorId = string;

/** How fast a target may be asked; absent limits are unlimited. */
export interface PaceLimits {
  readonly requestsPerSecond?: number;
  readonly workers?: number;
  /** True where others use the environment too: 429 is waited out, 502-504 is the gateway's answer. */
  readonly shared: boolean;
}

/** What the network between us and the target needs. */
export interface NetworkSettings {
  /** PEM file of a private certificate authority, beside the public ones. */
  readonly caFile?: string;
  readonly httpProxy?: string;
  readonly httpsProxy?: string;
  readonly noProxy?: string;
  readonly timeoutMs: number;
}

/** Where tokens are issued for an environment. */
export interface IssuerSettings {
  /** RFC 8414 metadata of Maskinporten; its `issuer` is the audience of our grants. */
  readonly metadataUrl: string;
  /** Address that turns a Maskinporten token into a platform token. */
  readonly exchangeUrl: string;
  /** True: the exchange lets Digdir stand for the test owner `ttd`. */
  readonly asTestOwner?: boolean;
}

/** A text, or where it stands. */
export type SecretSource =
  | { readonly text: string; readonly from: string }
  | { readonly file: string; readonly from: string };

/** Client of Maskinporten and what it asks for. */
export interface MaskinportenSource {
  readonly kind: 'maskinporten';
  readonly clientId: string;
  readonly key: SecretSource;
  readonly keyPassword?: string;
  /** Registered key id; without it the certificate chain is sent as `x5c`. */
  readonly kid?: string;
  /** PEM certificate chain for `x5c` where the key file holds none. */
  readonly certificate?: SecretSource;
  readonly scopes: readonly string[];
  /** Nine digits: owner of the system user. */
  readonly systemUserOrg?: string;
  readonly externalRef?: string;
  /** Nine digits: whom the supplier acts for. */
  readonly consumerOrg?: string;
  /** False: the Maskinporten token itself is sent. */
  readonly exchange: boolean;
}

/** A token that the local test platform hands out by address. */
export interface LocaltestSource {
  readonly kind: 'localtest';
  readonly url: string;
}

/** How the token of an actor is made, and the header lines that are sent with it. */
export type ActorSource = (
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'token'; readonly token: string }
  | MaskinportenSource
  | LocaltestSource
  | { readonly kind: 'absent'; readonly reason: string }
) & {
  /** Credentials beside the token, by header name: an integration's id and password, a subscription key. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** A body as sent: text is sent as UTF-8. */
export type SampleBody = string | Uint8Array;

/** Bodies of one kind: only `valid` must exist. */
export interface SampleBodies {
  readonly valid: SampleBody;
  /** Refused by the app's own rules, though well-formed. */
  readonly invalid?: SampleBody;
  /** Makes the app calculate other fields. */
  readonly calculated?: SampleBody;
  /** Accepted with a warning. */
  readonly warning?: SampleBody;
}

/** Sample bodies of one data type of an app. */
export interface DataTypeSamples extends SampleBodies {
  readonly contentType: string;
  /** True: the app's own rules refuse the form while it is empty (a required field). */
  readonly demandsFields?: boolean;
  /** A repeating group of the form: its member's name, and two or more rows for it. */
  readonly rows?: { readonly name: string; readonly rows: readonly object[] };
  /** For attachments. */
  readonly filename?: string;
  /** The same form data as XML, where the bodies above are JSON. */
  readonly xml?: SampleBodies;
}

/** The party that owns the instances we make: synthetic. */
export interface InstanceOwner {
  readonly partyId?: string;
  readonly organisationNumber?: string;
  readonly personNumber?: string;
}

/** One app that a target offers. */
export interface TargetApp {
  /** `org/app`. */
  readonly id: string;
  readonly owner: { readonly org: string; readonly orgNumber: string };
  readonly instanceOwner: InstanceOwner;
  /** By data type id. */
  readonly samples: Readonly<Record<string, DataTypeSamples>>;
}

/** One API in one environment: plain data. */
export interface Target {
  readonly api: string;
  readonly environment: string;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly apps: readonly TargetApp[];
  readonly actors: Readonly<Record<ActorId, ActorSource>>;
  /** Actors whose credentials the target is to refuse: those of the others say nothing where they are refused everywhere. */
  readonly toBeRefused?: readonly ActorId[];
  /** What scenarios must know of the target, by name: accounts, recipients; one that is not set is left out. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly features: readonly string[];
  readonly writes: Writes;
  readonly pace: PaceLimits;
  readonly network: NetworkSettings;
  readonly issuer?: IssuerSettings;
  /** Likeness of a mock. */
  readonly like?: 'real' | 'promise';
  /** Address that steers a mock: clock, faults of the store, special tokens. */
  readonly control?: string;
}

/** True for a target whose API was closed and must not answer as before: its silence says nothing against it. */
export function isClosed({ features }: Pick<Target, 'features'>): boolean {
  return features.includes('closed') && !features.includes('open');
}

/** Why the target has no such actor, or undefined when it has. */
export function missingActor(target: Target, id: ActorId): string | undefined {
  const source = target.actors[id];
  if (source === undefined) {
    return `${target.environment} names no actor ${id} for ${target.api} (it has ${Object.keys(target.actors).join(', ')})`;
  }
  return source.kind === 'absent' ? source.reason : undefined;
}
