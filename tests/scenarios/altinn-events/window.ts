import { eventsIn, type CloudEvent } from './cloud-event.ts';
import type { EventsBench, EventsRequest, Query } from './events-bench.ts';
import type { Given } from './given.ts';

/** A stretch of time that is over, so that nothing more is listed in it, and every event of it. */
export interface Window {
  readonly query: Query;
  readonly events: readonly CloudEvent[];
}

/** A list of events that apps have published. */
export interface AppList extends EventsRequest {
  readonly operation: 'listAppEvents' | 'listPartyEvents';
}

/** More than a test installation has; a window that is larger is cut. */
const large = 400;
const dayMs = 24 * 3600 * 1000;

/**
 * Events of apps to ask about. Where an app's own token is there, new ones are published: of two types, about two
 * parties. Elsewhere it is what the app has published lately, cut where it is more than a page.
 */
export async function appWindow(
  { on, given }: { readonly on: EventsBench; readonly given: Given },
  list: AppList,
): Promise<Window> {
  const since = await startOf(on, given);
  const { operation, query = {}, ...rest } = list;
  const read = (place: Query): ReturnType<EventsBench['send']> =>
    on.send(operation, { ...rest, query: { ...query, ...place, size: String(large) } });
  const first = eventsIn(await read(since));
  const cut = first.length === large ? first.at(-1)?.time : undefined;
  const place = cut === undefined ? since : { ...since, to: cut };
  const events = eventsIn(await read(place));
  if (events.length < 3)
    on.bench.untested('fewer than three events are there: let the app publish some first');
  return { query: { ...query, ...place }, events };
}

interface Span {
  readonly from: string;
  readonly to: string;
  readonly [name: string]: string;
}

async function startOf(on: EventsBench, given: Given): Promise<Span> {
  const { target, control } = on.bench.session;
  if (target.actors['app'] === undefined || control === undefined)
    return { from: ago(89 * dayMs), to: ago(60_000) };
  const [a, b] = [given.unique(), given.unique()];
  const [own, other] = [on.parameter('party'), on.parameter('otherParty')];
  const events = [
    given.appEvent({ type: a }, own),
    given.appEvent({ type: b }, own),
    given.appEvent({ type: a }, other),
    given.appEvent({ type: b }, other),
    given.appEvent({ type: a }, own),
    given.appEvent({ type: a }, other),
  ];
  const ids: string[] = [];
  for (const event of events) ids.push(await given.appPublished(event));
  const all = (): ReturnType<EventsBench['send']> =>
    on.send('listAppEvents', { query: { from: ago(dayMs), type: [a, b] } });
  const listed = eventsIn(await given.listed(all, ids));
  return { from: listed[0]?.time ?? '', to: justBehind(listed.at(-1)?.time) };
}

function ago(ms: number): string {
  return new Date(Date.now() - ms).toISOString();
}

/** A limit that excludes its own time, one millisecond later. */
function justBehind(time = ''): string {
  const ms = Date.parse(time);
  return Number.isNaN(ms) ? '' : new Date(ms + 1).toISOString();
}
