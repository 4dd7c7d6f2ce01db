import { fiksRules, type FiksRules } from '../../fiks-svarut/rules.ts';
import type { FiksFault } from './fault.ts';
import { refuses } from './forsendelse-means.ts';

const lookups = [
  'finnForsendelserKnyttetTilEksternRef',
  'finnForsendelserKnyttetTilEksternRefMedMetadata',
];

/** A lookup that takes another stored reference for the one that is asked for. */
const matches = (fits: (stored: string, asked: string) => boolean): Partial<FiksRules> => ({
  hasReference: ({ sent }, asked) =>
    sent.eksternReferanse !== undefined && fits(sent.eksternReferanse, asked),
});

/** Faults of which reference is which (reference fiks 3.2). */
export const eksternRefValueFaults: readonly FiksFault[] = [
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
      routes: lookups,
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
