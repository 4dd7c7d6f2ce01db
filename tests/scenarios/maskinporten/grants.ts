import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';
import { randomUUID } from 'node:crypto';
import { loadGrantClient, type LiveExchange } from '#environments';
import { signJws, type Members } from '../../engine/jws.ts';
import { jsonOf, type MaskinportenBench } from './maskinporten-bench.ts';

/** A client that grants can be signed for. */
export interface Client {
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly key: KeyObject;
  /** `kid` or `x5c`. */
  readonly header: Members;
  /** Nine digits; absent: not known. */
  readonly orgNumber?: string | undefined;
  /** Whom it may act for. */
  readonly consumerOrg?: string | undefined;
  readonly systemUserOrg?: string | undefined;
  readonly externalRef?: string | undefined;
}

/** What a grant differs in from one that keeps every rule; a member that is undefined is left out. */
export interface Changes {
  readonly claims?: Members;
  readonly header?: Members;
  /** Instead of the client's. */
  readonly key?: KeyObject;
}

/** Clients by what a scenario needs of them: the actor of a target, and the client of the mock. */
const roles = {
  client: 'samsvar-vendor',
  supplier: 'samsvar-vendor',
  systemUser: 'samsvar-vendor',
  certificate: 'samsvar-certificate',
  owner: 'samsvar-owner',
  expiredKey: 'samsvar-expired-key',
  rotation: 'samsvar-rotation',
  systemVendor: 'samsvar-system-vendor',
} as const;

/** What a client is needed for. */
export type Role = keyof typeof roles;

/** A client as the mock lists it (mock/maskinporten/clients.ts). */
export interface ListedClient {
  readonly clientId: string;
  readonly name: string;
  readonly orgNumber: string;
  readonly scopes: readonly string[];
  readonly delegatedBy: readonly string[];
  readonly systemUsers: readonly {
    readonly ownerOrgNumber: string;
    readonly externalRef?: string;
  }[];
  readonly refusedScopes: Readonly<Record<string, string>>;
  readonly privateJwk: JsonWebKey & { readonly kid: string };
  readonly chains?: Readonly<Record<'valid' | 'expired' | 'otherOrganisation', readonly string[]>>;
}

const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const form = 'application/x-www-form-urlencoded';

/** Signs and sends grants; what the environment has no client for leaves a scenario untested. */
export class Grants {
  private readonly on: MaskinportenBench;

  constructor(on: MaskinportenBench) {
    this.on = on;
  }

  /** The client for a need; without one the scenario is untested. */
  async client(role: Role = 'client'): Promise<Client> {
    const { session } = this.on.bench;
    if (session.control !== undefined) return toClient(await this.listed(role));
    const own = loadGrantClient(session.target, role);
    if (own === undefined)
      return this.on.bench.untested(`${session.target.environment} has no client ${role}`);
    for (const secret of own.secrets) session.client.redactor.register(secret);
    return { ...own, orgNumber: session.target.parameters['ownOrganisation'] };
  }

  /** The same with what only a mock tells of it. */
  async listed(role: Role): Promise<ListedClient> {
    const { control } = this.on.bench.session;
    const clients = (await control?.list('/clients')) as unknown as readonly ListedClient[];
    const found = clients.find(({ name }) => name === roles[role]);
    return found ?? this.on.bench.untested(`the mock lists no client ${roles[role]}`);
  }

  /** An organisation that has delegated nothing to the client. */
  undelegated(): string {
    const { session } = this.on.bench;
    if (session.control !== undefined) return '991825827';
    const given = session.target.parameters['undelegatedOrganisation'];
    return given ?? this.on.bench.untested('no organisation without delegation is named');
  }

  /** A signed grant: good but for the changes. */
  async sign(client: Client, { claims = {}, header = {}, key }: Changes = {}): Promise<string> {
    const { issuer } = await this.on.issuer();
    const nowS = Math.floor((await this.on.now()).getTime() / 1000);
    const good = {
      aud: issuer,
      iss: client.clientId,
      scope: client.scopes[0],
      iat: nowS - 2,
      exp: nowS + 100,
      jti: randomUUID(),
    };
    return signJws({
      header: { alg: 'RS256', ...client.header, ...header },
      claims: { ...good, ...claims },
      key: key ?? client.key,
      publicKey: createPublicKey(client.key),
    });
  }

  /** Sends an assertion as a grant. */
  send(assertion: string, isWrong = false): Promise<LiveExchange> {
    const body = new URLSearchParams({ grant_type: jwtBearer, assertion }).toString();
    return this.on.send('requestToken', { body, contentType: form, deliberatelyInvalid: isWrong });
  }

  /** Signs and sends a grant that is wrong by the changes. */
  async wrong(client: Client, changes: Changes): Promise<LiveExchange> {
    return this.send(await this.sign(client, changes), true);
  }

  /** Signs and sends a grant, and gives the token of the answer; none is inconclusive. */
  async granted(
    client: Client,
    changes: Changes = {},
  ): Promise<{ answer: LiveExchange; token: string }> {
    const answer = await this.send(await this.sign(client, changes));
    const { access_token: token } = jsonOf(answer);
    if (typeof token === 'string') return { answer, token };
    this.on.conform(answer, { status: 200 });
    return this.on.bench.inconclusive(`a good grant was answered ${answer.status}`);
  }
}

function toClient(listed: ListedClient): Client {
  const { clientId, scopes, orgNumber, privateJwk, chains, delegatedBy, systemUsers } = listed;
  return {
    clientId,
    scopes,
    orgNumber,
    key: createPrivateKey({ key: privateJwk, format: 'jwk' }),
    header: chains === undefined ? { kid: privateJwk.kid } : { x5c: chains.valid },
    consumerOrg: delegatedBy[0],
    systemUserOrg: systemUsers.find((one) => one.externalRef === undefined)?.ownerOrgNumber,
  };
}

/** RAR of a system user (RFC 9396; reference altinn-platform 1.3). */
export function systemUserDetail(owner: string | undefined, externalRef?: string): Members {
  return {
    type: 'urn:altinn:systemuser',
    systemuser_org: { authority: 'iso6523-actorid-upis', ID: `0192:${owner ?? ''}` },
    ...(externalRef === undefined ? {} : { externalRef }),
  };
}

let stranger: KeyObject | undefined;

/** An RSA key that nobody has registered. */
export function strangersKey(): KeyObject {
  stranger ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  return stranger;
}

/** A key of an elliptic curve. */
export function curveKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}
