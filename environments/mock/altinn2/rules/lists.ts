import { refuse } from '../call.ts';
import type { Part } from '../formats/resource.ts';
import { fits, sorted, type SortKey } from '../odata/select.ts';
import type { Filter } from '../odata/read-filter.ts';
import type { Reply } from '../../server/message.ts';

/** Where a page begins and how long it is. */
export interface Cut {
  readonly skip: number;
  readonly top: number | undefined;
  readonly limit: number;
}

/** Query options and pages (reference altinn2 6). */
export const listRules = {
  /** Most items of an answer to an end user, and to a service owner. */
  pageLimit: (who: 'user' | 'owner'): number => (who === 'user' ? 50 : 10_000),

  largestTop: (): number => 10_000,

  refusesTop: (top: number): Reply =>
    refuse(
      400,
      `The limit of '10000' for Top query has been exceeded. The value from the incoming request is '${top}'`,
    ),

  refusesMember: (name: string, type: string): Reply =>
    refuse(400, `Could not find property named '${name}' on type '${type}'`),

  refusesSyntax: (text: string, at: number): Reply =>
    refuse(400, `Syntax error at position ${at} in '${printable(text)}'`),

  refusesAmount: (name: string, text: string): Reply =>
    refuse(400, `Invalid value '${printable(text)}' for ${name}`),

  fits: (item: Part, filter: Filter): boolean => fits(item, filter),

  sorts: (items: readonly Part[], keys: readonly SortKey[]): readonly Part[] => sorted(items, keys),

  cuts: (items: readonly Part[], { skip, top, limit }: Cut): readonly Part[] =>
    items.slice(skip, skip + Math.min(top ?? limit, limit)),

  /** Whether something changed within two dates. */
  changedWithin: (changed: string, from: string | null, to: string | null): boolean =>
    (from === null || changed >= from) && (to === null || changed <= to),
};

/** A status line holds no control characters. */
function printable(text: string): string {
  return text.replaceAll(/[^\u{20}-\u{7E}\u{A0}-\u{FF}]/gu, '?');
}
