import type { Check } from './check.ts';
import { bodyProblems, documentedAnswer } from './documented-answer.ts';

/** A body that goes on to differ says nothing new: at most so many findings of one answer. */
const maxFindings = 30;

/** The body of a 2xx or 3xx is what the contract documents, place by place. */
export const bodyMatches: Check = {
  id: 'body-matches',
  demands: 'The body of a success is what the contract documents, and empty only where it may be.',
  judge: (context) => {
    const answer = documentedAnswer(context);
    if (answer === undefined || answer.status >= 400) return 'inapplicable';
    const problems = bodyProblems(answer, context.exchange.request.method);
    return problems?.slice(0, maxFindings) ?? 'inapplicable';
  },
};
