import { eventsIn, type CloudEvent } from './cloud-event.ts';
import type { EventsBench } from './events-bench.ts';
import type { Given } from './given.ts';

const from = new Date(Date.now() - 24 * 3600 * 1000).toISOString();

/** What is listed of a type when everything that was published has been seen; a last event tells when. */
export async function listedOf(
  { on, given }: { readonly on: EventsBench; readonly given: Given },
  type: string,
): Promise<readonly CloudEvent[]> {
  const last = await given.appPublished(given.appEvent({ type }));
  const read = (): ReturnType<typeof on.send> =>
    on.send('listAppEvents', { query: { from, type, size: '400' } });
  return eventsIn(await given.listed(read, [last])).filter(({ id }) => id !== last);
}
