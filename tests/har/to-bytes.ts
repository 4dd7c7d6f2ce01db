import { Buffer } from 'node:buffer';

/** The bytes of a recorded text: base64, or text whose charset the media type names. */
export function toBytes(text: string, encoding: string | undefined, mediaType: string): Buffer {
  if (encoding === 'base64') return Buffer.from(text, 'base64');
  const charset = /charset="?([^\s;"]+)/i.exec(mediaType)?.[1]?.toLowerCase() ?? 'utf-8';
  if (charset === 'iso-8859-1' || charset === 'latin1') return Buffer.from(text, 'latin1');
  return Buffer.from(text, charset === 'utf-16le' || charset === 'utf-16' ? 'utf16le' : 'utf8');
}
