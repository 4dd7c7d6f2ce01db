import type { LiveExchange } from '#environments';
import type { CloudEvent } from './cloud-event.ts';
import { idsIn } from './cloud-event.ts';
import type { EventsBench, EventsRequest } from './events-bench.ts';

/** Claims that a list holds exactly these events, in this order; and that the answer conforms. */
export function verifyListed(
  on: EventsBench,
  exchange: LiveExchange,
  { text, events }: { readonly text: string; readonly events: readonly CloudEvent[] },
): void {
  on.conform(exchange, { status: 200 });
  const expected = events.map(({ id }) => id);
  on.verify(text, { actual: idsIn(exchange), expected, exchange });
}

/** One case of a table of refusals. */
export interface Refused extends EventsRequest {
  /** What is wrong, as the report names it. */
  readonly named: string;
}

/** Sends each case as a request that is broken on purpose, and expects this status. */
export async function verifyRefused(
  on: EventsBench,
  operation: string,
  { cases, status }: { readonly cases: readonly Refused[]; readonly status: number | '4xx' },
): Promise<void> {
  for (const { named, ...request } of cases) {
    const answer = await on.send(operation, { ...request, deliberatelyInvalid: true });
    on.conform(answer, { status });
    on.verify(`${named} is refused`, {
      actual: answer.status >= 400 && answer.status < 500,
      expected: true,
      exchange: answer,
    });
  }
}
