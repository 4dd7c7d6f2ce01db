import { fail } from '../check.ts';
import { alt2Check } from './alt2-check.ts';

/** An identity number in full, on its own. */
const number = /(?<![\d\w-])\d{11}(?![\d\w-])/;

/** Who holds rights is told with the last digits of his identity number hidden (reference altinn2 5.6, A13). */
export const alt2MaskedPersons = alt2Check({
  id: 'alt2-masked-persons',
  demands: 'Answers about right holders show no identity number in full.',
  judge: ({ answer, operation }) => {
    if (operation.extensions['x-masked'] !== true) return 'inapplicable';
    if (answer === undefined || answer.status >= 300) return 'inapplicable';
    const text = 'text' in answer.body ? answer.body.text : '';
    if (text === '') return 'inapplicable';
    // The number itself is in no finding.
    return number.test(text) ? [fail('masked identity numbers', 'eleven digits')] : [];
  },
});
