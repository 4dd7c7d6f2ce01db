const DASH = 45;
const LENGTH = 36;

/** RFC 9562 section 4 text form: 8-4-4-4-12 hexadecimal digits, any case, no `urn:` and no braces. */
export function isUuid(text: string): boolean {
  if (text.length !== LENGTH) return false;
  for (let at = 0; at < LENGTH; at++) {
    const code = text.charCodeAt(at);
    const dashed = at === 8 || at === 13 || at === 18 || at === 23;
    if (dashed ? code !== DASH : !isHexDigit(code)) return false;
  }
  return true;
}

/** True for the code of `0-9`, `a-f` and `A-F`. */
export function isHexDigit(code: number): boolean {
  if (code >= 48 && code <= 57) return true;
  const lower = code | 32;
  return lower >= 97 && lower <= 102;
}
