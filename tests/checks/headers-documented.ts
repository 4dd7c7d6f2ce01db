import { headerOf, type HeaderContract, type HeaderLines } from '#specs';
import { fail, type Check, type RawFinding } from './check.ts';
import { documentedAnswer } from './documented-answer.ts';

/** Required headers are there, and every documented header that is there is valid. */
export const headersDocumented: Check = {
  id: 'headers-documented',
  demands: 'Every header that the contract requires is there, and every documented one is valid.',
  judge: (context) => {
    const answer = documentedAnswer(context);
    if (answer === undefined || answer.response.headersMissing === true) return 'inapplicable';
    const { headers } = answer.documented;
    if (headers.length === 0) return 'inapplicable';
    return headers.flatMap((header) => headerFindings(header, answer.response.headers));
  },
};

function headerFindings(header: HeaderContract, lines: HeaderLines): RawFinding[] {
  const value = headerOf(lines, header.name);
  const pointer = `header:${header.name}`;
  if (value === undefined) {
    return header.required ? [fail(`header ${header.name}`, 'absent', pointer)] : [];
  }
  return header.judge(value).map((problem) => fail(problem.expected, problem.actual, pointer));
}
