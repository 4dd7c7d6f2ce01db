import { lookUp, lookups } from '../bench/lookup.ts';
import type { FiksContext } from '../bench/scenario.ts';
import { foundIds, sameId } from '../bench/seen-lists.ts';

/** The names of both lookups. */
export const bothLookups = Object.keys(lookups) as (keyof typeof lookups)[];

/** Claims that both lookups find a forsendelse by its reference (reference fiks 3.2). */
export async function verifyFound(
  context: FiksContext,
  { reference, id }: { readonly reference: string; readonly id: string },
): Promise<void> {
  const { on } = context;
  for (const by of bothLookups) {
    const answer = await lookUp(context, reference, { by });
    on.conform(answer, { status: 200 });
    on.verify('it is found', {
      actual: foundIds(answer).some((one) => sameId(one, id)),
      expected: true,
      exchange: answer,
    });
  }
}
