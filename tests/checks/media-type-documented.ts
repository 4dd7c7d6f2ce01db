import { fail, type Check } from './check.ts';
import { allowedMedia, documentedAnswer } from './documented-answer.ts';

/** A body has a Content-Type, and one that the contract documents for the status. */
export const mediaTypeDocumented: Check = {
  id: 'media-type-documented',
  demands: 'A body names its media type, and the contract documents it for the status.',
  judge: (context) => {
    const answer = documentedAnswer(context);
    if (answer === undefined || answer.body.kind === 'empty') return 'inapplicable';
    if (answer.response.headersMissing === true) return 'inapplicable';
    // Where the contract allows no content at all, the body itself is the finding.
    if (answer.documented.content.length === 0 || answer.media !== undefined) return [];
    const actual =
      answer.contentType === undefined ? 'a body without Content-Type' : answer.contentType;
    return [fail(allowedMedia(answer.documented), actual, 'header:content-type')];
  },
};
