import { digestOf, type Json } from '../capabilities/json-value.ts';

/** `unchanged` where both lists hold the same reports, in any order; else how many were there. */
export function changeBetweenLists(before: readonly Json[], after: readonly Json[]): string {
  if (keyOf(before) === keyOf(after)) return 'unchanged';
  return `changed: ${before.length} before, ${after.length} after`;
}

function keyOf(items: readonly Json[]): string {
  return digestOf(items.map((item) => digestOf(item)).toSorted());
}
