import { fail, note } from '../check.ts';
import { shorten } from '../shorten.ts';
import { errorRule } from './error-rule.ts';

const canonical = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The errorId is what support asks for: a uuid (reference fiks 2.1). One without dashes was seen and is a note. */
export const fiksErrorId = errorRule({
  id: 'fiks-error-id',
  demands: 'An error message has an errorId that is a uuid.',
  judge: ({ errorId }) => {
    const id = errorId ?? 'absent';
    if (typeof id !== 'string') return 'inapplicable';
    if (canonical.test(id)) return [];
    const told = /^[0-9a-f]{32}$/i.test(id) ? note : fail;
    return [told('a uuid with dashes', shorten(id), '/errorId')];
  },
});
