import { both, dropMember, emptyBody, isStatus, setMember, withStatus } from '../change.ts';
import { also, addsElement, comparing } from './effect.ts';
import type { Fault } from './fault.ts';
import { misreadAction, sentMembers } from './misread.ts';
import { crashes, denies, isEnded, takesIt } from './outcome.ts';

const ok = isStatus(200);

/** Signing tasks and signatures. */
export const signingFaults: readonly Fault[] = [
  {
    id: 'app-signing-without-signees',
    breaks: 'GET signing has no member signeeStates.',
    aimedAt: 'APP-SIGN-001',
    replies: { routes: ['getSigning'], when: ok, change: dropMember('signeeStates') },
  },
  {
    id: 'app-signing-signees-null',
    breaks: 'GET signing shows null for the signees.',
    aimedAt: 'APP-SIGN-001',
    replies: { routes: ['getSigning'], when: ok, change: setMember(['signeeStates'], null) },
  },
  {
    id: 'app-signing-forgets-signees',
    breaks: 'GET signing never shows who has signed.',
    aimedAt: 'APP-SIGN-001',
    replies: { routes: ['getSigning'], when: ok, change: setMember(['signeeStates'], []) },
  },
  {
    id: 'app-signing-without-time',
    breaks: 'GET signing does not say when somebody signed.',
    aimedAt: 'APP-SIGN-001',
    replies: {
      routes: ['getSigning'],
      when: ok,
      change: setMember(['signeeStates', '*', 'signedTime'], null),
    },
  },
  {
    id: 'app-signing-nothing-to-sign',
    breaks: 'GET signing/data-elements shows nothing to sign.',
    aimedAt: 'APP-SIGN-002',
    replies: {
      routes: ['getSigningDataElements'],
      when: ok,
      change: setMember(['dataElements'], []),
    },
  },
  {
    id: 'app-signing-foreign-elements',
    breaks: 'GET signing/data-elements shows elements of another instance.',
    aimedAt: 'APP-SIGN-002',
    replies: {
      routes: ['getSigningDataElements'],
      when: ok,
      change: setMember(['dataElements', '*', 'id'], '11111111-1111-4111-8111-111111111111'),
    },
  },
  {
    id: 'app-signing-elements-as-ids',
    breaks: 'GET signing/data-elements shows ids alone.',
    aimedAt: 'APP-SIGN-002',
    replies: {
      routes: ['getSigningDataElements'],
      when: ok,
      change: setMember(['dataElements', '*'], '11111111-1111-4111-8111-111111111111'),
    },
  },
  {
    id: 'app-signing-organizations-denied',
    breaks: 'GET signing/organizations answers 401 to a user.',
    aimedAt: 'APP-SIGN-003',
    replies: {
      routes: ['getSigningOrganizations'],
      when: ok,
      change: both(withStatus(401), emptyBody),
    },
  },
  {
    id: 'app-signing-organizations-missing',
    breaks: 'GET signing/organizations has no member organizations.',
    aimedAt: 'APP-SIGN-003',
    replies: { routes: ['getSigningOrganizations'], when: ok, change: dropMember('organizations') },
  },
  {
    id: 'app-signing-outside-taken',
    breaks: 'GET signing outside a signing task answers 200.',
    aimedAt: 'APP-SIGN-004',
    replies: { routes: ['getSigning'], when: isStatus(400), change: withStatus(200) },
  },
  {
    id: 'app-signing-outside-crashes',
    breaks: 'GET signing outside a signing task answers 500.',
    aimedAt: 'APP-SIGN-004',
    replies: { routes: ['getSigning'], when: isStatus(400), change: crashes },
  },
  {
    id: 'app-signing-after-end-taken',
    breaks: 'GET signing after the end answers 200.',
    aimedAt: 'APP-SIGN-005',
    replies: { routes: ['getSigning'], when: isEnded, change: takesIt },
  },
  {
    id: 'app-signing-after-end-409',
    breaks: 'GET signing after the end answers 409.',
    aimedAt: 'APP-SIGN-005',
    replies: { routes: ['getSigning'], when: isEnded, change: withStatus(409) },
  },
  {
    id: 'app-signature-not-stored',
    breaks: 'A signature is not stored.',
    aimedAt: 'APP-SIGN-006',
    ...comparing(['nextProcess'], ({ instance }, before) => {
      instance.data = instance.data.filter((one) => before.data.some((old) => old.id === one.id));
    }),
  },
  {
    id: 'app-signature-stored-twice',
    breaks: 'A signature is stored twice.',
    aimedAt: 'APP-SIGN-006',
    ...comparing(['nextProcess'], ({ instance }, before) => {
      const added = instance.data.filter((one) => !before.data.some((old) => old.id === one.id));
      instance.data.push(...added.map((one) => ({ ...one, id: crypto.randomUUID() })));
    }),
  },
  {
    id: 'app-signature-stored-as-text',
    breaks: 'A signature is stored as text/plain.',
    aimedAt: 'APP-SIGN-006',
    ...comparing(['nextProcess'], ({ instance }) => {
      for (const one of instance.data)
        if (one.contentType === 'application/json') one.contentType = 'text/plain';
    }),
  },
  {
    id: 'app-signing-anonymous-served',
    breaks: 'Signing information is served without a token.',
    aimedAt: 'APP-SIGN-007',
    replies: {
      routes: ['getSigning', 'getSigningDataElements', 'getSigningOrganizations'],
      when: isStatus(401),
      change: takesIt,
    },
  },
  {
    id: 'app-signing-anonymous-crashes',
    breaks: 'Signing information answers 500 without a token.',
    aimedAt: 'APP-SIGN-007',
    replies: {
      routes: ['getSigning', 'getSigningDataElements', 'getSigningOrganizations'],
      when: isStatus(401),
      change: crashes,
    },
  },
  {
    id: 'app-signing-anonymous-403',
    breaks: 'Signing information answers 403 without a token.',
    aimedAt: 'APP-SIGN-007',
    replies: {
      routes: ['getSigning', 'getSigningDataElements', 'getSigningOrganizations'],
      when: isStatus(401),
      change: withStatus(403),
    },
  },
  {
    id: 'app-signing-open-to-all',
    breaks: 'Signing information is served to everybody.',
    aimedAt: 'APP-SIGN-008',
    rules: { permits: () => true },
  },
  {
    id: 'app-signing-denied-crashes',
    breaks: 'Signing information answers 500 to a caller who may not read the instance.',
    aimedAt: 'APP-SIGN-008',
    replies: {
      routes: ['getSigning', 'getSigningDataElements', 'getSigningOrganizations'],
      when: isStatus(403),
      change: crashes,
    },
  },
  {
    id: 'app-signing-reject-signs',
    breaks: 'A reject in a signing task stores a signature.',
    aimedAt: 'APP-SIGN-009',
    replies: {
      routes: ['nextProcess'],
      when: (reply, call) => reply.status === 200 && sentMembers(call)['action'] === 'reject',
      change: also(addsElement),
    },
  },
  {
    id: 'app-signing-reject-goes-on',
    breaks: 'A reject in a signing task goes on.',
    aimedAt: 'APP-SIGN-009',
    requests: { routes: ['nextProcess'], change: misreadAction('reject', 'sign') },
  },
  {
    id: 'app-signing-reject-stays',
    breaks: 'A reject in a signing task answers 403.',
    aimedAt: 'APP-SIGN-009',
    replies: {
      routes: ['nextProcess'],
      when: (_reply, call) => sentMembers(call)['action'] === 'reject',
      change: denies,
    },
  },
];
