import { setTimeout as pause } from 'node:timers/promises';
import type { LiveExchange } from '#environments';
import type { FiksContext } from './scenario.ts';

/** What a lookup by reference told; no ids where it was no answer. */
export interface LookedUp {
  readonly exchange: LiveExchange;
  readonly ids: readonly string[];
}

/** Looks up forsendelser of the default account by their reference (reference fiks 3.2). */
export async function lookUp({ on }: FiksContext, reference: string): Promise<LookedUp> {
  const exchange = await on.send('finnForsendelserKnyttetTilEksternRef', {
    query: { eksternRef: reference },
  });
  const { forsendelseIds } = (exchange.json() ?? {}) as { readonly forsendelseIds?: unknown };
  const isList = exchange.status === 200 && Array.isArray(forsendelseIds);
  return { exchange, ids: isList ? forsendelseIds.map(String) : [] };
}

const mostLooks = 5;
const lookEveryMs = 2000;

/** Looks up until something is found: a service that was hung up on may still be at work. Gives the last look. */
export async function lookUpPatiently(context: FiksContext, reference: string): Promise<LookedUp> {
  const isMock = context.bench.session.control !== undefined;
  for (let looks = 1; ; looks += 1) {
    const seen = await lookUp(context, reference);
    if (seen.ids.length > 0 || looks === mostLooks) return seen;
    if (!isMock) await pause(lookEveryMs);
  }
}

/** Claims that a lookup finds these forsendelser and no others. */
export async function verifyOnly(
  context: FiksContext,
  of: { readonly reference: string; readonly ids: readonly string[]; readonly requirement: string },
): Promise<void> {
  const { exchange, ids } = await lookUp(context, of.reference);
  context.on.verify('the lookup finds it and no other', {
    actual: ids.toSorted(),
    expected: of.ids.toSorted(),
    exchange,
    requirement: of.requirement,
  });
}
