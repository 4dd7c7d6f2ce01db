import { Buffer } from 'node:buffer';
import { isRecord, listOf, numberOf, recordOf, textOf, type Json } from './json-parts.ts';
import { toBytes } from './to-bytes.ts';

/** A repeated part may describe more than memory holds. */
const maxBytes = 268_435_456;

/** The bytes of `request.postData`; `undefined` for no body and for one that was not recorded. */
export function toRequestBody(request: Json): Buffer | undefined {
  const post = recordOf(request['postData']);
  const parts = listOf(post['_parts']);
  if (parts.length > 0) return joinParts(parts);
  const mediaType = textOf(post['mimeType']) ?? '';
  const text = textOf(post['text']);
  const encoding = textOf(post['encoding']) ?? textOf(post['_encoding']);
  if (text !== undefined && text !== '') return toBytes(text, encoding, mediaType);
  return /urlencoded/i.test(mediaType) ? joinParameters(listOf(post['params'])) : undefined;
}

function joinParts(parts: readonly unknown[]): Buffer | undefined {
  const texts = parts.map(toPart);
  const bytes = texts.reduce((sum, [text, count]) => sum + Buffer.byteLength(text) * count, 0);
  if (bytes > maxBytes) return undefined;
  return Buffer.concat(texts.map(([text, count]) => Buffer.from(text.repeat(count))));
}

function toPart(part: unknown): readonly [text: string, count: number] {
  if (!isRecord(part)) return [textOf(part) ?? '', 1];
  return [textOf(part['repeat']) ?? '', Math.max(0, Math.trunc(numberOf(part['count']) ?? 1))];
}

function joinParameters(parameters: readonly unknown[]): Buffer | undefined {
  const pairs = parameters
    .filter(isRecord)
    .map((pair): [string, string] => [textOf(pair['name']) ?? '', textOf(pair['value']) ?? '']);
  return pairs.length === 0 ? undefined : Buffer.from(new URLSearchParams(pairs).toString());
}
