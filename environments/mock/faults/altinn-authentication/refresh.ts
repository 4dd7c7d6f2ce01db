import { empty } from '../../altinn-app/families.ts';
import {
  authenticationRules,
  type AuthenticationRules,
} from '../../altinn-authentication/rules.ts';
import { dropHeader, isStatus, replaceJson, both, withMediaType } from '../change.ts';
import type { AuthenticationFault } from './fault.ts';

const rules = authenticationRules;
const routes = ['refreshToken'];

const refreshed = (
  id: string,
  breaks: string,
  [aimedAt, changed]: readonly [string, Partial<AuthenticationRules>],
): AuthenticationFault => ({ id: `authn-refresh-${id}`, breaks, aimedAt, rules: changed });

/** Refresh that gives too much or too little. */
export const refreshFaults: readonly AuthenticationFault[] = [
  refreshed('new-session', 'A refreshed token begins another session.', [
    'AUTHN-REFRESH-001',
    { refreshedSession: () => rules.sessionId() },
  ]),
  refreshed('keeps-its-end', 'A refreshed token lives for five minutes.', [
    'AUTHN-REFRESH-001',
    { lifeSeconds: (source) => ('sid' in source ? 300 : rules.lifeSeconds(source)) },
  ]),
  refreshed('once', 'A token is refreshed once.', [
    'AUTHN-REFRESH-006',
    {
      refreshedSession: () => 'refreshed',
      isOwn: (claims, world) => claims['sid'] !== 'refreshed' && rules.isOwn(claims, world),
    },
  ]),
  refreshed('without-cookie', 'Refresh takes no cookie.', [
    'AUTHN-REFRESH-003',
    { refreshedTokenOf: (request) => rules.bearerOf(request) },
  ]),
  {
    id: 'authn-refresh-refusal-explained',
    breaks: 'Refresh explains its refusal.',
    aimedAt: 'AUTHN-REFRESH-004',
    replies: {
      routes,
      when: isStatus(401),
      change: both(replaceJson({ title: 'Unauthorized' }), withMediaType('application/json')),
    },
  },
  refreshed('ended-taken', 'A token that has ended is refreshed.', [
    'AUTHN-REFRESH-004',
    { isInTime: () => true },
  ]),
  refreshed('signature-unchecked', 'Signatures are not verified.', [
    'AUTHN-REFRESH-005',
    { checksSignature: () => false },
  ]),
  refreshed('foreign-taken', 'Tokens of Maskinporten are refreshed.', [
    'AUTHN-REFRESH-005',
    { passes: ({ claims }) => 'client_amr' in claims, isOwn: () => true },
  ]),
  {
    id: 'authn-refresh-scopeless-forever',
    breaks: 'A token of a portal session that is gone is refreshed.',
    aimedAt: 'AUTHN-REFRESH-007',
    rules: { refusesSession: () => undefined },
  },
  refreshed('any-issuer', 'A token of any issuer is refreshed.', [
    'AUTHN-REFRESH-008',
    { isOwn: () => true },
  ]),
  {
    id: 'authn-refresh-flag-ignored',
    breaks: 'Any enrichPid is taken.',
    aimedAt: 'AUTHN-REFRESH-009',
    rules: { flagOf: (text) => rules.flagOf(text) ?? false },
  },
  {
    id: 'authn-refresh-flag-refused',
    breaks: 'enrichPid is refused.',
    aimedAt: 'AUTHN-REFRESH-009',
    bypass: ({ request }, route) =>
      route.id === 'refreshToken' && request.query.has('enrichPid') ? empty(401) : undefined,
  },
  refreshed('jti-kept', 'A refreshed token has the jti of its source.', [
    'AUTHN-REFRESH-010',
    { tokenId: (source, world) => ('sid' in source ? source.jti : rules.tokenId(source, world)) },
  ]),
  {
    id: 'authn-refresh-no-challenge',
    breaks: 'A refusal of refresh names no way to authenticate.',
    aimedAt: 'AUTHN-REFRESH-011',
    replies: { routes, when: isStatus(401), change: dropHeader('WWW-Authenticate') },
  },
];
