/** In this order: a UUID holds numbers too. */
const varying: readonly (readonly [RegExp, string])[] = [
  [/"(?:[^"\\]|\\.)*"?/g, 'text'],
  [/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi, 'id'],
  [/\d+(?:[.:T-]\d+)*/g, '#'],
];

const jsonKinds: readonly (readonly [RegExp, string])[] = [
  [/^"/, 'a text'],
  [/^\{/, 'an object'],
  [/^\[/, 'a list'],
  [/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i, 'a number'],
  [/^(?:true|false)$/, 'true or false'],
];

/**
 * What an actual text says, without what varies from run to run: the status of an answer stays, a JSON
 * value is its type, and in other words numbers, ids and quoted texts are left out.
 */
export function toActualClass(actual: string): string {
  const text = actual.trim();
  const status = /^status (\d{3})\b/.exec(text)?.[0];
  if (status !== undefined) return status;
  const kind = jsonKinds.find(([pattern]) => pattern.test(text))?.[1];
  if (kind !== undefined) return kind;
  return varying.reduce((words, [pattern, instead]) => words.replace(pattern, instead), text);
}
