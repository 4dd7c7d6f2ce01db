/** Where a text stops being JSON, in characters, and what was expected there. */
export interface JsonFault {
  readonly position: number;
  readonly text: string;
}

type Wanted =
  'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'end of text';

const tokens = new RegExp(
  [
    String.raw`[ \t\r\n]*(?:("(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")`,
    String.raw`(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])`,
    String.raw`([[\]{}:,]))`,
  ].join('|'),
  'y',
);

/** Finds the first fault of a text that JSON.parse refused: V8 does not always tell where it is. */
export function findJsonFault(text: string): JsonFault {
  const open: string[] = [];
  let wanted: Wanted = 'value';
  tokens.lastIndex = 0;
  for (;;) {
    const from = tokens.lastIndex;
    const match = tokens.exec(text);
    const position = from + (/^[ \t\r\n]*/.exec(text.slice(from, from + 4096))?.[0].length ?? 0);
    if (match === null) return faultAt(text, position, wanted);
    const kind = match[1] !== undefined ? 'string' : (match[3] ?? 'scalar');
    const next: Wanted | undefined = accept(kind, wanted, open);
    if (next === undefined) return faultAt(text, position, wanted);
    wanted = next;
  }
}

function faultAt(text: string, position: number, wanted: Wanted): JsonFault {
  if (position >= text.length) return { position: text.length, text: 'the JSON ends too early' };
  return { position, text: `${wanted} was expected` };
}

/** What must follow the token; `undefined` where it may not stand. */
function accept(kind: string, wanted: Wanted, open: string[]): Wanted | undefined {
  if (kind === '}' || kind === ']') return close(kind, wanted, open);
  if (kind === ',') return comma(wanted, open);
  if (kind === ':') return wanted === 'colon' ? 'value' : undefined;
  if (kind === 'string' && wanted.startsWith('key')) return 'colon';
  return wanted.startsWith('value') ? value(kind, open) : undefined;
}

function value(kind: string, open: string[]): Wanted {
  if (kind !== '{' && kind !== '[') return afterValue(open);
  open.push(kind);
  return kind === '{' ? 'key or end' : 'value or end';
}

function comma(wanted: Wanted, open: readonly string[]): Wanted | undefined {
  if (wanted !== 'comma or end') return undefined;
  return open.at(-1) === '{' ? 'key' : 'value';
}

function close(kind: string, wanted: Wanted, open: string[]): Wanted | undefined {
  if (!wanted.endsWith('or end') || open.at(-1) !== (kind === '}' ? '{' : '[')) return undefined;
  open.pop();
  return afterValue(open);
}

function afterValue(open: readonly string[]): Wanted {
  return open.length === 0 ? 'end of text' : 'comma or end';
}
