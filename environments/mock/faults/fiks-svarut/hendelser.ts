import { json } from '../../fiks-svarut/replies.ts';
import type { Forsendelse } from '../../fiks-svarut/forsendelse/forsendelse.ts';
import { fiksRules, type FiksRules } from '../../fiks-svarut/rules.ts';
import { toTimestamp } from '../../fiks-svarut/timestamp.ts';
import { dropMember, isStatus } from '../change.ts';
import type { FiksFault } from './fault.ts';
import { also, becomes } from './forsendelse-means.ts';

const routes = ['hentHendelser'];
const hourMs = 3_600_000;

type Rows = ReturnType<typeof fiksRules.showsHendelser>;

/** Tells other rows than there are. */
const tells = (change: (rows: Rows, forsendelse: Forsendelse) => Rows): Partial<FiksRules> => ({
  showsHendelser: (forsendelse) => change(fiksRules.showsHendelser(forsendelse), forsendelse),
});

/** Tells events as so many milliseconds later than they were. */
const tellsTime = (later: number): Partial<FiksRules> => ({
  showsHendelser: ({ hendelser }) =>
    hendelser.map(({ moment, text }) => ({
      tidspunkt: toTimestamp(new Date(moment.getTime() + later)),
      hendelse: text,
    })),
});

/** Faults of events (reference fiks 3.6). */
export const hendelserFaults: readonly FiksFault[] = [
  {
    id: 'fiks-events-have-no-time',
    breaks: 'Events have no time.',
    aimedAt: 'FIKS-HEND-001',
    replies: { routes, when: isStatus(200), change: dropMember('hendelser', '*', 'tidspunkt') },
  },
  {
    id: 'fiks-events-say-nothing',
    breaks: 'Events have an empty text.',
    aimedAt: 'FIKS-HEND-001',
    rules: tells((rows) => rows.map((row) => ({ ...row, hendelse: '' }))),
  },
  {
    id: 'fiks-events-of-the-whole-account',
    breaks: 'The events of every forsendelse of the account are shown.',
    aimedAt: 'FIKS-HEND-001',
    replies: {
      routes,
      when: isStatus(200),
      change: (_, { state }) =>
        json({
          hendelser: [...state.forsendelser.values()].flatMap((one) =>
            fiksRules.showsHendelser(one),
          ),
        }),
    },
  },
  {
    id: 'fiks-events-come-later',
    breaks: 'A forsendelse has no event before it is delivered.',
    aimedAt: 'FIKS-HEND-002',
    rules: tells((rows, { status }) => (['MOTTATT', 'AKSEPTERT'].includes(status) ? [] : rows)),
  },
  {
    id: 'fiks-events-lie-ahead',
    breaks: 'Events lie in the future.',
    aimedAt: 'FIKS-HEND-003',
    rules: tellsTime(hourMs),
  },
  {
    id: 'fiks-events-lie-before-the-send',
    breaks: 'Events lie before the send.',
    aimedAt: 'FIKS-HEND-003',
    rules: tellsTime(-hourMs),
  },
  {
    id: 'fiks-events-latest-stands-first',
    breaks: 'Events stand with the latest first.',
    aimedAt: 'FIKS-HEND-004',
    rules: tells((rows) => rows.toReversed()),
  },
  {
    id: 'fiks-events-only-the-last',
    breaks: 'Only the last event is shown.',
    aimedAt: 'FIKS-HEND-005',
    rules: tells((rows) => rows.slice(-1)),
  },
  {
    id: 'fiks-events-of-nothing-are-none',
    breaks: 'Events of a forsendelse that does not exist are an empty list.',
    aimedAt: 'FIKS-HEND-006',
    replies: {
      routes: [...routes, 'hentSigneringshendelser'],
      when: isStatus(404),
      change: () => json({ hendelser: [] }),
    },
  },
  {
    id: 'fiks-events-of-reading-are-written',
    breaks: 'Reading the events writes one.',
    aimedAt: 'FIKS-HEND-007',
    replies: {
      routes,
      change: also(({ hendelser }, { state }) => {
        hendelser.push({ moment: state.world.clock.now(), text: 'Hendelser lest' });
      }),
    },
  },
  {
    id: 'fiks-events-read-the-letter',
    breaks: 'Reading the events makes the forsendelse read.',
    aimedAt: 'FIKS-HEND-007',
    replies: { routes, change: also(becomes('LEST')) },
  },
];
