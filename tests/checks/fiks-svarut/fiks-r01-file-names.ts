import { fail, note, type RawFinding } from '../check.ts';
import { shorten } from '../shorten.ts';
import type { SentDocument } from './read-sending.ts';
import { requestRule } from './request-rule.ts';

const forbidden = /[*:"\\/<>|?]/;

/** R1: file names are unique and hold no forbidden character, so no folder either (reference fiks 3.1). */
export const fiksR01FileNames = requestRule({
  id: 'fiks-r01-file-names',
  demands: 'File names are unique within a forsendelse and hold no * : " \\ / < > | or ?.',
  judge: ({ documents }) => {
    const named = documents.flatMap(toNamed);
    return named.flatMap((one, index) => [
      ...characterFindings(one),
      ...doubleFindings(one, named.slice(0, index)),
    ]);
  },
});

interface Named {
  readonly name: string;
  readonly pointer: string;
}

function toNamed({ json, pointer }: SentDocument): readonly Named[] {
  const name = json['filnavn'];
  return typeof name === 'string' && name !== '' ? [{ name, pointer: `${pointer}/filnavn` }] : [];
}

function characterFindings({ name, pointer }: Named): readonly RawFinding[] {
  const [found] = forbidden.exec(name) ?? [];
  if (found === undefined) return [];
  return [fail('a file name without * : " \\ / < > | ?', `${found} in ${shorten(name)}`, pointer)];
}

/** Only a page of the older interface says that case does not count; nobody tells of Unicode forms. */
function doubleFindings(one: Named, earlier: readonly Named[]): readonly RawFinding[] {
  const expected = 'a file name that no other document has';
  if (earlier.some(({ name }) => name === one.name))
    return [fail(expected, `${shorten(one.name)} again`, one.pointer)];
  const alike = earlier.find(({ name }) => folded(name) === folded(one.name));
  if (alike === undefined) return [];
  const actual = `${shorten(one.name)}, which ${shorten(alike.name)} differs from by case or Unicode form alone`;
  return [note(expected, actual, one.pointer)];
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
