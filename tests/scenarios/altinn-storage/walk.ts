import type { LiveExchange } from '#environments';
import { at, guidsIn } from './seen.ts';
import { toQuery, type StorageBench } from './storage-bench.ts';

/** A walk along `next`, from a first page to the end. */
export interface Walk {
  readonly pages: readonly LiveExchange[];
  /** Every instance that was seen, in order, repeats included. */
  readonly guids: readonly string[];
  /** How it ended: at the last page, at one that was refused, in a circle, or not within the limit. */
  readonly end: 'last' | 'refused' | 'circle' | 'endless';
}

/** What is walked along. */
export interface WalkOptions {
  readonly filters: readonly (readonly [string, string])[];
  readonly as?: string;
  /** Called after each page but the last. */
  readonly between?: () => Promise<unknown>;
}

const pageLimit = 60;

/** Follows `next` to the end; the host in it is the service's own name, so only its path and query are asked. */
export async function walk(
  on: StorageBench,
  { filters, as = 'org', between }: WalkOptions,
): Promise<Walk> {
  const pages: LiveExchange[] = [];
  const asked = new Set<string>();
  let path: string | undefined = `/storage/api/v1/instances?${toQuery(filters)}`;
  while (path !== undefined) {
    if (asked.has(path)) return toWalk(pages, 'circle');
    if (pages.length === pageLimit) return toWalk(pages, 'endless');
    asked.add(path);
    const page = await on.bench.send({ method: 'GET', path, as, operationId: 'listInstances' });
    pages.push(page);
    if (page.status !== 200) return toWalk(pages, 'refused');
    path = nextPath(page);
    if (path !== undefined) await between?.();
  }
  return toWalk(pages, 'last');
}

/** Path and query of `next`; undefined on the last page. */
export function nextPath(page: LiveExchange): string | undefined {
  const next = at(page, '/next');
  return typeof next === 'string' ? next.replace(/^https?:\/\/[^/]+/, '') : undefined;
}

function toWalk(pages: readonly LiveExchange[], end: Walk['end']): Walk {
  return { pages, guids: pages.flatMap((page) => guidsIn(page)), end };
}
