import { scalarOf, type Part } from '../formats/resource.ts';
import type { Filter, Literal, Operator } from './read-filter.ts';

/** Whether an item is what a filter wants. */
export function fits(item: Part, filter: Filter): boolean {
  if (filter.kind === 'and') return fits(item, filter.left) && fits(item, filter.right);
  if (filter.kind === 'or') return fits(item, filter.left) || fits(item, filter.right);
  const value = scalarOf(item, filter.member);
  if (value === undefined) return filter.operator === 'ne';
  return compares(order(String(value), filter.value), filter.operator);
}

/** Members that a filter names. */
export function membersOf(filter: Filter): readonly string[] {
  return filter.kind === 'compare'
    ? [filter.member]
    : [...membersOf(filter.left), ...membersOf(filter.right)];
}

function compares(difference: number, operator: Operator): boolean {
  const holds: Readonly<Record<Operator, boolean>> = {
    eq: difference === 0,
    ne: difference !== 0,
    gt: difference > 0,
    ge: difference >= 0,
    lt: difference < 0,
    le: difference <= 0,
  };
  return holds[operator];
}

function order(value: string, wanted: Literal): number {
  if (wanted instanceof Date) return Date.parse(`${value}Z`) - wanted.getTime();
  if (typeof wanted === 'number') return Number(value) - wanted;
  if (typeof wanted === 'boolean') return value === String(wanted) ? 0 : 1;
  return compareTexts(value, wanted);
}

/** One member to sort by. */
export interface SortKey {
  readonly member: string;
  readonly isDescending: boolean;
}

/** The members of `$orderby`, in their order. */
export function readOrder(text: string): readonly SortKey[] {
  return text.split(',').map((part) => {
    const [member = '', direction] = part.trim().split(/\s+/);
    return { member, isDescending: direction?.toLowerCase() === 'desc' };
  });
}

/** The items in this order; those that are alike stay as they were. */
export function sorted(
  items: readonly Part[],
  keys: readonly SortKey[],
  compare: (a: string, b: string) => number = compareTexts,
): readonly Part[] {
  return items.toSorted((a, b) => {
    for (const { member, isDescending } of keys) {
      const difference = compareValues(scalarOf(a, member), scalarOf(b, member), compare);
      if (difference !== 0) return isDescending ? -difference : difference;
    }
    return 0;
  });
}

type Scalar = ReturnType<typeof scalarOf>;

function compareValues(a: Scalar, b: Scalar, compare: (a: string, b: string) => number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return compare(String(a ?? ''), String(b ?? ''));
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
