import { headerOf } from '#specs';
import { fail, type Check } from '../check.ts';

/** A caller who asks too often is told for how long to wait, in whole seconds (reference sdir 8.2, S16). */
export const sdirRetryAfter: Check = {
  id: 'sdir-retry-after',
  demands: 'A 429 carries Retry-After in whole seconds.',
  api: 'sdir',
  judge: ({ answer }) => {
    if (answer?.status !== 429 || answer.response.headersMissing === true) return 'inapplicable';
    const value = headerOf(answer.response.headers, 'retry-after');
    if (value !== undefined && /^\d+$/.test(value)) return [];
    return [fail('Retry-After in whole seconds', value ?? 'absent', 'header:retry-after')];
  },
};
