import { grantProblem, type GrantReason } from '../../maskinporten/grant-problem.ts';
import {
  dropHeader,
  emptyBody,
  isRefusal,
  isStatus,
  mapMember,
  setMember,
  withStatus,
} from '../change.ts';
import type { MaskinportenFault } from './fault.ts';

const routes = ['requestToken'];

/** Tells one reason as another. */
const told = (reason: GrantReason, as: GrantReason): NonNullable<MaskinportenFault['rules']> => ({
  problemOf: (one) => grantProblem(one === reason ? as : one),
});

/** Refusals that are told otherwise. */
export const refusalFaults: readonly MaskinportenFault[] = [
  {
    id: 'mask-used-told-as-expired',
    breaks: 'A spent grant is told as an expired one.',
    aimedAt: 'MASK-JTI-001',
    rules: told('used', 'expired'),
  },
  {
    id: 'mask-delegation-told-as-scope',
    breaks: 'A missing delegation is told as a missing scope.',
    aimedAt: 'MASK-ORG-002',
    rules: told('delegation', 'scope'),
  },
  {
    id: 'mask-signature-told-as-client',
    breaks: 'A wrong signature is told as an unknown client.',
    aimedAt: 'MASK-KEY-003',
    rules: told('signature', 'client'),
  },
  {
    id: 'mask-error-empty',
    breaks: 'A refusal has no body.',
    aimedAt: 'MASK-ERR-001',
    replies: { routes, when: isRefusal, change: emptyBody },
  },
  {
    id: 'mask-malformed-taken',
    breaks: 'A request without a grant is answered 200 with nothing.',
    aimedAt: 'MASK-FORM-002',
    replies: { routes, when: isStatus(400), change: withStatus(200) },
  },
  {
    id: 'mask-get-token-answered',
    breaks: 'GET of the token operation is answered 200.',
    aimedAt: 'MASK-FORM-004',
    unrouted: (reply, { path }) => (path === '/token' ? { ...reply, status: 200 } : reply),
  },
  {
    id: 'mask-code-not-told',
    breaks: 'No refusal tells its code.',
    aimedAt: 'MASK-ERR-002',
    replies: {
      routes,
      when: isRefusal,
      change: setMember(['error_uri'], 'https://maskinporten.no/'),
    },
  },
  {
    id: 'mask-refusal-cached',
    breaks: 'Caches may keep refusals.',
    aimedAt: 'MASK-ERR-003',
    replies: { routes, when: isRefusal, change: dropHeader('Cache-Control') },
  },
  {
    id: 'mask-trace-not-told',
    breaks: 'A refusal has no id to ask about.',
    aimedAt: 'MASK-ERR-004',
    replies: {
      routes,
      when: isRefusal,
      change: mapMember(['error_description'], (text) => String(text).replace(/ \(.*/, '')),
    },
  },
  {
    id: 'mask-trace-shared',
    breaks: 'Every refusal has the same id.',
    aimedAt: 'MASK-ERR-004',
    replies: {
      routes,
      when: isRefusal,
      change: mapMember(['error_description'], (text) =>
        String(text).replace(/[0-9a-f]{32}/, '0'.repeat(32)),
      ),
    },
  },
];
