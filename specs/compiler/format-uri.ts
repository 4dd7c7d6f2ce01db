import { isIPv6 } from 'node:net';
import { isHexDigit } from './format-uuid.ts';

const REG_NAME = 1;
const PATH = 2;
const QUERY = 4;
const SCHEME = 8;
const USER = 16;
const PERCENT = 37;
const CLASSES = toClasses();

/** RFC 3986 `URI`: a scheme, then an authority and path or a path that is not empty, query and fragment as they come. */
export function isUri(text: string): boolean {
  const colon = text.indexOf(':');
  if (
    colon < 1 ||
    !isLetter(text.charCodeAt(0)) ||
    !isAll(text, { from: 1, to: colon, allowed: SCHEME })
  )
    return false;
  const hash = indexOr(text, '#', colon + 1, text.length);
  const question = indexOr(text, '?', colon + 1, hash);
  return (
    isHierarchy(text, colon + 1, question) &&
    isAll(text, { from: question + 1, to: hash, allowed: QUERY }) &&
    isAll(text, { from: hash + 1, to: text.length, allowed: QUERY })
  );
}

function isHierarchy(text: string, from: number, to: number): boolean {
  if (from === to) return false;
  if (!text.startsWith('//', from) || to < from + 2)
    return isAll(text, { from, to, allowed: PATH });
  const slash = indexOr(text, '/', from + 2, to);
  return (
    isAuthority(text.slice(from + 2, slash)) && isAll(text, { from: slash, to, allowed: PATH })
  );
}

function isAuthority(authority: string): boolean {
  const at = authority.indexOf('@');
  if (at >= 0 && !isAll(authority, { from: 0, to: at, allowed: USER })) return false;
  const host = authority.slice(at + 1);
  const colon = host.indexOf(':', host.startsWith('[') ? host.indexOf(']') : 0);
  const name = colon < 0 ? host : host.slice(0, colon);
  return isHost(name) && (colon < 0 || /^\d*$/.test(host.slice(colon + 1)));
}

function isHost(name: string): boolean {
  if (!name.startsWith('[')) return isAll(name, { from: 0, to: name.length, allowed: REG_NAME });
  // A zone (RFC 6874) needs `%25`, which few accept: refused.
  return name.endsWith(']') && !name.includes('%') && isIPv6(name.slice(1, -1));
}

interface Span {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly allowed: number;
}

function isAll(text: string, { from, to, allowed }: Span): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === PERCENT && allowed !== SCHEME) {
      if (
        at + 2 >= to ||
        !isHexDigit(text.charCodeAt(at + 1)) ||
        !isHexDigit(text.charCodeAt(at + 2))
      )
        return false;
      at += 2;
    } else if (((CLASSES[code] ?? 0) & allowed) === 0) return false;
  }
  return true;
}

function indexOr(text: string, wanted: string, from: number, fallback: number): number {
  const at = text.indexOf(wanted, from);
  return at < 0 || at > fallback ? fallback : at;
}

function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}

function toClasses(): Uint8Array {
  const classes = new Uint8Array(128);
  const add = (characters: string, bits: number): void => {
    for (const character of characters)
      classes[character.charCodeAt(0)] = (classes[character.charCodeAt(0)] ?? 0) | bits;
  };
  const alphanumeric = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  add(alphanumeric, REG_NAME | PATH | QUERY | SCHEME | USER);
  add('+-.', SCHEME);
  add("-._~!$&'()*+,;=", REG_NAME | PATH | QUERY | USER);
  add(':', PATH | QUERY | USER);
  add('@', PATH | QUERY);
  add('/', PATH | QUERY);
  add('?', QUERY);
  return classes;
}
