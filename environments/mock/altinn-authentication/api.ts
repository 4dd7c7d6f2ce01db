import { exportJWK } from 'jose';
import {
  bareProblem,
  bindingProblem,
  empty,
  handMadeProblem,
  json,
  traceId,
} from '../altinn-app/families.ts';
import { textMediaType } from '../altinn-app/negotiate.ts';
import { cookieOf } from '../altinn-app/access/authenticate.ts';
import type { Answer } from '../server/listen.ts';
import type { MockRequest, Reply } from '../server/message.ts';
import { routeTable } from '../server/route-table.ts';
import type { World } from '../server/world.ts';
import { altinnIssuer } from '../tokens.ts';
import { altinnClaims, consumerNumber, exchangedSeconds } from './altinn-claims.ts';
import {
  looksLikeJwt,
  readClaims,
  signAltinnToken,
  verifyMaskinportenToken,
  verifyOwnToken,
} from './verify.ts';

interface Question {
  readonly world: World;
  readonly request: MockRequest;
  readonly params: Readonly<Record<string, string>>;
}

interface AuthenticationRoute {
  readonly method: string;
  readonly path: string;
  readonly handle: (question: Question) => Promise<Reply> | Reply;
}

const base = '/authentication/api/v1';
const match = routeTable<AuthenticationRoute>([
  { method: 'GET', path: `${base}/exchange/{provider}`, handle: exchange },
  { method: 'GET', path: `${base}/refresh`, handle: refresh },
  { method: 'GET', path: `${base}/openid/.well-known/openid-configuration`, handle: openId },
  { method: 'GET', path: `${base}/openid/.well-known/openid-configuration/jwks`, handle: keys },
]);

/** Answers as Altinn Authentication does: exchange, refresh, OpenID metadata (reference altinn-platform 2, 11.2). */
export function altinnAuthenticationApi(world: () => World): Answer {
  return async (request) => dated(await answered(world(), request), world());
}

// The server itself adds no headers of its own.
function dated(reply: Reply, world: World): Reply {
  const date = ['Date', world.clock.now().toUTCString()] as const;
  return { ...reply, headers: [...reply.headers, date, ['Server', 'Kestrel']] };
}

async function answered(world: World, request: MockRequest): Promise<Reply> {
  const matched = match(request.method, request.path);
  if (matched.kind === 'missing') return empty(404);
  if (matched.kind === 'wrong-method') {
    return empty(405, [['Allow', matched.allowed.join(', ')]]);
  }
  return matched.route.handle({ world, request, params: matched.params });
}

const providers = new Set(['maskinporten', 'id-porten', 'altinnstudio']);

async function exchange(question: Question): Promise<Reply> {
  const { request, params } = question;
  const test = request.query.get('test') ?? 'false';
  if (test !== '' && !/^\s*(true|false)\s*$/i.test(test)) return invalidFlag('test', test);
  const token = bearerOf(request);
  if (token === undefined || !looksLikeJwt(token)) return bareProblem(401);
  // Text that only looks like a JWT makes the service fail.
  if (readClaims(token) === undefined) return empty(500);
  const provider = params['provider'] ?? '';
  if (!providers.has(provider.toLowerCase())) return textReply(request, 400, unknown(provider));
  if (provider.toLowerCase() !== 'maskinporten') return bareProblem(401);
  return exchanged(question, token, /true/i.test(test));
}

const unknown = (provider: string): string =>
  `Invalid token provider: ${provider}. Trusted token providers are 'Maskinporten', 'Id-porten' and 'AltinnStudio'.`;

const invalidFlag = (name: string, value: string): Reply =>
  bindingProblem({ [name]: [`The value '${value}' is not valid.`] });

async function exchanged(question: Question, token: string, test: boolean): Promise<Reply> {
  const { world, request } = question;
  const claims = await verifyMaskinportenToken(world, token);
  const orgNumber = claims === undefined ? undefined : consumerNumber(claims);
  if (claims === undefined || orgNumber === undefined) return bareProblem(401);
  if (request.header('x-altinn-enterpriseuser-authentication') !== undefined) return gone();
  const now = Math.floor(world.clock.now().getTime() / 1000);
  const signed = await signAltinnToken(world, altinnClaims({ claims, now, test }, orgNumber));
  return textReply(request, 200, signed);
}

function gone(): Reply {
  const type = 'https://tools.ietf.org/html/rfc9110#section-15.5.11';
  return handMadeProblem(410, { type, title: 'Gone', status: 410, traceId: traceId() });
}

/** The only Bearer token of a request; two headers are none. */
function bearerOf(request: MockRequest): string | undefined {
  const lines = request.lines.filter(([name]) => name.toLowerCase() === 'authorization');
  const [first] = lines;
  return lines.length === 1 && first !== undefined
    ? /^bearer +(\S+)\s*$/i.exec(first[1])?.[1]
    : undefined;
}

/** A text: raw, or as a JSON text where the Accept header names JSON best. */
function textReply(request: MockRequest, status: number, text: string): Reply {
  const mediaType = textMediaType(request.header('accept'));
  const body = Buffer.from(mediaType === 'text/plain' ? text : JSON.stringify(text));
  const headers = [['Content-Type', `${mediaType}; charset=utf-8`]] as const;
  return { status, headers, body, chunked: true };
}

async function refresh({ world, request }: Question): Promise<Reply> {
  const token = bearerOf(request) ?? cookieOf(request, 'AltinnStudioRuntime');
  const claims = token === undefined ? undefined : await verifyOwnToken(world, token);
  if (claims === undefined) return empty(401);
  const flag = request.query.get('enrichPid') ?? '';
  if (flag !== '' && !/^\s*(true|false)\s*$/i.test(flag)) return invalidFlag('enrichPid', flag);
  if (claims['scope'] === undefined || claims['scope'] === 'altinn:portal/enduser') return failed();
  const now = Math.floor(world.clock.now().getTime() / 1000);
  const fresh = { ...claims, nbf: now, iat: now, exp: now + exchangedSeconds };
  return textReply(request, 200, await signAltinnToken(world, fresh));
}

// A token without a scope is taken for a session, which it has none of.
function failed(): Reply {
  const type = 'https://tools.ietf.org/html/rfc9110#section-15.6.1';
  const title = 'An error occurred while processing your request.';
  return handMadeProblem(500, { type, title, status: 500, traceId: traceId() });
}

function openId({ request }: Question): Reply {
  const here = `http://${request.host}${base}`;
  return json(200, {
    issuer: altinnIssuer,
    jwks_uri: `${here}/openid/.well-known/openid-configuration/jwks`,
    authorization_endpoint: `${here}/authorize/`,
    token_endpoint: `${here}/token/`,
    end_session_endpoint: `${here}/openid/logout/`,
    response_types_supported: ['token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
  });
}

async function keys({ world }: Question): Promise<Reply> {
  const { kid, publicKey } = world.altinnKey;
  const { e, n = '' } = await exportJWK(publicKey);
  // The modulus is padded base64, not base64url, as the service has it.
  const padded = Buffer.from(n, 'base64url').toString('base64');
  return json(200, { keys: [{ kty: 'RSA', use: 'sig', kid, e, n: padded }] });
}
