const words: Readonly<Record<number, string>> = {
  0: 'conforms',
  1: 'deviates',
  2: 'broken',
  3: 'inconclusive',
  130: 'interrupted',
};

/** The verdict of a whole run in one word, by its exit code. */
export function wordOf(exitCode: number): string {
  return words[exitCode] ?? 'broken';
}
