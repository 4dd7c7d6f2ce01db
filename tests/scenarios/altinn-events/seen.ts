import { setTimeout as pause } from 'node:timers/promises';
import type { LiveExchange } from '#environments';
import type { Bench } from '../../engine/bench.ts';
import { idsIn } from './cloud-event.ts';

/** How long an event may take until it is listed: half a minute is usual (reference 5.2). */
const patienceMs = 90_000;
const lookEveryMs = 3000;

/** An event is not listed before it is this old; a little more, since times are cut. */
const youthMs = 31_000;

/** What a wait for events has seen last. */
export interface Seen {
  readonly exchange: LiveExchange;
  readonly isSeen: boolean;
}

/** Lets what was published become old enough to be listed, where the clock can be moved. */
export async function passYouth({ session }: Bench): Promise<void> {
  await session.control?.advanceClock(youthMs, 'altinn-events');
}

/** Looks until a list shows all these ids, or the deadline is over; a mock's clock is moved, once. */
export async function seen(
  bench: Bench,
  read: () => Promise<LiveExchange>,
  ids: readonly string[],
): Promise<Seen> {
  await passYouth(bench);
  const end = performance.now() + (bench.session.control === undefined ? patienceMs : 0);
  for (;;) {
    const exchange = await read();
    const listed = new Set(idsIn(exchange));
    const isSeen = ids.every((id) => listed.has(id));
    if (isSeen || performance.now() >= end) return { exchange, isSeen };
    await pause(lookEveryMs);
  }
}
