/** Ways in which a service may sort texts: nobody says whether by code units, without case, or as a language does (reference altinn2 6). */
const ways: readonly ((a: string, b: string) => number)[] = [
  byUnits,
  (a, b) => byUnits(a.toUpperCase(), b.toUpperCase()),
  (a, b) => byUnits(a.toLowerCase(), b.toLowerCase()),
  ...['nb', 'en', 'sv'].flatMap((language) =>
    [{}, { caseFirst: 'upper' as const }, { ignorePunctuation: true }].map(
      (options) => new Intl.Collator(language, options).compare,
    ),
  ),
];

function byUnits(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Whether texts stand in an order: upwards, or downwards with the sign -1. */
export function isInOrder(texts: readonly string[], sign: 1 | -1): boolean {
  return ways.some((compare) =>
    texts.every((text, at) => at === 0 || sign * compare(texts[at - 1] ?? '', text) <= 0),
  );
}
