import { Buffer } from 'node:buffer';
import type { MultipartPart } from '../read-multipart.ts';

/** What a receiver may read a part's file name as: as written, percent signs undone, RFC 8187 and RFC 2047 forms decoded. */
export function namesOf({ filename, disposition }: MultipartPart): readonly string[] {
  const extended = disposition.find(([name]) => name === 'filename*')?.[1] ?? '';
  const written =
    filename === undefined ? [] : [filename, unescaped(filename), decodeWords(filename)];
  const [, coded] = /^utf-8'[^']*'(.*)$/i.exec(extended) ?? [];
  return coded === undefined ? written : [...written, unescaped(coded)];
}

function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const word = /=\?utf-8\?([bq])\?([^?]*)\?=/gi;

/** Encoded words (RFC 2047 section 2): base64, or quoted-printable with underscores for spaces. */
function decodeWords(name: string): string {
  return name
    .replaceAll(/(\?=)\s+(=\?)/g, '$1$2')
    .replaceAll(word, (_, kind: string, text: string) => {
      const bytes = kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : quotedBytes(text);
      return bytes.toString('utf8');
    });
}

function quotedBytes(text: string): Buffer {
  const plain = text
    .replaceAll('_', ' ')
    .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  return Buffer.from(plain, 'latin1');
}
