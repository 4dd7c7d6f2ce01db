import type { Bench } from '../../engine/bench.ts';

/** Version 4 ids that nobody has made, all different: they depend on the run's seed and the word alone. */
export function unknownIds(bench: Bench, word: string, count = 1): readonly string[] {
  const digit = (at: number): string =>
    Math.floor(bench.session.random(word, String(at)) * 16).toString(16);
  const hex = Array.from({ length: 24 }, (_, at) => digit(at)).join('');
  const start = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}`;
  const tail = hex.slice(20);
  return Array.from(
    { length: count },
    (_, at) => `${start}-${tail}${at.toString(16).padStart(8, '0')}`,
  );
}

/** One such id. */
export function unknownId(bench: Bench, word: string): string {
  return unknownIds(bench, word)[0] ?? '';
}
