/** Where a text stops being JSON, or names a member twice. */
export interface JsonFault {
  /** Offset in the text. */
  readonly offset: number;
  readonly expected: string;
}

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;

type State = 'value' | 'first-item' | 'first-member' | 'member' | 'after';

interface Scan {
  readonly text: string;
  offset: number;
  /** Member names seen of each open object; null for an open list. */
  readonly open: (Set<string> | null)[];
  state: State;
}

/** The first fault of a JSON text, undefined where it has none: JSON.parse gives no place for most, and keeps the last of two members. */
export function scanJson(text: string): JsonFault | undefined {
  const scan: Scan = { text, offset: 0, open: [], state: 'value' };
  for (;;) {
    skip(scan);
    if (scan.state === 'after' && scan.open.length === 0)
      return scan.offset === text.length ? undefined : fault(scan, 'the end of the text');
    const found = STEPS[scan.state](scan);
    if (found !== undefined) return found;
  }
}

const STEPS: Readonly<Record<State, (scan: Scan) => JsonFault | undefined>> = {
  value: readValue,
  'first-item': (scan) => (close(scan, ']') ? undefined : readValue(scan)),
  'first-member': (scan) => (close(scan, '}') ? undefined : readMember(scan)),
  member: readMember,
  after: readAfter,
};

function readValue(scan: Scan): JsonFault | undefined {
  const next = scan.text[scan.offset];
  if (next === '{' || next === '[') {
    scan.open.push(next === '{' ? new Set() : null);
    scan.state = next === '{' ? 'first-member' : 'first-item';
    scan.offset++;
    return undefined;
  }
  if (take(scan, STRING) === undefined && take(scan, SCALAR) === undefined)
    return fault(scan, 'a value');
  scan.state = 'after';
  return undefined;
}

function readMember(scan: Scan): JsonFault | undefined {
  const at = scan.offset;
  const name = take(scan, STRING);
  if (name === undefined) return fault(scan, 'a member name in double quotes');
  const names = scan.open.at(-1);
  if (names?.has(name))
    return { offset: at, expected: `each member once; ${name} stands there twice` };
  names?.add(name);
  skip(scan);
  if (scan.text[scan.offset] !== ':') return fault(scan, '":"');
  scan.offset++;
  scan.state = 'value';
  return undefined;
}

function readAfter(scan: Scan): JsonFault | undefined {
  const isObject = scan.open.at(-1) !== null;
  if (scan.text[scan.offset] !== ',')
    return close(scan, isObject ? '}' : ']')
      ? undefined
      : fault(scan, isObject ? '"," or "}"' : '"," or "]"');
  scan.offset++;
  scan.state = isObject ? 'member' : 'value';
  return undefined;
}

function close(scan: Scan, bracket: string): boolean {
  if (scan.text[scan.offset] !== bracket) return false;
  scan.offset++;
  scan.open.pop();
  scan.state = 'after';
  return true;
}

function skip(scan: Scan): void {
  take(scan, SPACE);
}

function take(scan: Scan, pattern: RegExp): string | undefined {
  pattern.lastIndex = scan.offset;
  const found = pattern.exec(scan.text)?.[0];
  if (found !== undefined) scan.offset += found.length;
  return found;
}

function fault({ text, offset }: Scan, expected: string): JsonFault {
  const found =
    offset >= text.length
      ? 'the text ends'
      : `${JSON.stringify(text.slice(offset, offset + 12))} stands there`;
  return { offset, expected: `${expected}; ${found}` };
}
