import { setTimeout as pause } from 'node:timers/promises';
import type { LiveExchange } from '#environments';
import type { FiksRequest } from './fiks-bench.ts';
import type { FiksContext } from './scenario.ts';
import { foundIds } from './seen-lists.ts';

/** The two lookups by a reference: ids alone, and with metadata (reference fiks 3.2). */
export const lookups = {
  plain: 'finnForsendelserKnyttetTilEksternRef',
  withMetadata: 'finnForsendelserKnyttetTilEksternRefMedMetadata',
} as const;

/** Looks up a reference. */
export function lookUp(
  { on }: FiksContext,
  eksternRef: string,
  request: FiksRequest & { readonly by?: keyof typeof lookups } = {},
): Promise<LiveExchange> {
  const { by = 'plain', ...rest } = request;
  return on.send(lookups[by], { query: { eksternRef }, ...rest });
}

/** Fields of a letter with a reference. */
export function withReference(eksternReferanse: string): {
  readonly fields: { readonly eksternReferanse: string };
} {
  return { fields: { eksternReferanse } };
}

/** What a lookup by reference told; no ids where it was no answer. */
export interface Found {
  readonly exchange: LiveExchange;
  readonly ids: readonly string[];
}

/** The ids of the default account's forsendelser with a reference. */
export async function findByReference(context: FiksContext, reference: string): Promise<Found> {
  const exchange = await lookUp(context, reference);
  return { exchange, ids: exchange.status === 200 ? foundIds(exchange) : [] };
}

const mostLooks = 5;
const lookEveryMs = 2000;

/** Looks up until something is found: a service that was hung up on may still be at work. Gives the last look. */
export async function findPatiently(context: FiksContext, reference: string): Promise<Found> {
  const isMock = context.bench.session.control !== undefined;
  for (let looks = 1; ; looks += 1) {
    const found = await findByReference(context, reference);
    if (found.ids.length > 0 || looks === mostLooks) return found;
    if (!isMock) await pause(lookEveryMs);
  }
}
