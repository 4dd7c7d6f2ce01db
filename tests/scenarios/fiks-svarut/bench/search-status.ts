import type { LiveExchange } from '#environments';
import type { FiksRequest } from './fiks-bench.ts';
import type { FiksContext } from './scenario.ts';

/** Asks for the status of these ids on the caller's account. */
export function searchStatus(
  { on }: FiksContext,
  ids: readonly string[],
  request: FiksRequest = {},
): Promise<LiveExchange> {
  return on.send('hentStatuser', { json: { forsendelseIds: ids }, ...request });
}
