import type { FiksCall } from '../../fiks-svarut/call.ts';
import { json } from '../../fiks-svarut/error-message.ts';
import type { Forsendelse } from '../../fiks-svarut/forsendelse/forsendelse.ts';
import { fiksRules, type FiksRules } from '../../fiks-svarut/rules.ts';
import { toTimestamp } from '../../fiks-svarut/timestamp.ts';
import { dropMember, isStatus, mapMember, setMember, type Place } from '../change.ts';
import type { FiksFault } from './fault.ts';
import { refuses } from './forsendelse-means.ts';

const plain = ['finnForsendelserKnyttetTilEksternRef'];
const withMetadata = ['finnForsendelserKnyttetTilEksternRefMedMetadata'];
const both = [...plain, ...withMetadata];

/** A lookup that takes another stored reference for the one that is asked for. */
const matches = (fits: (stored: string, asked: string) => boolean): Partial<FiksRules> => ({
  hasReference: ({ sent }, asked) =>
    sent.eksternReferanse !== undefined && fits(sent.eksternReferanse, asked),
});

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
    id: 'fiks-ref-finds-by-its-start',
    breaks: 'A lookup finds references that begin with the one that is asked for.',
    aimedAt: 'FIKS-REF-003',
    rules: matches((stored, asked) => stored.startsWith(asked)),
  },
  {
    id: 'fiks-ref-finds-by-a-part',
    breaks: 'A lookup finds references that contain the one that is asked for.',
    aimedAt: 'FIKS-REF-003',
    rules: matches((stored, asked) => stored.includes(asked)),
  },
  {
    id: 'fiks-ref-finds-shorter-ones',
    breaks: 'A lookup finds references with which the one that is asked for begins.',
    aimedAt: 'FIKS-REF-003',
    rules: matches((stored, asked) => asked.startsWith(stored)),
  },
  {
    id: 'fiks-ref-of-nobody-is-refused',
    breaks: 'A lookup that finds nothing answers 404.',
    aimedAt: 'FIKS-REF-004',
    replies: {
      routes: both,
      when: ({ status, body }) => status === 200 && /^\{"\w+":\[\]\}$/.test(body?.toString() ?? ''),
      change: (_, call) => refuses(call, 404),
    },
  },
  {
    id: 'fiks-ref-plus-is-a-space',
    breaks: 'A lookup takes a plus in a reference for a space.',
    aimedAt: 'FIKS-REF-005',
    rules: matches((stored, asked) => stored === asked.replaceAll('+', ' ')),
  },
  {
    id: 'fiks-ref-is-decoded-twice',
    breaks: 'A lookup decodes the reference twice.',
    aimedAt: 'FIKS-REF-005',
    rules: matches((stored, asked) => stored === decoded(asked)),
  },
  {
    id: 'fiks-ref-ends-at-a-slash',
    breaks: 'A lookup reads the reference up to its first slash.',
    aimedAt: 'FIKS-REF-005',
    rules: matches((stored, asked) => stored === asked.split('/', 1)[0]),
  },
  {
    id: 'fiks-ref-ends-at-a-hash',
    breaks: 'A lookup reads the reference up to its first hash.',
    aimedAt: 'FIKS-REF-005',
    rules: matches((stored, asked) => stored === asked.split('#', 1)[0]),
  },
  {
    id: 'fiks-ref-is-latin-1',
    breaks: 'A lookup reads the reference as Latin-1.',
    aimedAt: 'FIKS-REF-005',
    rules: matches((stored, asked) => stored === Buffer.from(asked).toString('latin1')),
  },
  {
    id: 'fiks-ref-has-no-emoji',
    breaks: 'Characters of four bytes are lost from stored references.',
    aimedAt: 'FIKS-REF-005',
    rules: matches((stored, asked) => stored.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '?') === asked),
  },
  {
    id: 'fiks-ref-has-64-characters',
    breaks: 'References are compared by their first 64 characters.',
    aimedAt: 'FIKS-REF-006',
    rules: matches((stored, asked) => stored.slice(0, 64) === asked.slice(0, 64)),
  },
  {
    id: 'fiks-ref-may-be-left-out',
    breaks: 'A lookup without a reference finds nothing instead of being refused.',
    aimedAt: 'FIKS-REF-007',
    rules: {
      refusesReference: (reference) =>
        reference === null ? undefined : fiksRules.refusesReference(reference),
    },
  },
  {
    id: 'fiks-ref-empty-finds-all',
    breaks: 'A lookup by an empty reference finds every forsendelse of the account.',
    aimedAt: 'FIKS-REF-008',
    rules: {
      refusesReference: (reference) =>
        reference === '' ? undefined : fiksRules.refusesReference(reference),
      hasReference: (forsendelse, asked) =>
        asked === '' || fiksRules.hasReference(forsendelse, asked),
    },
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
  {
    id: 'fiks-ref-case-does-not-matter',
    breaks: 'A lookup takes capitals for small letters.',
    aimedAt: 'FIKS-REF-018',
    rules: matches((stored, asked) => stored.toLowerCase() === asked.toLowerCase()),
  },
  {
    id: 'fiks-ref-is-trimmed',
    breaks: 'A lookup passes over spaces around a reference.',
    aimedAt: 'FIKS-REF-018',
    rules: matches((stored, asked) => stored.trim() === asked.trim()),
  },
  {
    id: 'fiks-ref-is-composed',
    breaks: 'A lookup takes two forms of Unicode for one.',
    aimedAt: 'FIKS-REF-018',
    rules: matches((stored, asked) => stored.normalize() === asked.normalize()),
  },
];

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
