import { fiksRules, type FiksRules } from '../../fiks-svarut/rules.ts';
import type { FiksFault } from './fault.ts';
import { channelOf, tells } from './forsendelse-means.ts';

const hourMs = 3_600_000;

/** For waiting times: as the mock waits, but for one status. */
const waits = (
  status: Parameters<typeof fiksRules.waitsMs>[0],
  ms: number | undefined,
): Partial<FiksRules> => ({
  waitsMs: (of) => (of === status ? ms : fiksRules.waitsMs(of)),
});

/** Faults of a forsendelse's way to its recipient (reference fiks 3.3). */
export const lifeFaults: readonly FiksFault[] = [
  {
    id: 'fiks-life-unknown-until-it-is-delivered',
    breaks: 'A forsendelse is not known to the status search before it is delivered.',
    aimedAt: 'FIKS-LIFE-001',
    rules: {
      findsInSearch: (forsendelse, accountId) =>
        !['MOTTATT', 'AKSEPTERT'].includes(forsendelse.status) &&
        fiksRules.findsInSearch(forsendelse, accountId),
    },
  },
  {
    id: 'fiks-life-sound-letters-are-rejected',
    breaks: 'A sound forsendelse is rejected.',
    aimedAt: 'FIKS-LIFE-002',
    rules: { findsBuildProblem: () => 'Ukjent feil' },
  },
  {
    id: 'fiks-life-stays-received',
    breaks: 'A forsendelse stays received.',
    aimedAt: 'FIKS-LIFE-002',
    rules: waits('MOTTATT', undefined),
  },
  {
    id: 'fiks-life-unsound-files-are-accepted',
    breaks: 'A forsendelse whose file is no PDF goes to print.',
    aimedAt: 'FIKS-LIFE-003',
    rules: { findsBuildProblem: () => undefined },
  },
  {
    id: 'fiks-life-knows-six-states',
    breaks:
      "There are six states, as in the publisher's own simulator: none for what was rejected.",
    aimedAt: 'FIKS-LIFE-003',
    rules: tells(({ status }) => {
      if (['AKSEPTERT', 'AVVIST'].includes(status)) return 'MOTTATT';
      const isDigital = ['VARSLET', 'SENDT_SDP', 'LEVERT_SDP', 'KLAR_FOR_MOTTAK'].includes(status);
      return isDigital ? 'SENDT_DIGITALT' : undefined;
    }),
  },
  {
    id: 'fiks-life-digital-readers-get-paper',
    breaks: 'A forsendelse to a person who reads digital post is printed.',
    aimedAt: 'FIKS-LIFE-004',
    rules: {
      choosesDelivery: (forsendelse) =>
        channelOf(forsendelse) === 'altinn'
          ? 'SENDT_PRINT'
          : fiksRules.choosesDelivery(forsendelse),
    },
  },
  {
    id: 'fiks-life-opening-is-not-told',
    breaks: 'The status does not tell that the recipient has opened it.',
    aimedAt: 'FIKS-LIFE-005',
    rules: tells(({ status }) => (status === 'LEST' ? 'VARSLET' : undefined)),
  },
  {
    id: 'fiks-life-paper-readers-are-notified',
    breaks: 'A forsendelse to a recipient without a digital channel lies in an inbox.',
    aimedAt: 'FIKS-LIFE-006',
    rules: {
      choosesDelivery: (forsendelse) =>
        channelOf(forsendelse) === 'none' ? 'VARSLET' : fiksRules.choosesDelivery(forsendelse),
    },
  },
  {
    id: 'fiks-life-is-never-printed',
    breaks: 'What was sent to print is never told as printed.',
    aimedAt: 'FIKS-LIFE-007',
    rules: waits('SENDT_PRINT', undefined),
  },
  {
    id: 'fiks-life-undelivered-is-told-as-sent',
    breaks: 'A purely digital forsendelse that no channel can deliver is told as sent digitally.',
    aimedAt: 'FIKS-LIFE-008',
    rules: {
      choosesDelivery: (forsendelse) => {
        const to = fiksRules.choosesDelivery(forsendelse);
        return to === 'IKKE_LEVERT' ? 'SENDT_DIGITALT' : to;
      },
    },
  },
  {
    id: 'fiks-life-purely-digital-is-printed',
    breaks: 'A purely digital forsendelse that no channel can deliver is sent to print.',
    aimedAt: 'FIKS-LIFE-009',
    rules: {
      choosesDelivery: (forsendelse) => {
        const to = fiksRules.choosesDelivery(forsendelse);
        return to === 'IKKE_LEVERT' ? 'SENDT_PRINT' : to;
      },
    },
  },
  {
    id: 'fiks-life-unread-purely-digital-is-printed',
    breaks: 'A purely digital forsendelse that stays unread is sent to print.',
    aimedAt: 'FIKS-LIFE-009',
    rules: { choosesAfterDeadline: () => 'SENDT_PRINT' },
  },
  {
    id: 'fiks-life-mailbox-gives-no-receipt',
    breaks: 'What was sent to a digital mailbox is never told as delivered.',
    aimedAt: 'FIKS-LIFE-010',
    rules: waits('SENDT_SDP', undefined),
  },
  {
    id: 'fiks-life-systems-are-passed-over',
    breaks: "The recipient's system is passed over.",
    aimedAt: 'FIKS-LIFE-011',
    rules: { findsSystem: () => undefined },
  },
  {
    id: 'fiks-life-receipt-is-not-told',
    breaks: "The status does not tell that the recipient's system has acknowledged it.",
    aimedAt: 'FIKS-LIFE-012',
    rules: tells((forsendelse) =>
      forsendelse.status === 'LEST' && fiksRules.findsSystem(forsendelse) !== undefined
        ? 'KLAR_FOR_MOTTAK'
        : undefined,
    ),
  },
  {
    id: 'fiks-life-unread-is-never-printed',
    breaks: 'A forsendelse that stays unread lies in the inbox for good.',
    aimedAt: 'FIKS-LIFE-013',
    rules: waits('VARSLET', undefined),
  },
  {
    id: 'fiks-life-unread-becomes-read',
    breaks: 'An unread forsendelse counts as read after a while, with nobody reading it.',
    aimedAt: 'FIKS-LIFE-013',
    rules: { choosesAfterDeadline: () => 'LEST' },
  },
  {
    id: 'fiks-life-deadline-is-a-day',
    breaks: 'A forsendelse that is unread for a day is printed.',
    aimedAt: 'FIKS-LIFE-014',
    rules: waits('VARSLET', 24 * hourMs),
  },
  {
    id: 'fiks-life-unread-purely-digital-is-undelivered',
    breaks: 'A purely digital forsendelse that stays unread becomes undelivered.',
    aimedAt: 'FIKS-LIFE-015',
    rules: {
      choosesAfterDeadline: (forsendelse) =>
        forsendelse.sent.kunDigitalLevering
          ? 'IKKE_LEVERT'
          : fiksRules.choosesAfterDeadline(forsendelse),
    },
  },
  {
    id: 'fiks-life-late-opening-is-not-told',
    breaks: 'The status does not tell that a purely digital forsendelse was opened.',
    aimedAt: 'FIKS-LIFE-016',
    rules: tells(({ status, sent }) =>
      status === 'LEST' && sent.kunDigitalLevering ? 'SENDT_DIGITALT' : undefined,
    ),
  },
  {
    id: 'fiks-life-stopping-is-not-told',
    breaks: 'The status does not tell that an operator has taken it.',
    aimedAt: 'FIKS-LIFE-017',
    rules: tells(({ status }) => (status === 'MANUELT_HANDTERT' ? 'VARSLET' : undefined)),
  },
  {
    id: 'fiks-life-mailbox-opening-is-not-told',
    breaks: 'The status does not tell that it was opened while it lay in a digital mailbox.',
    aimedAt: 'FIKS-LIFE-019',
    rules: tells((forsendelse) =>
      forsendelse.status === 'LEST' && channelOf(forsendelse) === 'sdp' ? 'LEVERT_SDP' : undefined,
    ),
  },
];
