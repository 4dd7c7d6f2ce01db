import type { LiveExchange } from '#environments';
import type { FiksRequest } from './fiks-bench.ts';
import type { FiksContext } from './scenario.ts';

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
