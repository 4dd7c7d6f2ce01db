/** Sorts path templates: segment by segment, literal before partly templated before templated; longer before shorter. */
export function compareSpecificity(one: string, other: string): number {
  const left = one.split('/');
  const right = other.split('/');
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const difference = rankOf(left[index] ?? '') - rankOf(right[index] ?? '');
    if (difference !== 0) return difference;
  }
  return right.length - left.length;
}

function rankOf(segment: string): number {
  if (!segment.includes('{')) return 0;
  return /^\{[^{}]*\}$/.test(segment) ? 2 : 1;
}
