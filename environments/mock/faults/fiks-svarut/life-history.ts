import type { Forsendelse } from '../../fiks-svarut/forsendelse/forsendelse.ts';
import { fiksRules, type FiksRules } from '../../fiks-svarut/rules.ts';
import { toTimestamp } from '../../fiks-svarut/timestamp.ts';
import type { FiksFault } from './fault.ts';
import { also, becomes, channelOf, isADayIn, tells, whenLookedAt } from './forsendelse-means.ts';

const hourMs = 3_600_000;

/** Tells the time of change as so many milliseconds later than it was. */
const tellsTime = (later: number): Partial<FiksRules> => ({
  showsStatus: (forsendelse) => ({
    ...fiksRules.showsStatus(forsendelse),
    sisteStatusEndring: toTimestamp(new Date(forsendelse.statusMoment.getTime() + later)),
  }),
});

/** Whether it has lain a day as read, where its recipient is reached so. */
const readForADay =
  (isOne: (forsendelse: Forsendelse) => boolean): Parameters<typeof whenLookedAt>[0] =>
  (forsendelse, call) =>
    isOne(forsendelse) && isADayIn('LEST')(forsendelse, call);

/** Worked out from its age at every look: what is done to it leaves no trace, as in the publisher's own simulator. */
const byAge = (forsendelse: Forsendelse): Forsendelse['status'] => {
  const seconds = (Date.now() + forsendelse.aheadMs - forsendelse.received.getTime()) / 1000;
  if (seconds < 3) return 'MOTTATT';
  const isPaper = channelOf(forsendelse) === 'none';
  if (seconds < 3600) return isPaper ? 'SENDT_PRINT' : 'SENDT_DIGITALT';
  return isPaper ? 'PRINTET' : 'LEST';
};

/** Faults of what is told of a forsendelse over its life: times, ends, steps (reference fiks 3.3). */
export const lifeHistoryFaults: readonly FiksFault[] = [
  {
    id: 'fiks-life-collected-is-notified',
    breaks: "A forsendelse that the recipient's system has acknowledged is notified all the same.",
    aimedAt: 'FIKS-LIFE-012',
    ...whenLookedAt(
      readForADay((one) => fiksRules.findsSystem(one) !== undefined),
      becomes('VARSLET'),
    ),
  },
  {
    id: 'fiks-life-read-is-printed',
    breaks: 'A forsendelse that was read is sent to print at the deadline.',
    aimedAt: 'FIKS-LIFE-020',
    ...whenLookedAt(
      readForADay((one) => channelOf(one) === 'altinn'),
      becomes('SENDT_PRINT'),
    ),
  },
  {
    id: 'fiks-life-read-elsewhere-is-printed',
    breaks: 'A forsendelse that was read elsewhere is printed at the deadline.',
    aimedAt: 'FIKS-LEST-011',
    ...whenLookedAt(
      readForADay((one) => channelOf(one) === 'altinn'),
      becomes('PRINTET'),
    ),
  },
  {
    id: 'fiks-life-time-goes-back',
    breaks: 'Every change is told with an earlier time than the one before it.',
    aimedAt: 'FIKS-LIFE-021',
    rules: { stampsStatus: (_, earlier) => new Date(earlier.getTime() - 1000) },
  },
  {
    id: 'fiks-life-time-is-that-of-the-look',
    breaks: 'The time of change is renewed at every look.',
    aimedAt: 'FIKS-LIFE-022',
    rules: {
      showsStatus: (forsendelse) => {
        const ms = Math.max(Date.now(), forsendelse.statusMoment.getTime() + 1);
        forsendelse.statusMoment = new Date(ms);
        return fiksRules.showsStatus(forsendelse);
      },
    },
  },
  {
    id: 'fiks-life-time-is-that-of-a-reading',
    breaks: 'The time of change is renewed when the metadata is read.',
    aimedAt: 'FIKS-LIFE-022',
    replies: {
      routes: ['hentMetadata'],
      change: also((forsendelse) => {
        const ms = Math.max(Date.now(), forsendelse.statusMoment.getTime() + 1);
        forsendelse.statusMoment = new Date(ms);
      }),
    },
  },
  {
    id: 'fiks-life-time-stays',
    breaks: 'The time of change is that of the first status for good.',
    aimedAt: 'FIKS-LIFE-022',
    rules: { stampsStatus: (_, earlier) => earlier },
  },
  {
    id: 'fiks-life-time-lies-ahead',
    breaks: 'The time of change lies in the future.',
    aimedAt: 'FIKS-LIFE-023',
    rules: tellsTime(hourMs),
  },
  {
    id: 'fiks-life-local-time-is-told-as-utc',
    breaks: 'The time of change is local time that says it is UTC.',
    aimedAt: 'FIKS-LIFE-023',
    rules: {
      showsStatus: (forsendelse) => ({
        ...fiksRules.showsStatus(forsendelse),
        sisteStatusEndring: `${toTimestamp(forsendelse.statusMoment).slice(0, -6)}Z`,
      }),
    },
  },
  {
    id: 'fiks-life-time-lies-before-the-send',
    breaks: 'The time of change lies before the send.',
    aimedAt: 'FIKS-LIFE-024',
    rules: tellsTime(-hourMs),
  },
  {
    id: 'fiks-life-undelivered-is-tried-again',
    breaks: 'A forsendelse that was given up is delivered after a day.',
    aimedAt: 'FIKS-LIFE-025',
    ...whenLookedAt(isADayIn('IKKE_LEVERT'), becomes('VARSLET')),
  },
  {
    id: 'fiks-life-stopped-is-printed',
    breaks: 'A forsendelse that was taken by hand goes to print after a day.',
    aimedAt: 'FIKS-LIFE-025',
    ...whenLookedAt(isADayIn('MANUELT_HANDTERT'), becomes('SENDT_PRINT')),
  },
  {
    id: 'fiks-life-deleted-is-reopened',
    breaks: 'A deleted forsendelse becomes read again by word that it was read elsewhere.',
    aimedAt: 'FIKS-LIFE-025',
    rules: { takesRead: (status) => status === 'SLETTET' || fiksRules.takesRead(status) },
  },
  {
    id: 'fiks-life-returns-to-received',
    breaks: 'A delivered forsendelse is received again when it is looked at.',
    aimedAt: 'FIKS-LIFE-026',
    ...whenLookedAt(
      ({ status }) => status === 'VARSLET' || status === 'SENDT_PRINT',
      becomes('MOTTATT'),
    ),
  },
  {
    id: 'fiks-life-printed-is-notified',
    breaks: 'A printed letter is notified a day later.',
    aimedAt: 'FIKS-LIFE-027',
    ...whenLookedAt(isADayIn('PRINTET'), becomes('VARSLET')),
  },
  {
    id: 'fiks-life-rejected-is-delivered',
    breaks: 'A rejected forsendelse is delivered after a day.',
    aimedAt: 'FIKS-LIFE-028',
    ...whenLookedAt(isADayIn('AVVIST'), becomes('VARSLET')),
  },
  {
    id: 'fiks-life-rejected-is-read',
    breaks: 'A rejected forsendelse becomes read by word that it was read elsewhere.',
    aimedAt: 'FIKS-LIFE-025',
    rules: { takesRead: () => true },
  },
  {
    id: 'fiks-life-comes-from-the-clock',
    breaks: 'The status is worked out from the age of a forsendelse at every look.',
    aimedAt: 'FIKS-LEST-002',
    rules: tells(byAge),
  },
];
