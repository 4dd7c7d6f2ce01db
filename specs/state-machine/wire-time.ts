/** An RFC 3339 time as written, finer than a Date. */
export interface WireTime {
  /** Epoch milliseconds, finer digits cut. */
  readonly ms: number;
  /** The digits behind the second without zeros at their end; absent where none are written. */
  readonly fraction?: string;
}

const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.(\d+))?(?:Z|[+-]\d{2}:\d{2})$/i;

/** Reads a time with an offset; undefined where it is none. */
export function readTime(text: string): WireTime | undefined {
  const match = form.exec(text);
  const ms = match === null ? Number.NaN : Date.parse(text);
  if (match === null || Number.isNaN(ms)) return undefined;
  const fraction = match[1]?.replace(/0+$/, '');
  return fraction === undefined ? { ms } : { ms, fraction };
}

/** Below 0 where `a` lies before `b`, 0 where they are the same instant. */
export function compareTimes(a: WireTime, b: WireTime): number {
  if (a.ms !== b.ms) return a.ms - b.ms;
  // Digits behind the point, without zeros at their end, compare as text.
  const [left, right] = [a.fraction ?? '', b.fraction ?? ''];
  return left === right ? 0 : left < right ? -1 : 1;
}
