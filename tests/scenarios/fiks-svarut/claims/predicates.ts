/** An id in either case (reference fiks 3.1). */
export const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** True for a text that is a moment. */
export function isInstant(value: unknown): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}

/** True for a text that says something. */
export function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

/** True for a list of moments of which none lies before the one that it follows. */
export function inOrder(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const moments = value.map((one) => Date.parse(String(one)));
  return moments.every((moment, at) => moment >= (moments[at - 1] ?? moment));
}

/** True for an empty text: what was listed in it did not occur. */
export function none(value: unknown): boolean {
  return value === '';
}
