import { isStatus, mapMember, setMember, withHeader } from '../change.ts';
import { integrations } from '../../fiks-svarut/access/accounts.ts';
import type { FiksCall } from '../../fiks-svarut/call.ts';
import { accessRules } from '../../fiks-svarut/rules/access.ts';
import { hasWrongPassword, namedIntegration, refused } from './caller-means.ts';
import type { FiksFault } from './fault.ts';

const { findsIntegration, fitsPassword, refusesIntegration } = accessRules;
const anyId = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Which of the three parts of an integration is wrong, where the token is good. */
function causeOf(call: FiksCall): 'id' | 'password' | 'organisation' {
  if (namedIntegration(call) === undefined) return 'id';
  return hasWrongPassword(call) ? 'password' : 'organisation';
}

const refusedIntegration: Pick<NonNullable<FiksFault['replies']>, 'when'> = {
  when: ({ status, body }) =>
    status === 401 && body?.toString('utf8').includes('Autentisering feilet') === true,
};

/** Faults of how an integration is looked at (reference fiks 1.1, 1.4). */
export const integrationFaults: readonly FiksFault[] = [
  {
    id: 'fiks-serves-without-integration-id',
    breaks: 'A call without IntegrasjonId is served: the password is enough.',
    aimedAt: 'FIKS-AUTH-003',
    rules: {
      findsIntegration: (id) => (id === undefined ? integrations.sender : findsIntegration(id)),
    },
  },
  {
    id: 'fiks-missing-integration-id-answers-500',
    breaks: 'A call without IntegrasjonId makes the service fail.',
    aimedAt: 'FIKS-AUTH-003',
    bypass: (call) =>
      call.credentials.integrationId === undefined ? refused(call, 500) : undefined,
  },
  {
    id: 'fiks-serves-without-password',
    breaks: 'A call without IntegrasjonPassord is served: the id is enough.',
    aimedAt: 'FIKS-AUTH-004',
    rules: {
      fitsPassword: (integration, password) =>
        password === undefined || fitsPassword(integration, password),
    },
  },
  {
    id: 'fiks-password-not-checked',
    breaks: 'The integration is not checked: any password is right.',
    aimedAt: 'FIKS-AUTH-014',
    rules: { fitsPassword: (_, password) => password !== undefined && password !== '' },
  },
  {
    id: 'fiks-password-checked-by-its-beginning',
    breaks: 'A password is right that begins as the right one does.',
    aimedAt: 'FIKS-AUTH-014',
    rules: {
      fitsPassword: (integration, password = '') =>
        password.length >= 8 && integration.password.startsWith(password),
    },
  },
  {
    id: 'fiks-password-in-any-case',
    breaks: 'Upper and lower case of a password are the same.',
    aimedAt: 'FIKS-AUTH-014',
    rules: {
      fitsPassword: (integration, password) =>
        integration.password.toLowerCase() === password?.toLowerCase(),
    },
  },
  {
    id: 'fiks-wrong-password-answers-403',
    breaks: "A wrong integration is refused with 403, as the publisher's simulator does.",
    aimedAt: 'FIKS-AUTH-014',
    rules: { refusesIntegration: (id) => ({ ...refusesIntegration(id), status: 403 }) },
  },
  {
    id: 'fiks-integration-not-checked',
    breaks: 'The integration is not checked: any id is one.',
    aimedAt: 'FIKS-AUTH-015',
    rules: {
      findsIntegration: (id) =>
        id !== undefined && anyId.test(id)
          ? (findsIntegration(id) ?? integrations.sender)
          : undefined,
    },
  },
  {
    id: 'fiks-unknown-integration-answers-404',
    breaks: 'An integration that nobody has is answered 404.',
    aimedAt: 'FIKS-AUTH-015',
    rules: {
      refusesIntegration: (id) => ({
        ...refusesIntegration(id),
        status: findsIntegration(id) === undefined ? 404 : 401,
      }),
    },
  },
  {
    id: 'fiks-organisation-not-checked',
    breaks: 'The token may be of any organisation.',
    aimedAt: 'FIKS-AUTH-016',
    rules: { fitsOrganisation: () => true },
  },
  {
    id: 'fiks-cause-in-message',
    breaks: 'The message says which part of the integration is wrong.',
    aimedAt: 'FIKS-AUTH-017',
    replies: {
      ...refusedIntegration,
      change: (reply, call) =>
        mapMember(['message'], (text) => `${String(text)} (${causeOf(call)})`)(reply, call),
    },
  },
  {
    id: 'fiks-cause-in-error-code',
    breaks: 'The errorCode says which part of the integration is wrong.',
    aimedAt: 'FIKS-AUTH-017',
    replies: {
      ...refusedIntegration,
      change: (reply, call) => setMember(['errorCode'], causeOf(call))(reply, call),
    },
  },
  {
    id: 'fiks-cause-in-challenge',
    breaks: 'WWW-Authenticate says which part of the integration is wrong.',
    aimedAt: 'FIKS-AUTH-017',
    replies: {
      ...refusedIntegration,
      change: (reply, call) =>
        withHeader('WWW-Authenticate', `Bearer error="${causeOf(call)}"`)(reply, call),
    },
  },
  {
    id: 'fiks-cause-in-members',
    breaks: 'An integration that exists is refused with one member more.',
    aimedAt: 'FIKS-AUTH-017',
    replies: {
      ...refusedIntegration,
      when: (reply, call) =>
        refusedIntegration.when?.(reply, call) === true && namedIntegration(call) !== undefined,
      change: setMember(['integrasjon'], 'kjent'),
    },
  },
  {
    id: 'fiks-integration-refusal-leads-to-login',
    breaks: 'An IntegrasjonId that is no uuid is led to a page for logging in.',
    aimedAt: 'FIKS-AUTH-018',
    replies: {
      when: (reply, { credentials: { integrationId: id } }) =>
        isStatus(401)(reply) && id !== undefined && !anyId.test(id),
      change: (reply) => ({ ...withHeader('Location', '/login')(reply, undefined), status: 302 }),
    },
  },
  {
    id: 'fiks-malformed-integration-id-answers-500',
    breaks: 'An IntegrasjonId that is no uuid makes the service fail.',
    aimedAt: 'FIKS-AUTH-018',
    bypass: (call) =>
      anyId.test(call.credentials.integrationId ?? integrations.sender.id)
        ? undefined
        : refused(call, 500),
  },
  {
    id: 'fiks-empty-password-is-right',
    breaks: 'An empty password is right.',
    aimedAt: 'FIKS-AUTH-018',
    rules: {
      fitsPassword: (integration, password) =>
        password === '' || fitsPassword(integration, password),
    },
  },
];
