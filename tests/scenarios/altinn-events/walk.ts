import type { LiveExchange } from '#environments';
import { eventsIn, type CloudEvent } from './cloud-event.ts';
import type { EventsBench, EventsRequest } from './events-bench.ts';

/** Pages of one walk in their order, and how it ended. */
export interface Walk {
  readonly pages: readonly LiveExchange[];
  readonly events: readonly CloudEvent[];
  /** `end`: an empty page without next; else a cursor that came twice, or too many pages. */
  readonly ended: 'end' | 'cursor came twice' | 'too many pages';
}

/** One list to walk through: operation, request, and how large its pages are. */
export interface WalkRequest extends EventsRequest {
  readonly operation: string;
  readonly size: number;
}

/** A walk that is longer than this does not end. */
const maxPages = 60;

/**
 * Asks page by page with `after` and our own parameters, never with next as it stands (reference 5.3). It ends at an
 * empty page that leads nowhere; an empty page with next leads on.
 */
export async function walk(on: EventsBench, request: WalkRequest): Promise<Walk> {
  const { operation, size, query = {}, ...rest } = request;
  const pages: LiveExchange[] = [];
  const events: CloudEvent[] = [];
  const seen = new Set<string>();
  let after: string | undefined;
  while (pages.length < maxPages) {
    const place = after === undefined ? query : { ...query, after };
    const page = await on.send(operation, { ...rest, query: { ...place, size: String(size) } });
    pages.push(page);
    events.push(...eventsIn(page));
    const next = cursorOf(page);
    if (next === undefined) return { pages, events, ended: 'end' };
    if (seen.has(next)) return { pages, events, ended: 'cursor came twice' };
    seen.add(next);
    after = next;
  }
  return { pages, events, ended: 'too many pages' };
}

/** Where a page leads: behind its last event, by the cursor of next where that can be read. */
export function cursorOf(page: LiveExchange): string | undefined {
  return nextOf(page)?.searchParams.get('after') ?? eventsIn(page).at(-1)?.id;
}

/** The address in next, or undefined where there is none that can be read. */
export function nextOf(page: LiveExchange): URL | undefined {
  const next = page.header('next');
  return next === undefined || !URL.canParse(next) ? undefined : new URL(next);
}
