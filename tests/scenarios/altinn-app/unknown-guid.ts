import type { Bench } from '../../engine/bench.ts';

/** A version 4 id that nobody has made: it depends on the run's seed and the word alone. */
export function unknownGuid(bench: Bench, word: string): string {
  const digit = (at: number): string =>
    Math.floor(bench.session.random(word, String(at)) * 16).toString(16);
  const hex = Array.from({ length: 32 }, (_, at) => digit(at)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
