import type { Resource } from './resource.ts';
import { toHalJson, toJson } from './to-json.ts';
import { toHalXml, toXml } from './to-xml.ts';

/** One of the four ways to write a resource. */
export interface Format {
  readonly type: string;
  readonly write: (resource: Resource) => string;
}

/** The four formats by media type; the first is what everything else falls back to (reference altinn2 4). */
export const formats = {
  halJson: { type: 'application/hal+json', write: toHalJson },
  json: { type: 'application/json', write: toJson },
  halXml: { type: 'application/hal+xml', write: toHalXml },
  xml: { type: 'application/xml', write: toXml },
} as const satisfies Record<string, Format>;

interface Range {
  readonly type: string;
  readonly quality: number;
}

/** The format for an Accept: a browser gets HAL+JSON (21.6), and so does who names none of ours. */
export function chooseFormat(accept: string | undefined): Format {
  const ranges = (accept ?? '*/*').split(',').map(rangeOf);
  if (ranges.some(({ type }) => type === 'text/html')) return formats.halJson;
  const wanted = ranges
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  for (const { type } of wanted) {
    const found = Object.values<Format>(formats).find((one) => one.type === type || covers(type));
    if (found !== undefined) return found;
  }
  return formats.halJson;
}

function covers(type: string): boolean {
  return type === '*/*' || type === 'application/*';
}

function rangeOf(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((one) => one.startsWith('q='))?.slice(2);
  return { type, quality: quality === undefined ? 1 : Number(quality) || 0 };
}
