import type { HeaderLines } from '#specs';
import { isRecord, listOf, textOf } from './json-parts.ts';

/** Header lines without the pseudo headers of HTTP/2 (`:status`). */
export function toHeaders(source: unknown): HeaderLines {
  return listOf(source)
    .filter(isRecord)
    .map((line) => [textOf(line['name']) ?? '', textOf(line['value']) ?? ''] as const)
    .filter(([name]) => name !== '' && !name.startsWith(':'));
}
