import { fail } from '../check.ts';
import { errorRule } from './error-rule.ts';

/** The message tells a person something (reference fiks 2.1). */
export const fiksErrorMessage = errorRule({
  id: 'fiks-error-message',
  demands: 'An error message has a message that is not empty.',
  judge: ({ message }) => {
    const text = message ?? '';
    if (typeof text !== 'string') return 'inapplicable';
    if (text.trim() !== '') return [];
    return [fail('a message', typeof message === 'string' ? 'empty' : 'absent', '/message')];
  },
});
