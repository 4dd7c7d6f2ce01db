import type { UnknownValue } from '#specs';
import { note, type Check, type RawFinding } from './check.ts';
import { documentedAnswer } from './documented-answer.ts';
import { shorten } from './shorten.ts';

const maxNotes = 20;

/** Notes values outside a list that the contract leaves open: drift, not a deviation; once per value (reference fiks 3.3 and 5.7). */
export const unknownEnumValue: Check = {
  id: 'unknown-enum-value',
  demands: 'A note where an answer has a value that an open list of the contract does not hold.',
  judge: (context) => {
    const answer = documentedAnswer(context);
    if (answer?.media === undefined || answer.body.kind !== 'json') return 'inapplicable';
    const byValue = new Map<string, UnknownValue[]>();
    for (const one of answer.media.unknownValues(answer.body.value)) {
      const key = `${one.value} ${one.documented.join(' ')}`;
      const known = byValue.get(key);
      if (known === undefined) byValue.set(key, [one]);
      else known.push(one);
    }
    return [...byValue.values()].slice(0, maxNotes).flatMap(toNote);
  },
};

function toNote(found: readonly UnknownValue[]): RawFinding[] {
  const [first] = found;
  if (first === undefined) return [];
  const { pointer, value, documented, elsewhere } = first;
  const places = found.length > 1 ? ` at ${found.length} places` : '';
  const known = elsewhere === undefined ? 'listed in no known copy' : `listed in: ${elsewhere}`;
  return [
    note(`one of ${documented.join(', ')}`, `"${shorten(value)}"${places}, ${known}`, pointer),
  ];
}
