import type { MediaContract, ResponseContract } from '#specs';
import type { Answer, CheckContext, RawFinding } from './check.ts';
import { fail } from './check.ts';
import type { Body } from './read-body.ts';

/** An answer whose status the contract documents. */
export type DocumentedAnswer = Answer & { readonly documented: ResponseContract };

/** The answer, where there is something to compare it with: not for a 5xx or an undocumented status. */
export function documentedAnswer({ answer }: CheckContext): DocumentedAnswer | undefined {
  if (answer?.documented === undefined || answer.status >= 500) return undefined;
  return { ...answer, documented: answer.documented };
}

/** The media types of a status, for an `expected` text. */
export function allowedMedia(documented: ResponseContract): string {
  const types = documented.content.map((media) => media.mediaType);
  return (documented.mayBeEmpty ? [...types, 'empty'] : types).join(' or ');
}

/**
 * How the body differs from what its status allows; `undefined` where nothing can be said:
 * the recording has no body, or its media type is already a finding.
 */
export function bodyProblems(
  answer: DocumentedAnswer,
  method: string,
): readonly RawFinding[] | undefined {
  const { documented, media, body } = answer;
  if (body.kind === 'missing' || method === 'HEAD') return undefined;
  if (body.kind === 'empty') return emptyProblems(documented);
  if (documented.content.length === 0) {
    return [fail('empty body', `a body of ${answer.contentType ?? 'unnamed media type'}`)];
  }
  return media === undefined ? undefined : contentProblems(media, body);
}

function emptyProblems(documented: ResponseContract): RawFinding[] {
  const allowed = documented.mayBeEmpty || documented.content.length === 0;
  return allowed ? [] : [fail(`a body of ${allowedMedia(documented)}`, 'empty body')];
}

function contentProblems(media: MediaContract, body: Body): RawFinding[] {
  if (body.kind === 'broken') return [fail(`a body of ${media.mediaType}`, body.problem)];
  if (body.kind !== 'json' && body.kind !== 'text') return [];
  return media
    .judge(body.kind === 'json' ? body.value : body.text)
    .map((problem) => fail(problem.expected, problem.actual, problem.pointer));
}
