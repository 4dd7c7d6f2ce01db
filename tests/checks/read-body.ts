import { findJsonFault } from '../har/find-json-fault.ts';

/** A body as far as its media type lets it be read. */
export type Body =
  | { readonly kind: 'missing' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'json'; readonly value: unknown; readonly text: string }
  | { readonly kind: 'broken'; readonly problem: string; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'binary'; readonly bytes: number };

/** Longest body that is decoded when it is not JSON: beyond it only the media type is judged. */
const maxTextBytes = 1_048_576;
const binaryTypes = /^(?:image|audio|video|font)\/|^application\/(?:octet-stream|pdf|zip|gzip)/i;

/** Reads the bytes by the media type of `contentType`. */
export function readBody(bytes: Uint8Array, contentType: string | undefined): Body {
  if (bytes.byteLength === 0) return { kind: 'empty' };
  if (contentType !== undefined && isJson(contentType)) return readJson(bytes, contentType);
  if (contentType !== undefined && binaryTypes.test(contentType)) {
    return { kind: 'binary', bytes: bytes.byteLength };
  }
  const decoded = bytes.byteLength > maxTextBytes ? undefined : decode(bytes, contentType);
  return typeof decoded === 'string'
    ? { kind: 'text', text: decoded }
    : { kind: 'binary', bytes: bytes.byteLength };
}

/** True for `application/json`, `text/json` and every `+json` type, with or without parameters. */
export function isJson(contentType: string): boolean {
  return /^\s*[^;]*[/+]json\s*(?:;|$)/i.test(contentType);
}

function readJson(bytes: Uint8Array, contentType: string): Body {
  const text = decode(bytes, contentType);
  if (text === undefined) {
    return { kind: 'broken', problem: 'bytes that its charset cannot decode', text: '' };
  }
  try {
    const value: unknown = JSON.parse(text);
    return { kind: 'json', value, text };
  } catch {
    const { position, text: problem } = findJsonFault(text);
    return { kind: 'broken', problem: `invalid JSON at position ${position}: ${problem}`, text };
  }
}

function decode(bytes: Uint8Array, contentType: string | undefined): string | undefined {
  const charset = /;\s*charset="?([^\s;"]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
