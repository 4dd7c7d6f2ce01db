import { defects } from '../defects.ts';
import type { World } from '../../server/world.ts';

/** What a page begins with: the value in its token. */
export type PageKey = string | number;

/** The lists that have pages. */
export type PagedList = 'requests' | 'agentRequests' | 'changes' | 'users';

interface Keyed {
  readonly key: PageKey;
}

/** The pages of lists (reference altinn-system-register 1, "Paging"). */
export const pagingRules = {
  pageSize: (): number => 50,
  /** The rows of a list in its order. */
  ordered: <T extends Keyed>(rows: readonly T[], list: PagedList, world: World): readonly T[] => {
    const isUnordered = list === 'agentRequests' && world.has(defects.agentPagesUnordered);
    const isByTime = list === 'changes' && world.has(defects.changePagesRepeat);
    return isUnordered || isByTime ? rows : rows.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  },
  /** Whether a row is on the page that this key begins, or after it. */
  isFrom: (key: PageKey, from: PageKey, { list, world }: PagePlace): boolean => {
    if (list === 'changes' && world.has(defects.changePagesRepeat)) return true;
    return losesFirst(list, world) ? key > from : key >= from;
  },
  /** The value of a page's token, or undefined for one that is none. */
  keyIn: (token: string, list: PagedList): PageKey | undefined => readKey(token, list),
  tokenOf: (key: PageKey): string => Buffer.from(JSON.stringify(key)).toString('base64url'),
  /** Where the next page is. */
  nextOf: (path: string, host: string, token: string): string =>
    `http://${host}${path}?token=${token}`,
};

/** Where a page is asked for. */
export interface PagePlace {
  readonly list: PagedList;
  readonly world: World;
}

function losesFirst(list: PagedList, world: World): boolean {
  if (list === 'requests') return world.has(defects.requestPageLosesOne);
  return list === 'agentRequests' && world.has(defects.agentPagesUnordered);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function readKey(token: string, list: PagedList): PageKey | undefined {
  if (!/^[\w-]+$/.test(token)) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    if (list === 'users') return typeof value === 'number' ? value : undefined;
    return typeof value === 'string' && uuid.test(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
