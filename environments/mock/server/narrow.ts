/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text as it is, and an empty one for everything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The members of an object but for one. */
export function omit<T extends object>(object: T, name: string): T {
  return Object.fromEntries(Object.entries(object).filter(([own]) => own !== name)) as T;
}
