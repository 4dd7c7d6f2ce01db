import type { Bench } from '../../engine/bench.ts';
import type { OperationRequest } from '../../engine/operation-request.ts';
import type { Disturbances, Held } from '../capabilities/batch-hooks.ts';

/** What the mock of Sdir can be told for one request (environments/mock/README.md). */
export interface SdirOrder {
  readonly failAfter?: number;
  readonly holdAfter?: number;
  readonly laterMs?: number;
  readonly throttledSeconds?: number;
  readonly quotaSeconds?: number;
}

/** Gives an order; the request that is returned carries its mark. Scenarios name `control` as a need. */
export async function give(bench: Bench, order: SdirOrder): Promise<OperationRequest> {
  return marked(await markOf(bench, order));
}

/** Orders for batches, where a mock takes them. */
export function disturbances(bench: Bench): Disturbances | undefined {
  if (bench.session.control === undefined) return undefined;
  return {
    fail: (failAfter) => give(bench, { failAfter }),
    later: (laterMs) => give(bench, { laterMs }),
    hold: (holdAfter) => hold(bench, holdAfter),
  };
}

async function hold(bench: Bench, holdAfter: number): Promise<Held> {
  const mark = await markOf(bench, { holdAfter });
  const { control } = bench.session;
  return {
    request: marked(mark),
    reached: async () => void (await control?.order('/sdir/held', { mark })),
    release: async (afterAsked) =>
      void (await control?.order('/sdir/release', { mark, afterAsked })),
  };
}

async function markOf({ session }: Bench, order: SdirOrder): Promise<string> {
  const answer = await session.control?.order('/sdir/order', order);
  return String(answer?.['mark']);
}

function marked(mark: string): OperationRequest {
  return { headers: [['Samsvar-Order', mark]] };
}
