import type { StoredInstance } from '../../altinn-app/instances/instance.ts';
import { toMicros } from './dates.ts';

/** Where a page begins: after the row that the page before ended with. */
export interface Cursor {
  readonly ticks: bigint;
  readonly row: number;
}

/** A continuation token as the service reads it. */
export type TokenReading =
  | { readonly kind: 'cursor'; readonly cursor: Cursor }
  /** From the first row on. */
  | { readonly kind: 'start' }
  | { readonly kind: 'no semicolon' | 'no numbers' };

const ticksOf1970 = 621_355_968_000_000_000n;

/** Ticks of 100 ns since year 1, as the service counts time. */
export function ticksOf(instance: StoredInstance): bigint {
  return BigInt(toMicros(instance.lastChanged) ?? 0) * 10n + ticksOf1970;
}

/** Reads `<ticks>;<row>`, decoded once more than the query was. */
export function readToken(token: string): TokenReading {
  const [ticks = '', row] = decodedOnce(token).split(';');
  if (row === undefined) return { kind: 'no semicolon' };
  if (!/^-?\d+$/.test(ticks) || !/^-?\d+$/.test(row)) return { kind: 'no numbers' };
  if (Number(row) < 0) return { kind: 'start' };
  return { kind: 'cursor', cursor: { ticks: BigInt(ticks), row: Number(row) } };
}

/** The token of the page after these rows, encoded for a link: the semicolon is encoded twice. */
export function tokenAfter(rows: readonly StoredInstance[]): string {
  const last = rows.at(-1);
  return last === undefined ? '0%253b-1' : `${ticksOf(last)}%253b${last.row}`;
}

function decodedOnce(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
