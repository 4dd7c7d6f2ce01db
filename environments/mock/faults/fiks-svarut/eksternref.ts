import type { FiksCall } from '../../fiks-svarut/call.ts';
import { json } from '../../fiks-svarut/replies.ts';
import type { Forsendelse } from '../../fiks-svarut/forsendelse/forsendelse.ts';
import { fiksRules } from '../../fiks-svarut/rules.ts';
import { toTimestamp } from '../../fiks-svarut/timestamp.ts';
import { dropMember, isStatus, mapMember, setMember, type Place } from '../change.ts';
import type { FiksFault } from './fault.ts';

const plain = ['finnForsendelserKnyttetTilEksternRef'];
const withMetadata = ['finnForsendelserKnyttetTilEksternRefMedMetadata'];

const listed = (
  routes: readonly string[],
  change: (rows: readonly unknown[]) => readonly unknown[],
): Pick<FiksFault, 'replies'> => {
  const place: Place = routes === plain ? ['forsendelseIds'] : ['forsendelser'];
  return {
    replies: {
      routes,
      when: isStatus(200),
      change: mapMember(place, (rows) => (Array.isArray(rows) ? change(rows) : rows)),
    },
  };
};

/** Every forsendelse with the reference, of whatever account. */
function ofAnyAccount(call: FiksCall): readonly Forsendelse[] {
  const reference = call.query.get('eksternRef') ?? '';
  return [...call.state.forsendelser.values()].filter((one) =>
    fiksRules.hasReference(one, reference),
  );
}

const hourMs = 3_600_000;

/** Faults of the lookups by a reference (reference fiks 3.2). */
export const eksternRefFaults: readonly FiksFault[] = [
  {
    id: 'fiks-ref-finds-nothing',
    breaks: 'A lookup by reference finds nothing.',
    aimedAt: 'FIKS-REF-001',
    rules: { hasReference: () => false },
  },
  {
    id: 'fiks-ref-finds-the-first',
    breaks: 'A lookup by reference finds the first forsendelse alone.',
    aimedAt: 'FIKS-REF-002',
    ...listed(plain, (rows) => rows.slice(0, 1)),
  },
  {
    id: 'fiks-ref-metadata-of-the-first',
    breaks: 'A lookup with metadata finds the first forsendelse alone.',
    aimedAt: 'FIKS-REF-002',
    ...listed(withMetadata, (rows) => rows.slice(0, 1)),
  },
  {
    id: 'fiks-ref-metadata-is-empty',
    breaks: 'A lookup with metadata finds nothing.',
    aimedAt: 'FIKS-REF-009',
    ...listed(withMetadata, () => []),
  },
  {
    id: 'fiks-ref-metadata-has-no-date',
    breaks: 'A lookup with metadata tells no date.',
    aimedAt: 'FIKS-REF-009',
    replies: {
      routes: withMetadata,
      when: isStatus(200),
      change: dropMember('forsendelser', '*', 'dato'),
    },
  },
  {
    id: 'fiks-ref-metadata-has-no-system',
    breaks: 'A lookup with metadata does not tell the system that sent it.',
    aimedAt: 'FIKS-REF-010',
    replies: {
      routes: withMetadata,
      when: isStatus(200),
      change: setMember(['forsendelser', '*', 'avgivendeSystem'], null),
    },
  },
  {
    id: 'fiks-ref-date-lies-ahead',
    breaks: 'The date that a lookup with metadata tells lies in the future.',
    aimedAt: 'FIKS-REF-011',
    replies: {
      routes: withMetadata,
      when: isStatus(200),
      change: mapMember(['forsendelser', '*', 'dato'], (dato) =>
        toTimestamp(new Date(Date.parse(String(dato)) + hourMs)),
      ),
    },
  },
  {
    id: 'fiks-ref-status-is-the-first',
    breaks: 'A lookup with metadata tells the first status for good.',
    aimedAt: 'FIKS-REF-012',
    rules: { namesStatusInLookup: () => 'MOTTATT' },
  },
  {
    id: 'fiks-ref-has-no-status',
    breaks: 'A lookup with metadata tells no status.',
    aimedAt: 'FIKS-REF-013',
    replies: {
      routes: withMetadata,
      when: isStatus(200),
      change: dropMember('forsendelser', '*', 'status'),
    },
  },
  {
    id: 'fiks-ref-finds-when-it-is-delivered',
    breaks: 'A lookup finds a forsendelse when it is delivered.',
    aimedAt: 'FIKS-REF-014',
    rules: {
      hasReference: (forsendelse, asked) =>
        !['MOTTATT', 'AKSEPTERT'].includes(forsendelse.status) &&
        fiksRules.hasReference(forsendelse, asked),
    },
  },
  {
    id: 'fiks-ref-finds-in-every-account',
    breaks: 'A lookup finds forsendelser of other accounts.',
    aimedAt: 'FIKS-REF-015',
    replies: {
      routes: plain,
      when: isStatus(200),
      change: (_, call) => json({ forsendelseIds: ofAnyAccount(call).map(({ id }) => id) }),
    },
  },
  {
    id: 'fiks-ref-shows-everything-twice',
    breaks: 'A lookup shows every forsendelse twice.',
    aimedAt: 'FIKS-REF-016',
    ...listed(plain, (rows) => [...rows, ...rows]),
  },
  {
    id: 'fiks-ref-ids-have-no-hyphens',
    breaks: 'A lookup writes ids without hyphens.',
    aimedAt: 'FIKS-REF-017',
    ...listed(plain, (rows) => rows.map((id) => String(id).replaceAll('-', ''))),
  },
];
