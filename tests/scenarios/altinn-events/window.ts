import { eventsIn, type CloudEvent } from './cloud-event.ts';
import type { EventsBench, EventsRequest, Query } from './events-bench.ts';
import type { Given } from './given.ts';

/** A stretch of time that is over, so that nothing more is listed in it, and every event of it. */
export interface Window {
  readonly query: Query;
  readonly events: readonly CloudEvent[];
  /** Ids of those that were published for it, in that order; none where there are only others'. */
  readonly published: readonly string[];
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
  const { published, ...since } = await startOf(on, given);
  const { operation, query = {}, ...rest } = list;
  const read = (place: Query): ReturnType<EventsBench['send']> =>
    on.send(operation, { ...rest, query: { ...query, ...place, size: String(large) } });
  const first = eventsIn(await read(since));
  const cut = first.length === large ? first.at(-1)?.time : undefined;
  const place = cut === undefined ? since : { ...since, to: cut };
  const events = eventsIn(await read(place));
  if (events.length < 3)
    on.bench.untested('fewer than three events are there: let the app publish some first');
  return { query: { ...query, ...place }, events, published };
}

interface Span {
  readonly from: string;
  readonly to: string;
  readonly published: readonly string[];
}

async function startOf(on: EventsBench, given: Given): Promise<Span> {
  const { target, control } = on.bench.session;
  if (target.actors['app'] === undefined || control === undefined)
    return { from: ago(89 * dayMs), to: ago(60_000), published: [] };
  const [a, b] = [given.unique(), given.unique()];
  const [party, other] = [on.parameter('party'), on.parameter('otherParty')];
  const events = [
    given.appEvent({ type: a }, party),
    given.appEvent({ type: b }, party),
    given.appEvent({ type: a }, other),
    given.appEvent({ type: b }, other),
    given.appEvent({ type: a }, party),
    given.appEvent({ type: a }, other),
  ];
  const ids: string[] = [];
  for (const event of events) {
    ids.push(await given.appPublished(event));
    if (ids.length === 3) await tellOfOthers(on, given);
  }
  const times: string[] = [];
  // One type at a time: several are what a scenario asks about.
  for (const type of [a, b]) {
    const wanted = ids.filter((_, at) => events[at]?.['type'] === type);
    const query = { from: ago(dayMs), type, size: '1000' };
    const list = await given.listed(() => on.send('listAppEvents', { query }), wanted);
    const own = eventsIn(list).filter(({ id }) => wanted.includes(id));
    times.push(...own.map(({ time = '' }) => time));
  }
  const sorted = times.toSorted();
  return { from: sorted[0] ?? '', to: justBehind(sorted.at(-1)), published: ids };
}

/** What other apps tell meanwhile, of the same owner and of another: no list of ours may hold it. */
async function tellOfOthers(on: EventsBench, given: Given): Promise<void> {
  const { control, target } = on.bench.session;
  const { otherApp, otherOwnersApp } = target.parameters;
  const place = `instances/${on.parameter('party')}/00000006-1111-4222-8333-444444444444`;
  const of = (app: string): object => given.appEvent({ source: `${on.sourceOf(app)}/${place}` });
  if (otherOwnersApp !== undefined && target.actors['otherApp'] !== undefined)
    await given.appPublished(of(otherOwnersApp), { as: 'otherApp' });
  if (otherApp === undefined || control === undefined) return;
  const { token } = await control.order('/events/platform-token', { app: otherApp });
  const credentials = { PlatformAccessToken: String(token) };
  await given.appPublished(of(otherApp), { credentials });
}

function ago(ms: number): string {
  return new Date(Date.now() - ms).toISOString();
}

/** A limit that excludes its own time, one millisecond later. */
function justBehind(time = ''): string {
  const ms = Date.parse(time);
  return Number.isNaN(ms) ? '' : new Date(ms + 1).toISOString();
}
