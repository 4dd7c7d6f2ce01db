import type { Buffer } from 'node:buffer';
import type { HeaderLines } from '#specs';

/** The header lines of a part, or why they are none. */
export type HeaderReading =
  | { readonly lines: HeaderLines; /** Behind the blank line. */ readonly next: number }
  | { readonly problem: string; readonly stoppedAt: number; readonly isCut: boolean };

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Reads header lines up to the blank line; each ends with CRLF, one that begins with a blank continues the last (RFC 5322 section 2.2.3). */
export function readHeaderLines(bytes: Buffer, from: number): HeaderReading {
  const lines: (readonly [string, string])[] = [];
  for (let at = from; ;) {
    const end = bytes.indexOf('\r\n', at);
    if (end < 0) return unended(bytes, at);
    if (end === at) return { lines, next: end + 2 };
    const line = bytes.toString('utf8', at, end);
    const problem = addLine(lines, line);
    if (problem !== undefined) return { problem, stoppedAt: at, isCut: false };
    at = end + 2;
  }
}

function unended(bytes: Buffer, at: number): HeaderReading {
  const isCut = !bytes.includes('\n', at);
  const problem = isCut
    ? 'a blank line was expected before the body ends'
    : 'CRLF was expected at the end of a header line';
  return { problem, stoppedAt: at, isCut };
}

/** What is wrong with the line, or undefined. */
function addLine(lines: (readonly [string, string])[], line: string): string | undefined {
  if (/[\r\n]/.test(line)) return 'CRLF was expected at the end of a header line';
  const last = lines.at(-1);
  if (/^[ \t]/.test(line) && last !== undefined) {
    lines[lines.length - 1] = [last[0], `${last[1]} ${line.trim()}`];
    return undefined;
  }
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(colon, 0));
  if (!TOKEN.test(name))
    return 'a header line with a name and a colon, or a blank line, was expected';
  lines.push([name, line.slice(colon + 1).trim()]);
  return undefined;
}
