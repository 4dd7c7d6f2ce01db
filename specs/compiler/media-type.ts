/** A media type or range, taken apart. */
export interface MediaType {
  /** Lower case; `*` in a range. */
  readonly type: string;
  /** Lower case; `*` or `*+suffix` in a range. */
  readonly subtype: string;
  /** Names in lower case, values without quotes. */
  readonly parameters: ReadonlyMap<string, string>;
}

const TOKEN = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+";
const MEDIA_TYPE = new RegExp(`^\\s*(${TOKEN})/(${TOKEN})\\s*(;.*)?$`, 's');

/** A media type taken apart (RFC 9110 section 8.3.1), or undefined where it is none. */
export function parseMediaType(text: string): MediaType | undefined {
  const match = MEDIA_TYPE.exec(text);
  if (match === null) return undefined;
  const [, type = '', subtype = '', rest = ''] = match;
  return {
    type: type.toLowerCase(),
    subtype: subtype.toLowerCase(),
    parameters: parseParameters(rest),
  };
}

/** True for a media type or a media range; `*` stands for a whole type, a whole subtype or what precedes a suffix. */
export function isMediaType(text: string): boolean {
  const media = parseMediaType(text);
  if (media === undefined) return false;
  if (media.type === '*') return media.subtype === '*';
  return !media.type.includes('*') && /^(\*|\*\+[^*]+|[^*]+)$/.test(media.subtype);
}

/** True where a body of this media type holds JSON text (`+json` included). */
export function isJson({ type, subtype }: MediaType): boolean {
  return subtype === 'json' ? type === 'application' || type === 'text' : subtype.endsWith('+json');
}

/** True for `*` in the type or subtype, with or without a suffix. */
export function isRange({ subtype }: MediaType): boolean {
  return subtype.startsWith('*');
}

function parseParameters(rest: string): ReadonlyMap<string, string> {
  const parts = rest.match(/;\s*[^;="]+=("(?:[^"\\]|\\.)*"|[^;]*)/g) ?? [];
  return new Map(
    parts.map((part): [string, string] => {
      const [name = '', ...value] = part.slice(1).split('=');
      return [name.trim().toLowerCase(), unquote(value.join('=').trim())];
    }),
  );
}

function unquote(text: string): string {
  return text.startsWith('"') && text.endsWith('"')
    ? text.slice(1, -1).replaceAll(/\\(.)/g, '$1')
    : text;
}
