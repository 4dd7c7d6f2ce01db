import type { Exchange, HeaderLines } from '#specs';
import { maskText } from './mask-text.ts';

const longestInlineBytes = 2048;

/** Stands for an Authorization that is no actor's token: broken, expired or another's on purpose. */
const specialToken = '$SAMSVAR_TOKEN_SPECIAL';

/**
 * A line for the shell that repeats a request: tokens are variable names, what looks like a secret is
 * masked (a registered one by the redactor), a short text body stands in it, any other body is a file
 * named by its hash, with a note of its size.
 */
export function toCurl(exchange: Exchange): string {
  const { method, url, headers } = exchange.request;
  const words = ['curl', '-sS', '-i', '--path-as-is', '-X', quote(method), quote(url)];
  for (const line of headers) words.push('-H', toHeader(line));
  for (const name of addedByCurl(exchange)) words.push('-H', quote(`${name}:`));
  return maskText([...words, ...toBody(exchange.request)].join(' '));
}

/** Headers that curl adds by itself and we did not send: a name with nothing after it leaves them out. */
function addedByCurl({ request: { headers, bodyBytes } }: Exchange): string[] {
  const added = bodyBytes > 0 ? ['Accept', 'User-Agent', 'Content-Type'] : ['Accept', 'User-Agent'];
  return added.filter((name) => !has(headers, name));
}

function toBody({ body, bodyBytes, bodySha256 = 'unknown' }: Exchange['request']): string[] {
  if (bodyBytes === 0) return [];
  const isShort = body !== undefined && body.length <= longestInlineBytes;
  const text = isShort ? toText(body) : undefined;
  if (text !== undefined) return ['--data-raw', quote(text)];
  const file = `@body-${bodySha256.slice(0, 12)}.bin`;
  return ['--data-binary', file, `# ${bodyBytes} bytes, SHA-256 ${bodySha256}`];
}

/** The text of bytes that are UTF-8 without other control characters than tab and line ends. */
function toText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return /[^\P{Cc}\t\r\n]/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

function toHeader([name, value]: readonly [string, string]): string {
  const isAuthorization = name.toLowerCase() === 'authorization';
  const named = isAuthorization ? value.replace('***', specialToken) : value;
  if (/\$SAMSVAR_\w+$/.test(named)) return `"${name}: ${named}"`;
  // An empty value is sent with a semicolon: after a colon curl leaves the header out.
  return quote(value === '' ? `${name};` : `${name}: ${value}`);
}

function has(headers: HeaderLines, name: string): boolean {
  return headers.some(([key]) => key.toLowerCase() === name.toLowerCase());
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": String.raw`\'`,
  '\r': String.raw`\r`,
  '\n': String.raw`\n`,
  '\t': String.raw`\t`,
};

/** Single quotes keep everything but line ends, which need the shell's `$'…'`. */
function quote(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  if (!/[\r\n\t]/.test(text)) return `'${text.replaceAll("'", String.raw`'\''`)}'`;
  return `$'${text.replace(/[\\'\r\n\t]/g, (character) => escapes[character] ?? character)}'`;
}
