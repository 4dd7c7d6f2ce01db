import { decodeJwt, decodeProtectedHeader, exportJWK, jwtVerify, type JWTPayload } from 'jose';
import { empty, json } from '../altinn-app/families.ts';
import type { Answer } from '../server/listen.ts';
import type { MockRequest, Reply } from '../server/message.ts';
import { routeTable } from '../server/route-table.ts';
import type { World } from '../server/world.ts';
import { registeredClients, type RegisteredClient } from './clients.ts';
import { grantProblem, type GrantReason } from './grant-problem.ts';
import { brokenGrantRule, scopesOf } from './grant-rules.ts';
import { issueToken, lifeSeconds, maskinportenIssuer } from './issue-token.ts';

const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

interface MaskinportenRoute {
  readonly method: string;
  readonly path: string;
  readonly handle: (world: World, request: MockRequest) => Promise<Reply> | Reply;
}

const match = routeTable<MaskinportenRoute>([
  { method: 'GET', path: '/.well-known/oauth-authorization-server', handle: metadata },
  { method: 'GET', path: '/jwk', handle: keys },
  { method: 'POST', path: '/token', handle: token },
]);

/** Answers as Maskinporten does: metadata, keys and the JWT grant (reference altinn-platform 1). */
export function maskinportenApi(world: () => World): Answer {
  return async (request) => dated(await answered(world(), request), world());
}

// The server itself adds no headers of its own.
function dated(reply: Reply, world: World): Reply {
  const date = ['Date', world.clock.now().toUTCString()] as const;
  return { ...reply, headers: [...reply.headers, date] };
}

async function answered(world: World, request: MockRequest): Promise<Reply> {
  const matched = match(request.method, request.path);
  if (matched.kind === 'missing') return empty(404);
  if (matched.kind === 'wrong-method') {
    return empty(405, [['Allow', matched.allowed.join(', ')]]);
  }
  return matched.route.handle(world, request);
}

function metadata(_world: World, request: MockRequest): Reply {
  const base = `http://${request.host}`;
  return json(200, {
    issuer: maskinportenIssuer,
    token_endpoint: `${base}/token`,
    jwks_uri: `${base}/jwk`,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    grant_types_supported: [jwtBearer],
    token_endpoint_auth_signing_alg_values_supported: ['RS256', 'RS384', 'RS512'],
  });
}

async function keys(world: World): Promise<Reply> {
  const { kid, publicKey } = await world.maskinportenKey();
  const jwk = await exportJWK(publicKey);
  return json(200, { keys: [{ ...jwk, use: 'sig', alg: 'RS256', kid }] });
}

async function token(world: World, request: MockRequest): Promise<Reply> {
  const form = new URLSearchParams(request.body.toString('utf8'));
  const type = request.header('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return refusal('malformed');
  if (form.get('grant_type') !== jwtBearer) return refusal('grantType');
  const checked = await check(world, form.get('assertion') ?? '');
  if ('reason' in checked) return refusal(checked.reason);
  const { client, claims } = checked;
  if (claims.jti !== undefined) usedIn(world).add(claims.jti);
  return json(200, {
    access_token: await issueToken(world, client, claims),
    token_type: 'Bearer',
    expires_in: lifeSeconds,
    scope: scopesOf(claims).join(' '),
  });
}

function refusal(reason: GrantReason): Reply {
  const { code, error, description, status } = grantProblem(reason);
  return json(status, {
    error,
    error_description: description,
    error_uri: `https://maskinporten.no/errors/${code}`,
  });
}

type Checked =
  | { readonly client: RegisteredClient; readonly claims: JWTPayload }
  | { readonly reason: GrantReason };

async function check(world: World, assertion: string): Promise<Checked> {
  const read = readAssertion(assertion);
  if (read === undefined) return { reason: 'malformed' };
  if (read.kid === undefined) return { reason: read.hasChain ? 'chain' : 'client' };
  const clients = await registeredClients();
  const client = clients.find((one) => one.key.kid === read.kid);
  if (client === undefined || client.clientId !== read.claims.iss) return { reason: 'client' };
  if (!(await isSignedBy(assertion, client))) return { reason: 'signature' };
  const reason = brokenGrantRule({
    claims: read.claims,
    client,
    issuer: maskinportenIssuer,
    now: Math.floor(world.clock.now().getTime() / 1000),
    usedBefore: (jti) => usedIn(world).has(jti),
  });
  return reason === undefined ? { client, claims: read.claims } : { reason };
}

function readAssertion(
  assertion: string,
): { claims: JWTPayload; kid: string | undefined; hasChain: boolean } | undefined {
  try {
    const { kid, x5c } = decodeProtectedHeader(assertion);
    return { claims: decodeJwt(assertion), kid, hasChain: x5c !== undefined };
  } catch {
    return undefined;
  }
}

// The times are judged by the grant's own rules, so only the signature counts here.
async function isSignedBy(assertion: string, client: RegisteredClient): Promise<boolean> {
  try {
    const algorithms = ['RS256', 'RS384', 'RS512'];
    const { iat = 0 } = decodeJwt(assertion);
    const currentDate = new Date(iat * 1000);
    await jwtVerify(assertion, client.key.publicKey, {
      algorithms,
      currentDate,
      clockTolerance: 1e9,
    });
    return true;
  } catch {
    return false;
  }
}

const used = new WeakMap<World, Set<string>>();

/** The `jti` values of grants so far. */
function usedIn(world: World): Set<string> {
  const known = used.get(world) ?? new Set<string>();
  used.set(world, known);
  return known;
}
