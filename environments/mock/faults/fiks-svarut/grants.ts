import { isStatus, mapMember } from '../change.ts';
import { account, integrations, otherAccount } from '../../fiks-svarut/access/accounts.ts';
import type { FiksCall } from '../../fiks-svarut/call.ts';
import { json } from '../../fiks-svarut/replies.ts';
import { accessRules } from '../../fiks-svarut/rules/access.ts';
import {
  accountRoutes,
  forsendelseRoutes,
  isUngranted,
  lacksGrant,
  refused,
  takesForSender,
} from './caller-means.ts';
import type { FiksFault } from './fault.ts';

const { isGranted, refusesAccess } = accessRules;
const known: readonly string[] = [account.id, otherAccount.id];

const isUnknownAccount = ({ params }: FiksCall): boolean =>
  params['kontoId'] !== undefined && !known.includes(params['kontoId'].toLowerCase());

/** Faults of the third condition, the grant on the account (reference fiks 1.1, 1.4, 2.2). */
export const grantFaults: readonly FiksFault[] = [
  {
    id: 'fiks-grant-checked-by-token-only',
    breaks: 'An integration has every account that some integration of its organisation has.',
    aimedAt: 'FIKS-AUTH-019',
    rules: {
      isGranted: ({ organisation }, accountId) =>
        Object.values(integrations).some(
          (one) => one.organisation === organisation && isGranted(one, accountId),
        ),
    },
  },
  {
    id: 'fiks-send-needs-no-grant',
    breaks: 'Send alone forgets to ask for a grant.',
    aimedAt: 'FIKS-AUTH-019',
    requests: takesForSender(['send'], isUngranted),
  },
  {
    id: 'fiks-missing-grant-answers-401',
    breaks: 'A missing grant is refused with 401.',
    aimedAt: 'FIKS-AUTH-019',
    rules: { refusesAccess: () => ({ ...refusesAccess(), status: 401 }) },
  },
  {
    id: 'fiks-missing-grant-finds-nothing',
    breaks: 'Status-sok answers 200 without rows where the grant is missing.',
    aimedAt: 'FIKS-AUTH-019',
    bypass: (call, { id }) =>
      id === 'hentStatuser' && isUngranted(call) ? json({ statuser: [] }) : undefined,
  },
  {
    id: 'fiks-forsendelse-needs-no-grant',
    breaks: 'Operations of a forsendelse forget to ask for a grant on its account.',
    aimedAt: 'FIKS-AUTH-020',
    requests: takesForSender(forsendelseRoutes, isUngranted),
  },
  {
    id: 'fiks-deletion-needs-no-grant',
    breaks: 'DELETE dokumenter alone forgets to ask for a grant.',
    aimedAt: 'FIKS-AUTH-020',
    requests: takesForSender(['slettFiler'], isUngranted),
  },
  {
    id: 'fiks-refusal-names-document',
    breaks: 'The refusal of a missing grant names the document.',
    aimedAt: 'FIKS-AUTH-020',
    replies: {
      routes: forsendelseRoutes,
      when: isStatus(403),
      change: (reply, call) => {
        const { forsendelseId = '' } = call.params;
        const [first] = call.state.forsendelser.get(forsendelseId)?.documents ?? [];
        const told = mapMember(['message'], (text) => `${String(text)}: ${first?.sent.filnavn}`);
        return told(reply, call);
      },
    },
  },
  {
    id: 'fiks-account-leak',
    breaks: 'An integration that is granted one account has them all.',
    aimedAt: 'FIKS-AUTH-021',
    rules: {
      isGranted: ({ accounts }, id) => accounts.length > 0 && known.includes(id),
      decidingAccount: () => '',
    },
  },
  {
    id: 'fiks-lookup-of-other-municipality',
    breaks: 'The lookup by eksternRef answers for the account of another municipality.',
    aimedAt: 'FIKS-AUTH-021',
    bypass: (call, { id }) =>
      id === 'finnForsendelserKnyttetTilEksternRef' && lacksGrant(call) && !isUngranted(call)
        ? json({ forsendelseIds: [] })
        : undefined,
  },
  {
    id: 'fiks-other-municipality-answers-404',
    breaks: 'The account of another municipality is said not to exist.',
    aimedAt: 'FIKS-AUTH-021',
    replies: {
      routes: accountRoutes,
      when: (reply, call) => reply.status === 403 && lacksGrant(call) && !isUngranted(call),
      change: (_, call) => refused(call, 404),
    },
  },
  {
    id: 'fiks-forsendelse-of-any-account',
    breaks: 'Every known integration may act on every forsendelse.',
    aimedAt: 'FIKS-AUTH-022',
    rules: {
      decidingAccount: () => 'any',
      isGranted: (integration, id) => id === 'any' || isGranted(integration, id),
    },
  },
  {
    id: 'fiks-events-of-any-account',
    breaks: 'GET hendelser alone shows those of another municipality.',
    aimedAt: 'FIKS-AUTH-022',
    bypass: (call, { id }) => {
      const forsendelse = call.state.forsendelser.get(call.params['forsendelseId'] ?? '');
      return id === 'hentHendelser' && lacksGrant(call) && forsendelse !== undefined
        ? json({ hendelser: call.state.rules.showsHendelser(forsendelse) })
        : undefined;
    },
  },
  {
    id: 'fiks-unknown-account-is-empty',
    breaks: 'An account that does not exist is answered as an empty one.',
    aimedAt: 'FIKS-AUTH-026',
    rules: {
      isGranted: (integration, id) => !known.includes(id) || isGranted(integration, id),
    },
  },
  {
    id: 'fiks-unknown-account-answers-500',
    breaks: 'An account that does not exist makes the service fail.',
    aimedAt: 'FIKS-AUTH-026',
    bypass: (call) => (isUnknownAccount(call) ? refused(call, 500) : undefined),
  },
  {
    id: 'fiks-types-need-grant',
    breaks: 'Types are refused to an integration without any grant.',
    aimedAt: 'FIKS-AUTH-031',
    bypass: (call, { on }) =>
      on === 'service' && isUngranted(call) ? refused(call, 403) : undefined,
  },
];
