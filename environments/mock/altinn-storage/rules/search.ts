import type { Caller } from '../../altinn-app/call.ts';
import type { StoredInstance } from '../../altinn-app/instances/instance.ts';
import type { World } from '../../server/world.ts';
import { defects } from '../defects.ts';
import { readToken, ticksOf, type Cursor, type TokenReading } from '../search/continuation.ts';
import { readDateExpression, type DateExpression } from '../search/dates.ts';
import { searchFilters, type Filtering, type SearchFilters } from '../search/filters.ts';
import type { Search } from '../search/search.ts';

const allFilters: SearchFilters = searchFilters;

/** What a page is cut from, and where it begins. */
export interface Cut {
  readonly cursor: Cursor | undefined;
  readonly ascending: boolean;
  readonly world: World;
}

/** A page as it was cut, and who looks at it. */
export interface Page {
  readonly page: readonly StoredInstance[];
  readonly size: number;
  readonly caller: Caller;
  readonly cursor: Cursor | undefined;
  readonly mayRead: (instance: StoredInstance) => boolean;
}

/** Decisions of GET instances (reference altinn-platform 4.2, 4.3). */
export const searchRules = {
  /** How one value of a date filter is read. */
  readsDate: (expression: string): DateExpression => readDateExpression(expression),
  /** Whether an instance is what a search asks for, rights aside. */
  matches: (instance: StoredInstance, filtering: Filtering): boolean =>
    Object.values(allFilters).every((filter) => filter(instance, filtering)),
  /** Whether a search may find an instance that is gone for good; only the owner's may. */
  findsHardDeleted: (isOwner: boolean): boolean => isOwner,
  /** Whether the oldest change comes first: any order but none and those that begin with `desc:`. */
  isAscending: ({ order }: Pick<Search, 'order'>): boolean =>
    order !== undefined && !/^desc(:|$)/i.test(order),
  /** Order of two rows: by their last change, then in that of their creation. */
  compares: (a: StoredInstance, b: StoredInstance, ascending: boolean): number => {
    const [left, right] = [ticksOf(a), ticksOf(b)];
    if (left === right) return a.row - b.row;
    return left < right === ascending ? -1 : 1;
  },
  /** How a continuation token is read. */
  readsToken: (token: string): TokenReading => readToken(token),
  /** Whether a row lies behind the one that the page before ended with. */
  isBehind: (instance: StoredInstance, { cursor, ascending, world }: Cut): boolean => {
    if (cursor === undefined) return true;
    const ticks = ticksOf(instance);
    if (ticks !== cursor.ticks) return ticks > cursor.ticks === ascending;
    // Rows of one moment are sorted in one direction and asked for in the other.
    const isReversed = !ascending && world.has(defects.equalTimesSkipped);
    return isReversed ? instance.row < cursor.row : instance.row > cursor.row;
  },
  /** Rows of one page, of those that lie behind its cursor. */
  cuts: (
    rows: readonly StoredInstance[],
    size: number,
    _cursor: Cursor | undefined,
  ): readonly StoredInstance[] => rows.slice(0, size),
  /** Whether more may follow: a full page, whatever rights take from it. */
  leadsOn: ({ page, size }: Page): boolean => page.length === size,
  /** Rows of a page that the caller is shown: those that he may read. */
  shows: ({ page, mayRead }: Page): readonly StoredInstance[] => page.filter(mayRead),
  /** What a list says of its length. */
  counts: (shown: readonly StoredInstance[]): number => shown.length,
};
