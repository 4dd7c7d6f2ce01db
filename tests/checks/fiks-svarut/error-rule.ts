import type { Check, CheckContext, Judgement } from '../check.ts';
import { isRecord, type Json } from '../../har/json-parts.ts';

/** What a condition of the error profile needs to say; it sees error messages only. */
export interface ErrorRule {
  readonly id: string;
  readonly demands: string;
  readonly judge: (message: Json, context: CheckContext) => Judgement;
}

/**
 * A check of one condition on the error message (reference fiks 2.1). A body that is no JSON object belongs to
 * error-family, a 5xx to no-server-error; members of a wrong type belong to error-family too.
 */
export function errorRule({ id, demands, judge }: ErrorRule): Check {
  return {
    id,
    demands,
    api: 'fiks-svarut',
    judge: (context) => {
      const message = messageIn(context);
      return message === undefined ? 'inapplicable' : judge(message, context);
    },
  };
}

function messageIn({ answer }: CheckContext): Json | undefined {
  if (answer === undefined || answer.status < 400 || answer.status >= 500) return undefined;
  const { body } = answer;
  return body.kind === 'json' && isRecord(body.value) ? body.value : undefined;
}
