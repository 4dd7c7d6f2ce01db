import { Buffer } from 'node:buffer';

/** How much of the end is looked through where the pointer to the cross-reference leads nowhere. */
const tailBytes = 65_536;

/**
 * Whether a PDF needs a password, told by /Encrypt in its trailer (ISO 32000-1, 7.5.5) or in the dictionary of its cross-reference
 * stream (7.5.8). Looks at the last section alone: text inside the document does not count.
 */
export function isEncryptedPdf(body: Uint8Array): boolean {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (bytes.subarray(0, 1024).indexOf('%PDF-') < 0) return false;
  return /\/Encrypt\b/.test(trailerOf(bytes));
}

/** The dictionary that `startxref` leads to; in a recording whose bytes were damaged, the last one that stands there. */
function trailerOf(bytes: Buffer): string {
  const tail = bytes.subarray(-tailBytes).toString('latin1');
  const end = tail.lastIndexOf('startxref');
  const offset = Number(/^startxref\s+(\d+)/.exec(tail.slice(end))?.[1] ?? -1);
  const section = offset < 0 ? '' : bytes.subarray(offset, offset + tailBytes).toString('latin1');
  if (/^\s*xref\b/.test(section)) return dictionaryBehind(trailerBehind(bytes, offset));
  if (/^\s*\d+\s+\d+\s+obj\b/.test(section)) return dictionaryBehind(section);
  const last = tail.slice(0, Math.max(end, 0)).lastIndexOf('trailer');
  return last < 0 ? '' : dictionaryBehind(tail.slice(last));
}

function trailerBehind(bytes: Buffer, offset: number): string {
  const at = bytes.indexOf('trailer', offset);
  return at < 0 ? '' : bytes.subarray(at, at + tailBytes).toString('latin1');
}

/** From the first `<<` to its `>>`; dictionaries inside count. */
function dictionaryBehind(text: string): string {
  const start = text.indexOf('<<');
  if (start < 0) return '';
  let depth = 0;
  for (const { 0: mark, index } of text.slice(start).matchAll(/<<|>>/g)) {
    depth += mark === '<<' ? 1 : -1;
    if (depth === 0) return text.slice(start, start + index);
  }
  return text.slice(start);
}
