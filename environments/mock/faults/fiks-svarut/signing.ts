import {
  signingStatusOf,
  type Forsendelse,
  type SigningStatus,
} from '../../fiks-svarut/forsendelse/forsendelse.ts';
import { fiksRules, type FiksRules } from '../../fiks-svarut/rules.ts';
import { toTimestamp } from '../../fiks-svarut/timestamp.ts';
import { dropMember, isStatus } from '../change.ts';
import type { FiksFault } from './fault.ts';
import { refuses } from './forsendelse-means.ts';

const routes = ['hentSigneringshendelser'];

type Rows = ReturnType<typeof fiksRules.showsSigning>;

/** Tells other rows than there are. */
const tells = (change: (rows: Rows, forsendelse: Forsendelse) => Rows): Partial<FiksRules> => ({
  showsSigning: (forsendelse) => change(fiksRules.showsSigning(forsendelse), forsendelse),
});

/** Lets the recipient answer an assignment that stands so, too. */
const answersWhen = (...statuses: readonly SigningStatus[]): Partial<FiksRules> => ({
  maySign: (forsendelse) =>
    fiksRules.maySign(forsendelse) ||
    statuses.some((status) => signingStatusOf(forsendelse) === status),
});

const row = (status: SigningStatus, moment: Date): Rows[number] => ({
  tidspunkt: toTimestamp(moment),
  hendelse: 'Signering',
  status,
});

const lastMoment = ({ signing, received }: Forsendelse): Date =>
  new Date((signing.at(-1)?.moment ?? received).getTime() + 1);

/** Faults of signing (reference fiks 3.6). */
export const signingFaults: readonly FiksFault[] = [
  {
    id: 'fiks-sign-rows-lack-status',
    breaks: 'Signing events have no status.',
    aimedAt: 'FIKS-SIGN-001',
    replies: { routes, when: isStatus(200), change: dropMember('hendelser', '*', 'status') },
  },
  {
    id: 'fiks-sign-nothing-is-refused',
    breaks: 'Signing events are answered 404 where nothing is to be signed.',
    aimedAt: 'FIKS-SIGN-002',
    replies: {
      routes,
      when: ({ body }) => body?.toString() === '{"hendelser":[]}',
      change: (_, call) => refuses(call, 404),
    },
  },
  {
    id: 'fiks-sign-waiting-is-not-told',
    breaks: 'Nothing is told of an assignment that waits.',
    aimedAt: 'FIKS-SIGN-003',
    rules: tells((rows) => rows.filter(({ status }) => status !== 'VENTER_SIGNERING')),
  },
  {
    id: 'fiks-sign-signed-is-not-told',
    breaks: 'A signed document is not told as signed.',
    aimedAt: 'FIKS-SIGN-004',
    rules: tells((rows) => rows.filter(({ status }) => status !== 'SIGNERT_AV_MOTTAKER')),
  },
  {
    id: 'fiks-sign-refused-is-told-as-signed',
    breaks: 'A signature that the recipient refused is told as signed.',
    aimedAt: 'FIKS-SIGN-005',
    rules: tells((rows) =>
      rows.map((one) =>
        one['status'] === 'AVVIST_AV_MOTTAKER' ? { ...one, status: 'SIGNERT_AV_MOTTAKER' } : one,
      ),
    ),
  },
  {
    id: 'fiks-sign-refused-can-be-signed',
    breaks: 'The recipient can sign what he has refused.',
    aimedAt: 'FIKS-SIGN-005',
    rules: answersWhen('AVVIST_AV_MOTTAKER'),
  },
  {
    id: 'fiks-sign-never-expires',
    breaks: 'An assignment waits behind its deadline.',
    aimedAt: 'FIKS-SIGN-006',
    rules: { expiresMs: () => undefined },
  },
  {
    id: 'fiks-sign-expired-can-be-signed',
    breaks: 'The recipient can sign behind the deadline.',
    aimedAt: 'FIKS-SIGN-006',
    rules: answersWhen('UTLOPT'),
  },
  {
    id: 'fiks-sign-signed-expires',
    breaks: 'A signed assignment expires at its deadline.',
    aimedAt: 'FIKS-SIGN-007',
    rules: {
      expiresMs: (forsendelse) =>
        signingStatusOf(forsendelse) === 'SIGNERT_AV_MOTTAKER'
          ? forsendelse.sent.signeringUtloper?.getTime()
          : fiksRules.expiresMs(forsendelse),
    },
  },
  {
    id: 'fiks-sign-signed-can-be-refused',
    breaks: 'The recipient can refuse what he has signed.',
    aimedAt: 'FIKS-SIGN-007',
    rules: answersWhen('SIGNERT_AV_MOTTAKER'),
  },
  {
    id: 'fiks-sign-refused-waits-again',
    breaks: 'An assignment that the recipient refused waits again.',
    aimedAt: 'FIKS-SIGN-007',
    rules: tells((rows, forsendelse) =>
      signingStatusOf(forsendelse) === 'AVVIST_AV_MOTTAKER'
        ? [...rows, row('VENTER_SIGNERING', lastMoment(forsendelse))]
        : rows,
    ),
  },
  {
    id: 'fiks-sign-paper-ends-it',
    breaks: 'What was printed can no longer be signed.',
    aimedAt: 'FIKS-SIGN-008',
    rules: {
      maySign: (forsendelse) => forsendelse.status !== 'PRINTET' && fiksRules.maySign(forsendelse),
    },
  },
  {
    id: 'fiks-sign-rejected-waits',
    breaks: 'The assignment of a rejected forsendelse waits for a signature.',
    aimedAt: 'FIKS-SIGN-009',
    rules: { beginsSigning: () => 'VENTER_SIGNERING' },
  },
  {
    id: 'fiks-sign-waits-after-a-refusal',
    breaks: 'An assignment is told as refused by the service before it waits.',
    aimedAt: 'FIKS-SIGN-010',
    rules: tells((rows, { received }) =>
      rows.length === 0 ? rows : [row('AVVIST_AV_SVARUT', received), ...rows],
    ),
  },
  {
    id: 'fiks-sign-latest-stands-first',
    breaks: 'Signing events stand with the latest first.',
    aimedAt: 'FIKS-SIGN-011',
    rules: tells((rows) => rows.toReversed()),
  },
];
