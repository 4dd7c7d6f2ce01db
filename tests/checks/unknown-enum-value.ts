import type { UnknownValue } from '#specs';
import { note, type Check, type RawFinding } from './check.ts';
import { documentedAnswer } from './documented-answer.ts';
import { shorten } from './shorten.ts';

const maxNotes = 20;

/** Notes values that no copy of an open list holds: drift, not a deviation; once per value (reference fiks 3.3 and 5.7). */
export const unknownEnumValue: Check = {
  id: 'unknown-enum-value',
  demands: 'A note where an answer has a value that no known copy of an open list holds.',
  judge: (context) => {
    const answer = documentedAnswer(context);
    if (answer?.media === undefined || answer.body.kind !== 'json') return 'inapplicable';
    const byValue = new Map<string, UnknownValue[]>();
    for (const one of answer.media.unknownValues(answer.body.value)) {
      if (one.elsewhere !== undefined) continue;
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
  const { pointer, value, documented } = first;
  const places = found.length > 1 ? ` at ${found.length} places` : '';
  return [
    note(
      `one of ${documented.join(', ')}`,
      `"${shorten(value)}"${places}, listed in no known copy`,
      pointer,
    ),
  ];
}
