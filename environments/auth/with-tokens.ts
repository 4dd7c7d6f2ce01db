import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Agent } from 'undici';
import { createRedactor, type Redactor } from '../client/redact.ts';
import {
  startLoopback,
  toTestTarget,
  type Loopback,
  type LoopbackRequest,
} from '../start-loopback.ts';
import type { ActorSource, MaskinportenSource, Target } from '../target.ts';
import { createTokenSource, type TokenSource } from './token-source.ts';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Verifies the grants of the client under test. */
export const { publicKey } = keys;

/** An actor with a key, a key id and two scopes. */
export const source: MaskinportenSource = {
  kind: 'maskinporten',
  clientId: 'my-client',
  key: { text: pem(keys.privateKey), from: 'SAMSVAR_MASKINPORTEN_KEY' },
  kid: 'my-kid',
  scopes: ['altinn:instances.read', 'altinn:instances.write'],
  exchange: true,
};

function pem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

interface Answer {
  readonly status?: number;
  readonly body: string;
}

/** What the issuer and the exchange answer where a test says nothing else. */
export interface Issuer {
  readonly metadata?: Answer;
  readonly token?: Answer;
  readonly exchange?: Answer;
}

function toJwt(claims: object): string {
  const encode = (value: object): string =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${encode({ alg: 'RS256' })}.${encode(claims)}.c2lnbmF0dXJl`;
}

/** Seconds since 1970: end of the tokens below. */
export const inHalfAnHour = Math.floor(Date.now() / 1000) + 1800;
/** What the exchange answers. */
export const platformToken = toJwt({ exp: inHalfAnHour, iss: 'platform' });
/** What the issuer answers. */
export const maskinportenToken = toJwt({ exp: inHalfAnHour, iss: 'maskinporten' });
const granted: Answer = {
  body: JSON.stringify({
    access_token: maskinportenToken,
    token_type: 'Bearer',
    expires_in: 119,
    scope: 'altinn:instances.read',
  }),
};

function answerAs(issuer: Issuer, baseUrl: () => string) {
  return ({ path }: LoopbackRequest): Answer => {
    if (path === '/token') return issuer.token ?? granted;
    if (path.startsWith('/exchange')) return issuer.exchange ?? { body: platformToken };
    if (path.startsWith('/Home/')) return { body: platformToken };
    const metadata = {
      issuer: `${baseUrl()}/`,
      token_endpoint: `${baseUrl()}/token`,
      grant_types_supported: ['urn:ietf:params:oauth:grant-type:jwt-bearer'],
    };
    return issuer.metadata ?? { body: JSON.stringify(metadata) };
  };
}

interface Setup {
  readonly issuer?: Issuer;
  readonly actor?: ActorSource;
  readonly target?: Partial<Target>;
  readonly now?: () => number;
}

interface Tools {
  readonly tokens: TokenSource;
  readonly server: Loopback;
  readonly redactor: Redactor;
}

/** Runs the test with the tokens of the actor `it` and a server that issues them. */
export async function withTokens(
  setup: Setup,
  use: (tools: Tools) => Promise<void>,
): Promise<void> {
  let baseUrl = '';
  const answer = answerAs(setup.issuer ?? {}, () => baseUrl);
  await using server = await startLoopback((request, response) => {
    const { status = 200, body } = answer(request);
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
  });
  baseUrl = server.baseUrl;
  const issuer = { metadataUrl: `${baseUrl}/metadata`, exchangeUrl: `${baseUrl}/exchange` };
  const actor = setup.actor ?? source;
  const target = toTestTarget({
    baseUrl,
    issuer,
    actors: { it: actor.kind === 'localtest' ? { ...actor, url: baseUrl + actor.url } : actor },
    ...setup.target,
  });
  const dispatcher = new Agent();
  const redactor = createRedactor();
  const tokens = createTokenSource({
    target,
    dispatcher,
    redactor,
    ...(setup.now === undefined ? {} : { now: setup.now }),
  });
  try {
    await use({ tokens, server, redactor });
  } finally {
    await dispatcher.destroy();
  }
}
