/** How a parameter is written in text (OpenAPI 3.0.4 section 4.7.12.3). */
export interface TextStyle {
  readonly name: string;
  readonly style: string;
  readonly explode: boolean;
  /** True where the text is JSON. */
  readonly json: boolean;
}

const SEPARATORS: Readonly<Record<string, RegExp>> = {
  spaceDelimited: /%20| |\+/,
  pipeDelimited: /\||%7C/i,
};

/** The items of a list in text. */
export function toItems(raw: string | readonly string[], style: TextStyle): readonly string[] {
  if (typeof raw !== 'string')
    return raw.length === 1 && !style.explode ? split(raw[0] ?? '', style) : raw;
  // One exploded `a=1` in a query is a list of one; a path or header has no way to repeat itself.
  return style.explode && isRepeated(style) ? [raw] : split(raw, style);
}

/** Names and values of an object in text. Exploded: `name=value` each (as readQueryValue gives them); else in turn. */
export function toPairs(
  raw: string | readonly string[],
  style: TextStyle,
): readonly (readonly [string, string])[] {
  if (style.explode || style.style === 'deepObject') {
    const parts =
      typeof raw === 'string' ? trimStyle(raw, style).split(objectSeparator(style)) : raw;
    return parts.filter((part) => part !== '').map(splitPair);
  }
  const parts = toItems(raw, style);
  return parts.flatMap((part, index) =>
    index % 2 === 0 ? [[part, parts[index + 1] ?? ''] as const] : [],
  );
}

/** `label` begins with a dot, `matrix` with `;name=`. */
export function trimStyle(text: string, { style, name }: TextStyle): string {
  if (style === 'label' && text.startsWith('.')) return text.slice(1);
  if (style === 'matrix' && text.startsWith(`;${name}=`)) return text.slice(name.length + 2);
  return style === 'matrix' && text.startsWith(';') ? text.slice(1) : text;
}

function isRepeated({ style }: TextStyle): boolean {
  return style === 'form' || style in SEPARATORS;
}

function split(raw: string, style: TextStyle): readonly string[] {
  const text = trimStyle(raw, style);
  return text === '' ? [] : text.split(listSeparator(style));
}

function listSeparator({ style, explode, name }: TextStyle): string | RegExp {
  if (style === 'label') return explode ? '.' : ',';
  if (style === 'matrix' && explode) return `;${name}=`;
  return SEPARATORS[style] ?? ',';
}

function objectSeparator({ style }: TextStyle): string {
  if (style === 'label') return '.';
  return style === 'matrix' ? ';' : ',';
}

function splitPair(part: string): readonly [string, string] {
  const equals = part.indexOf('=');
  return equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)];
}
