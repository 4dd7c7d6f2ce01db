import { headerOf } from '#specs';
import { note } from '../check.ts';
import { alt2Check } from './alt2-check.ts';

/** The database cut the list before it was filtered: what a filter leaves is then not all there is (reference altinn2 6, A9). */
export const alt2LimitReached = alt2Check({
  id: 'alt2-limit-reached',
  demands: 'A note where X-Warning-LimitReached says that a list is not whole.',
  judge: ({ answer, operation }) => {
    if (answer?.status !== 200 || operation.extensions['x-hal'] !== 'list') return 'inapplicable';
    const warning = headerOf(answer.response.headers, 'x-warning-limitreached');
    return warning === undefined
      ? []
      : [note('a whole list', warning || 'a warning', 'header:x-warning-limitreached')];
  },
});
