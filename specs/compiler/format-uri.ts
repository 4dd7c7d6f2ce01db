import { isIPv6 } from 'node:net';
import { isHexDigit } from './format-uuid.ts';

/**
 * What nearly every address in an answer looks like. No two neighbouring parts share a character,
 * so that a refusal costs no more than one pass; what it refuses goes the long way.
 */
const PLAIN = /^[a-z]+:\/\/[A-Za-z0-9.-]+(?::[0-9]+)?(?:\/[\w.~!$&'()*+,;=:@/-]*)?$/;
const REG_NAME = 1;
const PATH = 2;
const QUERY = 4;
const SCHEME = 8;
const USER = 16;
const PERCENT = 37;
const CLASSES = toClasses();

/** RFC 3986 `URI`: a scheme, then an authority and path or a path that is not empty, query and fragment as they come. */
export function isUri(text: string): boolean {
  if (PLAIN.test(text)) return true;
  const [address, fragment] = cut(text, '#');
  const [location, query] = cut(address, '?');
  const [scheme, hierarchy] = cut(location, ':');
  return (
    isScheme(scheme) && isHierarchy(hierarchy) && isAll(query, QUERY) && isAll(fragment, QUERY)
  );
}

function isScheme(scheme: string): boolean {
  return scheme !== '' && isLetter(scheme.charCodeAt(0)) && isAll(scheme, SCHEME);
}

function isHierarchy(hierarchy: string): boolean {
  if (!hierarchy.startsWith('//')) return hierarchy !== '' && isAll(hierarchy, PATH);
  const slash = hierarchy.indexOf('/', 2);
  const end = slash < 0 ? hierarchy.length : slash;
  return isAuthority(hierarchy.slice(2, end)) && isAll(hierarchy.slice(end), PATH);
}

function isAuthority(authority: string): boolean {
  const at = authority.indexOf('@');
  if (at >= 0 && !isAll(authority.slice(0, at), USER)) return false;
  const host = authority.slice(at + 1);
  const colon = host.indexOf(':', host.startsWith('[') ? host.indexOf(']') : 0);
  const name = colon < 0 ? host : host.slice(0, colon);
  return isHost(name) && (colon < 0 || /^\d*$/.test(host.slice(colon + 1)));
}

function isHost(name: string): boolean {
  if (!name.startsWith('[')) return isAll(name, REG_NAME);
  // A zone (RFC 6874) needs `%25`, which few accept: refused.
  return name.endsWith(']') && !name.includes('%') && isIPv6(name.slice(1, -1));
}

function isAll(text: string, allowed: number): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === PERCENT && allowed !== SCHEME) {
      if (!isHexDigit(text.charCodeAt(at + 1)) || !isHexDigit(text.charCodeAt(at + 2)))
        return false;
      at += 2;
    } else if (((CLASSES[code] ?? 0) & allowed) === 0) return false;
  }
  return true;
}

/** The text up to a character, and what follows it. */
function cut(text: string, character: string): readonly [before: string, after: string] {
  const at = text.indexOf(character);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
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
