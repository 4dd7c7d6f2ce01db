import { note, type Check, type CheckContext } from './check.ts';
import { documentedAnswer } from './documented-answer.ts';
import { readRequest } from './read-request.ts';

/** Named in full up to this many. */
const maxPointers = 12;

/** Null where the contract only tolerates it is one note per exchange, whoever wrote it (reference fiks 2.1, 5.6 and 5.9). */
export const nullOptional: Check = {
  id: 'null-optional',
  demands: 'A note where a body holds null that the contract only tolerates.',
  judge: (context) => {
    const pointers = [...nullsOfRequest(context), ...nullsOfAnswer(context)];
    if (pointers.length === 0) return 'inapplicable';
    const named = pointers.slice(0, maxPointers).join(', ');
    const more = pointers.length > maxPointers ? ` and ${pointers.length - maxPointers} more` : '';
    return [note('no null, which the contract only tolerates', `null at ${named}${more}`)];
  },
};

function nullsOfAnswer(context: CheckContext): readonly string[] {
  const answer = documentedAnswer(context);
  if (answer?.media === undefined || answer.body.kind !== 'json') return [];
  return answer.media.toleratedNulls(answer.body.value);
}

function nullsOfRequest({ operation, exchange }: CheckContext): readonly string[] {
  const { requestBody } = operation;
  if (requestBody === undefined || exchange.request.deliberatelyInvalid) return [];
  const { values } = readRequest(requestBody, exchange.request);
  return values.flatMap(({ media, value, pointer }) =>
    media.toleratedNulls(value).map((below) => `${pointer}${below}`),
  );
}
