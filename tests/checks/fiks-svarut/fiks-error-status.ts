import { fail } from '../check.ts';
import { errorRule } from './error-rule.ts';

/** The status in an error message is that of the answer (reference fiks 2.1); every sample of the publisher has it. */
export const fiksErrorStatus = errorRule({
  id: 'fiks-error-status',
  demands: 'The status in an error message is the HTTP status.',
  judge: ({ status }, { answer }) => {
    if (status === answer?.status) return [];
    if (status !== undefined && status !== null && typeof status !== 'number')
      return 'inapplicable';
    return [fail(`status ${answer?.status}`, String(status ?? 'absent'), '/status')];
  },
});
