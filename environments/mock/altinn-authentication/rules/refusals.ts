import {
  bareProblem,
  bindingProblem,
  empty,
  handMadeProblem,
  traceId,
} from '../../altinn-app/families.ts';
import type { Lines, MockRequest, Reply } from '../../server/message.ts';
import type { World } from '../../server/world.ts';
import { authenticationDefects as defects } from '../defects.ts';

/** How the service says no (reference altinn-platform 11.2). */
export const refusalRules = {
  /** Every refusal of a token by the exchange, whatever the reason. */
  refusesToken: (world: World): Reply => {
    const reply = bareProblem(401);
    return { ...reply, headers: [...reply.headers, ...challenge(world)] };
  },
  /** Text that only looks like a JWT makes the service fail. */
  refusesGarbled: (world: World): Reply =>
    world.has(defects.garbledToken) ? empty(500) : refusalRules.refusesToken(world),
  refusesCaller: (world: World): Reply => empty(401, challenge(world)),
  refusesFlag: (name: string, value: string): Reply =>
    bindingProblem({ [name]: [`The value '${value}' is not valid.`] }),
  refusesScope: (): Reply => empty(403),
  /** A token without a scope is taken for a session, which it has none of; undefined lets it be refreshed. */
  refusesSession: (scope: unknown, world: World): Reply | undefined => {
    const isPortal = scope === 'altinn:portal/enduser';
    if (scope !== undefined && !isPortal) return undefined;
    if (world.has(defects.refreshWithoutScope)) return failed();
    return isPortal ? refusalRules.refusesCaller(world) : undefined;
  },
  sentenceOfProvider: (provider: string): string =>
    `Invalid token provider: ${provider}. Trusted token providers are 'Maskinporten', 'Id-porten' and 'AltinnStudio'.`,
  refusesEnterpriseUser: (): Reply => {
    const type = 'https://tools.ietf.org/html/rfc9110#section-15.5.11';
    return handMadeProblem(410, { type, title: 'Gone', status: 410, traceId: traceId() });
  },
  refusesMethod: (allowed: readonly string[], _request: MockRequest): Reply =>
    empty(405, [['Allow', allowed.join(', ')]]),
  refusesPath: (_request: MockRequest): Reply => empty(404),
};

function challenge(world: World): Lines {
  return world.has(defects.noChallenge) ? [] : [['WWW-Authenticate', 'Bearer']];
}

const uncached: Lines = [
  ['Cache-Control', 'no-cache,no-store'],
  ['Expires', '-1'],
  ['Pragma', 'no-cache'],
];

function failed(): Reply {
  const type = 'https://tools.ietf.org/html/rfc9110#section-15.6.1';
  const title = 'An error occurred while processing your request.';
  const reply = handMadeProblem(500, { type, title, status: 500, traceId: traceId() });
  return { ...reply, headers: [...reply.headers, ...uncached] };
}
