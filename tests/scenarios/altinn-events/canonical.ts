/** A JSON value as text that is the same for the same value: members of objects have no order. */
export function canonical(value: unknown): string {
  if (value === undefined) return 'none';
  return JSON.stringify(value, (_, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

/** A time as its instant, whatever its form. */
export function millis(time: string | undefined): number | string {
  return time === undefined ? 'none' : Date.parse(time);
}
