import type { LiveExchange } from '#environments';

/** A JSON object whose members may be anything. */
export type SeenObject = Readonly<Record<string, unknown>>;

/** The JSON object of an answer; empty where it holds none. */
export function seenObject(answer: LiveExchange): SeenObject {
  const value = answer.json();
  return isObject(value) ? value : {};
}

/** The list that an answer wraps under this name; undefined where it wraps none. */
export function seenList(answer: LiveExchange, name: string): readonly unknown[] | undefined {
  const list = seenObject(answer)[name];
  return Array.isArray(list) ? list : undefined;
}

/** The objects of such a list. */
export function seenRows(answer: LiveExchange, name: string): readonly SeenObject[] {
  return (seenList(answer, name) ?? []).filter(isObject);
}

/** What an error message says; empty where it says nothing. */
export function messageOf(answer: LiveExchange): string {
  const { message } = seenObject(answer);
  return typeof message === 'string' ? message : '';
}

function isObject(value: unknown): value is SeenObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
