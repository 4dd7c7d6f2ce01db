import { fail, type Check, type RawFinding } from './check.ts';
import { allowedMedia, bodyProblems, documentedAnswer } from './documented-answer.ts';
import type { DocumentedAnswer } from './documented-answer.ts';

/** The body of a 4xx is one of the error bodies that the operation allows for the status. */
export const errorFamily: Check = {
  id: 'error-family',
  demands: 'The body of a 4xx is one of the error bodies that the contract allows for the status.',
  judge: (context) => {
    const answer = documentedAnswer(context);
    if (answer === undefined || answer.status < 400) return 'inapplicable';
    const problems = bodyProblems(answer, context.exchange.request.method);
    if (problems === undefined) return 'inapplicable';
    const [first] = problems;
    return first === undefined ? [] : [familyFinding(answer, first, problems.length)];
  },
};

function familyFinding(answer: DocumentedAnswer, first: RawFinding, count: number): RawFinding {
  const { status, documented } = answer;
  const types = documented.content.length === 0 ? 'empty' : allowedMedia(documented);
  const meaning = documented.description === '' ? '' : ` (${documented.description})`;
  const where = first.pointer === undefined ? '' : `at ${first.pointer || '/'} `;
  const more = count > 1 ? `, and ${count - 1} more` : '';
  return fail(
    `an error body of ${status}: ${types}${meaning}`,
    `${where}expected ${first.expected}, found ${first.actual}${more}`,
    first.pointer,
  );
}
