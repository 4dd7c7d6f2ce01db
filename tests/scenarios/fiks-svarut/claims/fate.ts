import type { LiveExchange } from '#environments';
import { idOfSent } from '../bench/fiks-bench.ts';
import type { FiksContext } from '../bench/scenario.ts';

/** What became of a send that breaks a rule. */
export type Fate =
  /** 4xx, or something that is neither a refusal nor an id. */
  | { readonly kind: 'refused' | 'odd'; readonly answer: LiveExchange }
  | {
      readonly kind: 'rejected' | 'taken';
      readonly answer: LiveExchange;
      readonly id: string;
      /** What it came to. */
      readonly status: string;
    };

/** Rejected after it was taken; the second name stands in newer copies (reference fiks 3.3). */
const rejections: readonly string[] = ['AVVIST', 'FEILET_UNDER_MOTTAK'];

/** A refusal may come at once or as the status AVVIST later, so a test looks at both (reference fiks 4.5). */
export async function fateOf({ life }: FiksContext, answer: LiveExchange): Promise<Fate> {
  if (answer.status >= 400 && answer.status < 500) return { kind: 'refused', answer };
  const id = idOfSent(answer);
  if (id === undefined) return { kind: 'odd', answer };
  const { status } = await life.settled(id);
  return { kind: rejections.includes(status) ? 'rejected' : 'taken', answer, id, status };
}
