import type { LiveExchange } from '#environments';
import { uuid } from './predicates.ts';
import { verifyArrived } from './verify-arrived.ts';
import { idOfSent, type FiksRequest } from '../bench/fiks-bench.ts';
import type { Letter } from '../letters/letter.ts';
import type { FiksContext } from '../bench/scenario.ts';

/** A letter that must be taken, and how it is sent. */
export interface GoodCase {
  /** Names the case; begins its claims. */
  readonly says: string;
  readonly letter: Letter;
  /** What differs from the publisher's form, in which it is sent else. */
  readonly request?: FiksRequest;
}

/** What is claimed of good cases beside that they are taken and arrive. */
export interface GoodTerms {
  /** Default: the scenario's first. */
  readonly requirement?: string;
  /** It does not end as rejected either: for letters that keep every rule of the service. */
  readonly isKept?: boolean;
}

/** Sends each letter and claims that it is taken, and by metadata that every document has arrived. */
export async function verifyTaken(
  context: FiksContext,
  cases: readonly GoodCase[],
  terms: GoodTerms = {},
): Promise<readonly string[]> {
  const taken: { readonly id: string; readonly one: GoodCase }[] = [];
  for (const one of cases) {
    const answer = await context.given.post(one.letter, one.request);
    const id = idOfSent(answer);
    if (claimTaken(context, { one, answer, terms }) && id !== undefined) taken.push({ id, one });
  }
  for (const { id, one } of taken)
    await verifyArrived(context, { ...one, id, ...ofRequirement(terms) });
  if (terms.isKept === true) for (const row of taken) await claimKept(context, row, terms);
  return taken.map(({ id }) => id);
}

function claimTaken(
  { on }: FiksContext,
  of: { readonly one: GoodCase; readonly answer: LiveExchange; readonly terms: GoodTerms },
): boolean {
  const { one, answer, terms } = of;
  return on.verify(`${one.says}: is taken`, {
    actual: { status: answer.status, body: answer.json() },
    expected: { status: 200, body: { id: uuid } },
    exchange: answer,
    ...ofRequirement(terms),
  });
}

async function claimKept(
  { on, life }: FiksContext,
  { id, one }: { readonly id: string; readonly one: GoodCase },
  terms: GoodTerms,
): Promise<void> {
  const { status, exchange } = await life.settled(id);
  on.verify(`${one.says}: is not rejected later`, {
    actual: status,
    expected: /^(?!AVVIST$|FEILET_UNDER_MOTTAK$)/,
    exchange,
    ...ofRequirement(terms),
  });
}

function ofRequirement({ requirement }: GoodTerms): { readonly requirement?: string } {
  return requirement === undefined ? {} : { requirement };
}
