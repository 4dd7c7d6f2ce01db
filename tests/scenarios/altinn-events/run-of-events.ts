import type { CloudEvent } from './cloud-event.ts';
import type { EventsBench, Query } from './events-bench.ts';
import type { Given } from './given.ts';

const operation = 'listEvents';

/** Events of one type of their own, and the query that lists them; `after` is left to who asks. */
export interface Run {
  readonly query: Query;
  readonly events: readonly CloudEvent[];
}

/** Publishes such events and waits until they are listed. */
export async function run(on: EventsBench, given: Given, count = 7): Promise<Run> {
  const type = given.unique();
  const events = await given.published(
    ...Array.from({ length: count }, () => given.event({ type })),
  );
  const query = { resource: on.parameter('resource'), type };
  const all = { ...query, after: '0', size: '100' };
  await given.listed(
    () => on.send(operation, { query: all }),
    events.map(({ id }) => id),
  );
  return { query, events };
}
