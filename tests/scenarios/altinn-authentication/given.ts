import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { readToken, signJws, type Members, type ReadToken } from '../../engine/jws.ts';
import type { AuthenticationBench } from './authentication-bench.ts';

/** What a signed token differs in from a good one of an organisation; a member that is undefined is left out. */
export interface TokenChanges {
  /** Or what they are at a time, seconds since 1970. */
  readonly claims?: Members | ((now: number) => Members);
  /** Null leaves out what the key would say of itself. */
  readonly header?: Members;
  /** Whose key of the mock signs; default: Maskinporten's. */
  readonly by?: string;
}

/** Synthetic: nobody's tokens are asked for here. */
const consumer = { authority: 'iso6523-actorid-upis', ID: '0192:991825827' };

let stranger: KeyObject | undefined;

/** Prepares tokens. */
export class Given {
  private readonly on: AuthenticationBench;

  constructor(on: AuthenticationBench) {
    this.on = on;
  }

  /** The token that an actor was granted, read. */
  async source(actor: string): Promise<ReadToken> {
    const { session } = this.on.bench;
    const token = readToken((await session.client.tokenOf(actor)) ?? '');
    return token ?? this.on.bench.inconclusive(`${actor} has no token that can be read`);
  }

  /** A token of Maskinporten as told, signed by a key of the mock. */
  async signed({
    claims = {},
    header = {},
    by = 'maskinporten',
  }: TokenChanges = {}): Promise<string> {
    const { control } = this.on.bench.session;
    const now = Math.floor((await this.on.now()).getTime() / 1000);
    const changes = typeof claims === 'function' ? claims(now) : claims;
    const body = { by, header, claims: { ...good(now), ...changes } };
    return String((await control?.order('/sign', body))?.['token']);
  }

  /** A token of the platform as told, signed by the platform's key of the mock. */
  async own(claims: TokenChanges['claims'] = {}): Promise<string> {
    const { issuer } = (await this.on.send('getOpenIdConfiguration')).json() as { issuer: string };
    const ofPlatform = (now: number): Members => ({
      iss: issuer,
      nbf: now,
      exp: now + 1800,
      sid: randomUUID(),
      client_amr: undefined,
      'urn:altinn:orgNumber': '991825827',
      'urn:altinn:authenticatemethod': 'maskinporten',
      'urn:altinn:authlevel': 3,
      ...(typeof claims === 'function' ? claims(now) : claims),
    });
    return this.signed({ by: 'altinn', claims: ofPlatform });
  }

  /** What a caller was granted, signed anew by a key that nobody has published. */
  async foreign(actor: string, header: Members = {}): Promise<string> {
    const source = await this.source(actor);
    const asked = { ...source.header, ...header };
    return signJws({ header: asked, claims: source.claims, key: this.strangersKey() });
  }

  /** A key that nobody has published. */
  strangersKey(): KeyObject {
    stranger ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    return stranger;
  }
}

function good(now: number): Members {
  return {
    iss: 'https://maskinporten.mock.samsvar.invalid/',
    scope: 'altinn:instances.read',
    client_amr: 'private_key_jwt',
    token_type: 'Bearer',
    client_id: '7c1e5a0b-2f64-4d38-9b51-0e6f3a8d1c02',
    jti: randomUUID(),
    iat: now,
    exp: now + 120,
    consumer,
  };
}
