/** A pattern that the database refuses: it ends with the escape character (recorded EV-224). */
export class BadPattern extends Error {
  readonly code = 'events-bad-pattern';
}

/** SQL's LIKE: `%` any text, `_` one character, `\` takes the next one as it stands. Throws BadPattern. */
export function isLike(text: string, pattern: string, flags: 'i' | '' = ''): boolean {
  const known = compiled.get(flags + pattern) ?? compile(pattern, flags);
  compiled.set(flags + pattern, known);
  return known.test(text);
}

const compiled = new Map<string, RegExp>();
const special = /[.*+?^${}()|[\]\\]/g;

function compile(pattern: string, flags: string): RegExp {
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(pattern)) throw new BadPattern(pattern);
  const parts = pattern.match(/\\[\s\S]|[\s\S]/g) ?? [];
  const source = parts.map((part) => {
    if (part === '%') return '[\\s\\S]*';
    if (part === '_') return '[\\s\\S]';
    return part.replace(/^\\([\s\S])/, '$1').replaceAll(special, '\\$&');
  });
  return new RegExp(`^${source.join('')}$`, flags);
}
