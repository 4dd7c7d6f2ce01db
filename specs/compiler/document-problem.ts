import { SuiteError } from '../suite-error.ts';

/** One place where a document breaks its own standard. */
export interface DocumentProblem {
  /** File that holds the place. */
  readonly file: string;
  /** JSON pointer into that file; `''` is the whole document. */
  readonly pointer: string;
  /** What stands there and what was expected, one sentence. */
  readonly expected: string;
}

const SHOWN = 20;

/**
 * One error for a document that does not load: file, pointer and expectation of the first problem, the others beside it.
 * Code `document-invalid`; `fields.problems` has all of them.
 */
export function toDocumentError(
  problems: readonly DocumentProblem[],
  code = 'document-invalid',
): SuiteError {
  const [first] = problems;
  const pointer = first?.pointer ?? '';
  const shown = problems.slice(0, SHOWN).map(toLine);
  const rest = problems.length > SHOWN ? [`  … and ${problems.length - SHOWN} more`] : [];
  return new SuiteError(code, [...shown, ...rest].join('\n'), {
    kind: 'unreadable-input',
    fields: { file: first?.file ?? '', pointer, problems },
  });
}

function toLine(problem: DocumentProblem, index: number): string {
  return `${index === 0 ? '' : '  also '}${problem.file}#${problem.pointer}: ${problem.expected}`;
}
