import type {
  ActorId,
  IssuerSettings,
  NetworkSettings,
  PaceLimits,
  TargetApp,
  Writes,
} from './target.ts';

/** How an environment makes the credentials of an actor; settings fill them in. */
export type ActorDefinition = (
  | { readonly kind: 'anonymous' }
  /** Only a ready token: the variable is `SAMSVAR_TOKEN_<ACTOR>`. */
  | { readonly kind: 'given' }
  | MaskinportenDefinition
  /** Path below the local test platform; `{VARIABLE}` is replaced by that setting. */
  | { readonly kind: 'localtest'; readonly path: string }
) & {
  /** Header lines that go with the token: name of the header, and of the setting that holds its value. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The same where the setting may be absent: such a line is then left out. */
  readonly headersWhereSet?: Readonly<Record<string, string>>;
  /** The header lines are all that is sent where this setting has this value. */
  readonly headersAlone?: { readonly setting: string; readonly is: string };
};

/** A grant of Maskinporten; settings begin with `prefix`, then with `SAMSVAR_MASKINPORTEN` where shared. */
export interface MaskinportenDefinition {
  readonly kind: 'maskinporten';
  readonly prefix: string;
  /** True: the client of `SAMSVAR_MASKINPORTEN_…` serves where the actor has none of its own. */
  readonly sharesClient: boolean;
  /** True: a system user's organisation must be set. */
  readonly isSystemUser: boolean;
  readonly scopes: readonly string[];
  /** False: the Maskinporten token itself is sent; default true. */
  readonly exchange?: boolean;
}

/** Where one API answers in an environment, and what must be set to reach it. */
export interface TargetDefinition {
  /** `{org}` is the owner of the app; `{VARIABLE}` a setting. */
  readonly baseUrl: string;
  /** Setting that replaces the address. */
  readonly baseUrlVariable?: string;
  /** For the table of environments/README.md. */
  readonly describe: string;
  /** Built-in apps; absent: the user's own. */
  readonly apps?: readonly TargetApp[];
  /** API whose apps it works with too. */
  readonly appsOf?: string;
  /** Settings without which nothing can be asked. */
  readonly required?: readonly string[];
  readonly actors: Readonly<Record<ActorId, ActorDefinition>>;
  /** Actors whose credentials are wrong on purpose. */
  readonly toBeRefused?: readonly ActorId[];
  /** True: much is asked as nobody, so that no actor needs credentials. */
  readonly asksAsNobody?: true;
  /** By name: the value, or the setting that holds it, and what it is where that is not set. */
  readonly parameters?: Readonly<
    Record<string, string | { readonly setting: string; readonly otherwise?: string }>
  >;
  /** Where it differs from the environment's. */
  readonly writes?: Writes;
  /** Setting that allows writes to own data (`own-data`) where `writes` says never. */
  readonly writesVariable?: string;
  readonly features?: readonly string[];
  /** Setting that lists the features, instead. */
  readonly featuresVariable?: string;
  /** Values that cannot be right: known traps of the publisher's documentation. */
  readonly traps?: readonly Trap[];
}

/** A value that looks right and is not. */
export interface Trap {
  /** A setting, or `baseUrl` wherever it comes from. */
  readonly of: string;
  readonly pattern: RegExp;
  /** What is wrong with it and what to do; the value itself is never told. */
  readonly reason: string;
}

/** A deployment that we can reach, as data. */
export interface EnvironmentDefinition {
  readonly name: string;
  readonly description: string;
  readonly writes: Writes;
  readonly pace: PaceLimits;
  readonly network: NetworkSettings;
  readonly issuer?: IssuerSettings;
  /** Settings that hold where the user says nothing else. */
  readonly defaults?: Readonly<Record<string, string>>;
  /** By API. */
  readonly targets: Readonly<Record<string, TargetDefinition>>;
}

/** Without a proxy; 10 s for an exchange. */
export const defaultNetwork: NetworkSettings = { timeoutMs: 10_000 };

/** At most two requests per second by two workers where others work too. */
export const sharedPace: PaceLimits = { requestsPerSecond: 2, workers: 2, shared: true };
