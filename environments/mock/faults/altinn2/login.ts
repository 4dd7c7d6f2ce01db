import { persons } from '../../altinn2/access/parties.ts';
import { refuse, type Altinn2Route, type Caller } from '../../altinn2/call.ts';
import { altinn2Rules } from '../../altinn2/rules.ts';
import { both, replaceBody, withMediaType, withStatus } from '../change.ts';
import type { Altinn2Fault } from './fault.ts';
import { dataForNobody } from './keys.ts';
import { answersWhen, emptyList, onSuccess } from './means.ts';

const { hasScope } = altinn2Rules;

/** One scope opens what another should. */
const opensToo =
  (held: string, wanted: string) =>
  (caller: Caller, route: Altinn2Route): boolean =>
    hasScope(caller, route) ||
    (caller.scopes.includes(`altinn:${held}`) && (route.scopes ?? []).includes(wanted));

const page = both(
  withMediaType('text/html; charset=utf-8'),
  replaceBody('<html><body>Logg inn</body></html>'),
);

/** Faults of tokens, cookies and scopes. */
export const loginFaults: readonly Altinn2Fault[] = [
  {
    id: 'alt2-nobody-gets-data',
    breaks: 'A call without login is answered with data.',
    aimedAt: 'ALT2-LOGIN-001',
    rules: { answersLoginless: () => dataForNobody },
  },
  {
    id: 'alt2-nobody-gets-404',
    breaks: 'A call without login finds nothing.',
    aimedAt: 'ALT2-LOGIN-001',
    rules: { answersLoginless: () => refuse(404) },
  },
  {
    id: 'alt2-login-page-to-who-is-logged-in',
    breaks: 'Reportees are answered with the login page.',
    aimedAt: 'ALT2-LOGIN-002',
    ...onSuccess(['listReportees'], page),
  },
  {
    id: 'alt2-redirect-to-who-is-logged-in',
    breaks: 'A profile is answered with a redirect to the login.',
    aimedAt: 'ALT2-LOGIN-002',
    ...answersWhen(
      ['getProfile'],
      ({ key }) => key !== undefined,
      ({ request }) => altinn2Rules.answersLoginless(request),
    ),
  },
  {
    id: 'alt2-general-scope-opens-no-delegations',
    breaks: 'The general scope does not open delegations.',
    aimedAt: 'ALT2-LOGIN-003',
    rules: {
      hasScope: (caller, route) => route.id !== 'listDelegations' && hasScope(caller, route),
    },
  },
  {
    id: 'alt2-missing-scope-answers-403',
    breaks: 'A token without the scope is refused with 403.',
    aimedAt: 'ALT2-LOGIN-004',
    rules: {
      refusesScope: () => refuse(403, 'Claims Authorization failed: Missing required scope'),
    },
  },
  {
    id: 'alt2-scope-is-not-looked-at',
    breaks: 'No scope is needed.',
    aimedAt: 'ALT2-LOGIN-004',
    rules: { hasScope: () => true },
  },
  {
    id: 'alt2-missing-scope-says-nothing',
    breaks: 'The status line does not say that a scope is missing.',
    aimedAt: 'ALT2-LOGIN-005',
    rules: { refusesScope: () => refuse(401, 'Unauthorized') },
  },
  {
    id: 'alt2-meta-scope-opens-messages',
    breaks: 'The scope for the list opens single messages.',
    aimedAt: 'ALT2-LOGIN-006',
    rules: { hasScope: opensToo('instances.meta', 'instances.read') },
  },
  {
    id: 'alt2-meta-scope-opens-nothing',
    breaks: 'The scope for the list does not open it.',
    aimedAt: 'ALT2-LOGIN-006',
    rules: {
      hasScope: (caller, route) =>
        !caller.scopes.includes('altinn:instances.meta') && hasScope(caller, route),
    },
  },
  {
    id: 'alt2-read-scope-writes',
    breaks: 'The scope for reading deletes messages.',
    aimedAt: 'ALT2-LOGIN-007',
    rules: { hasScope: opensToo('instances.read', 'instances.write') },
  },
  ...(
    [
      ['reportees', 'profiles.read'],
      ['profiles.read', 'rolesandrights.read'],
      ['rolesandrights.read', 'delegations.read'],
      ['delegations.read', 'reportees'],
    ] as const
  ).map(([held, wanted]): Altinn2Fault => ({
    id: `alt2-scope-${held.replace('.', '-')}-opens-${wanted.replace('.', '-')}`,
    breaks: `The scope ${held} opens what needs ${wanted}.`,
    aimedAt: 'ALT2-LOGIN-008',
    rules: { hasScope: opensToo(held, wanted) },
  })),
  {
    id: 'alt2-expired-token-opens',
    breaks: 'The lifetime of a token is not looked at.',
    aimedAt: 'ALT2-LOGIN-009',
    rules: { isInTime: () => true },
  },
  {
    id: 'alt2-expired-token-is-sent-to-login',
    breaks: 'An expired token is sent to the login page.',
    aimedAt: 'ALT2-LOGIN-009',
    rules: {
      refusesToken: (why) =>
        why === 'lifetime' ? { status: 302, headers: [['Location', '/login']] } : refuse(401),
    },
  },
  {
    id: 'alt2-expired-token-says-nothing',
    breaks: 'The status line does not say that the token has expired.',
    aimedAt: 'ALT2-LOGIN-010',
    rules: { refusesToken: () => refuse(401) },
  },
  {
    id: 'alt2-signature-is-not-looked-at',
    breaks: 'Tokens that another key signed, or nobody, are taken.',
    aimedAt: 'ALT2-LOGIN-011',
    rules: { isSigned: () => Promise.resolve(true) },
  },
  {
    id: 'alt2-issuer-is-not-looked-at',
    breaks: 'Tokens of any issuer are taken.',
    aimedAt: 'ALT2-LOGIN-011',
    rules: { isTrusted: () => true },
  },
  {
    id: 'alt2-end-user-opens-serviceowner',
    breaks: 'The token of an end user opens what service owners may ask.',
    aimedAt: 'ALT2-LOGIN-012',
    ...answersWhen(
      ['listOrganizations'],
      ({ request }) => request.header('authorization') !== undefined,
      () => emptyList('organizations'),
    ),
  },
  {
    id: 'alt2-ownerless-answers-403',
    breaks: 'Nobody is refused with 403 where an organisation must be logged in.',
    aimedAt: 'ALT2-LOGIN-013',
    rules: { refusesOwnerless: () => refuse(403) },
  },
  {
    id: 'alt2-ownerless-is-answered',
    breaks: 'Nobody needs to be logged in under serviceowner.',
    aimedAt: 'ALT2-LOGIN-013',
    rules: { refusesOwnerless: () => emptyList('organizations') },
  },
  {
    id: 'alt2-ownerless-says-nothing',
    breaks: 'The status line does not say that there is no organisation.',
    aimedAt: 'ALT2-LOGIN-014',
    rules: { refusesOwnerless: () => refuse(401) },
  },
  {
    id: 'alt2-userless-is-sent-to-login',
    breaks: 'An organisation without a user is sent to the login page.',
    aimedAt: 'ALT2-LOGIN-015',
    rules: { refusesUserless: () => ({ status: 302, headers: [['Location', '/login']] }) },
  },
  {
    id: 'alt2-userless-is-answered',
    breaks: 'An organisation without a user is answered with data.',
    aimedAt: 'ALT2-LOGIN-015',
    rules: { refusesUserless: () => emptyList('messages') },
  },
  {
    id: 'alt2-cookie-has-another-name',
    breaks: 'The login cookie has a name of nobody.',
    aimedAt: 'ALT2-LOGIN-016',
    rules: { cookieName: () => 'Session' },
  },
  {
    id: 'alt2-login-answers-201',
    breaks: 'A login is answered with 201.',
    aimedAt: 'ALT2-LOGIN-016',
    ...onSuccess(['authenticateWithPassword'], withStatus(201)),
  },
  {
    id: 'alt2-login-needs-a-key',
    breaks: 'A login by password needs a key.',
    aimedAt: 'ALT2-LOGIN-017',
    ...answersWhen(
      ['authenticateWithPassword'],
      ({ key }) => key === undefined,
      () => altinn2Rules.refusesKeyless(),
    ),
  },
  {
    id: 'alt2-cookie-is-not-read',
    breaks: 'The login cookie opens nothing.',
    aimedAt: 'ALT2-LOGIN-018',
    rules: { presentsCookie: () => undefined },
  },
  {
    id: 'alt2-any-password-logs-in',
    breaks: 'Any password logs in.',
    aimedAt: 'ALT2-LOGIN-019',
    rules: { knowsPassword: () => persons.user },
  },
  {
    id: 'alt2-any-cookie-is-a-login',
    breaks: 'A cookie that nobody was given is a login.',
    aimedAt: 'ALT2-LOGIN-020',
    ...answersWhen(
      ['listMessages'],
      ({ request }) => /aspxauth/i.test(request.header('cookie') ?? ''),
      () => emptyList('messages'),
    ),
  },
  {
    id: 'alt2-cookie-and-token-are-taken',
    breaks: 'Cookie and token together are taken.',
    aimedAt: 'ALT2-LOGIN-021',
    rules: { refusesTwoLogins: () => undefined },
  },
];
