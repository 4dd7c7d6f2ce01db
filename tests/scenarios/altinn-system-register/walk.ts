import type { LiveExchange } from '#environments';
import type { RegisterBench } from './register-bench.ts';
import { idsIn, memberOf } from './shapes.ts';

/** Pages of one walk in their order, and how it ended. */
export interface Walk {
  readonly pages: readonly LiveExchange[];
  readonly ids: readonly string[];
  /** `end`: a page that names no next one; else a link that came twice, or more pages than there can be. */
  readonly ended: 'end' | 'a link came twice' | 'too many pages';
}

/** No scenario makes more; a walk that is longer does not end. */
const maxPages = 60;

/** Walks from page to page of a list, as its links say. */
export async function walk(on: RegisterBench, operation: string, systemId: string): Promise<Walk> {
  const pages: LiveExchange[] = [];
  const seen = new Set<string>();
  let query: Readonly<Record<string, string>> = {};
  for (;;) {
    const page = await on.send(operation, { path: { systemId }, query });
    pages.push(page);
    const ids = pages.flatMap((one) => idsIn(one));
    const next = nextOf(page);
    if (next === undefined) return { pages, ids, ended: 'end' };
    if (seen.has(next)) return { pages, ids, ended: 'a link came twice' };
    if (pages.length === maxPages) return { pages, ids, ended: 'too many pages' };
    seen.add(next);
    query = Object.fromEntries(new URL(next).searchParams);
  }
}

/** The address of the page that follows, or undefined where none is named that can be read. */
export function nextOf(page: LiveExchange): string | undefined {
  const { next } = (memberOf(page, 'links') ?? {}) as { readonly next?: unknown };
  return typeof next === 'string' && URL.canParse(next) ? next : undefined;
}
