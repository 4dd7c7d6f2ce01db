interface Range {
  readonly type: string;
  readonly quality: number;
}

const models: readonly (readonly [range: RegExp, mediaType: string])[] = [
  [/^application\/(json|\*)$/, 'application/json'],
  [/^application\/[\w.-]+\+json$/, 'application/json'],
  [/^text\/(json|\*)$/, 'text/json'],
  [/^application\/(xml|[\w.-]+\+xml)$/, 'application/xml'],
  [/^text\/xml$/, 'text/xml'],
];

/** Media type of form data for an Accept header: JSON unless XML is named; never 406. */
export function modelMediaType(accept: string | undefined): string {
  return preferred(accept, models) ?? 'application/json';
}

const texts: readonly (readonly [range: RegExp, mediaType: string])[] = [
  [/^text\/(plain|\*)$/, 'text/plain'],
  [/^application\/(json|\*)$/, 'application/json'],
  [/^text\/json$/, 'text/json'],
];

/** Media type of a text result: plain unless JSON is named, which then quotes it once more. */
export function textMediaType(accept: string | undefined): string {
  return preferred(accept, texts) ?? 'text/plain';
}

// A range of everything makes the service ignore the whole header, as browsers send it.
function preferred(
  accept: string | undefined,
  known: readonly (readonly [RegExp, string])[],
): string | undefined {
  const ranges = (accept ?? '').split(',').map(rangeOf);
  if (ranges.some((range) => range.type === '*/*')) return undefined;
  const wanted = ranges
    .filter((range) => range.quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  for (const { type } of wanted) {
    const found = known.find(([pattern]) => pattern.test(type));
    if (found !== undefined) return found[1];
  }
  return undefined;
}

function rangeOf(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((one) => one.startsWith('q='))?.slice(2);
  return { type, quality: quality === undefined ? 1 : Number(quality) || 0 };
}
