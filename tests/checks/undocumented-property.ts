import { note, type Check } from './check.ts';
import { documentedAnswer } from './documented-answer.ts';

const maxNotes = 20;

/** Notes properties that the contract does not declare: drift, not a deviation. */
export const undocumentedProperty: Check = {
  id: 'undocumented-property',
  demands: 'A note where an answer has a property that the contract does not declare.',
  judge: (context) => {
    const answer = documentedAnswer(context);
    if (answer?.media === undefined || answer.body.kind !== 'json') return 'inapplicable';
    return answer.media
      .undocumented(answer.body.value)
      .slice(0, maxNotes)
      .map((pointer) => note('a documented property', 'undocumented property', pointer));
  },
};
