import { fail } from '../check.ts';
import { alt2Check } from './alt2-check.ts';

/** The text of a status line goes into logs everywhere: no identity number stands in it (reference altinn2 5.4). */
export const alt2MaskedReason = alt2Check({
  id: 'alt2-masked-reason',
  demands: 'The text of a status line shows no identity number.',
  judge: ({ answer }) => {
    const reason = answer?.response.reason;
    if (reason === undefined || reason === '') return 'inapplicable';
    return /(?<!\d)\d{11}(?!\d)/.test(reason) ? [fail('no identity number', 'eleven digits')] : [];
  },
});
