import { fail, note, type Check, type RawFinding } from '../check.ts';
import { textsIn, type PlacedText } from './answer-parts.ts';

/** A day or a moment of any ISO 8601 form, with or without offset. */
const anyDate = /^\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:?\d{2}.*)?$/;
const documented = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?\+00:00$/;

/** Dates in answers are moments with offset +00:00 and seconds; a fraction is only noted (reference sdir 4, S6). */
export const sdirDatesOut: Check = {
  id: 'sdir-dates-out',
  demands: 'Every date in the body of a success is a moment with seconds and offset +00:00.',
  api: 'sdir',
  judge: ({ answer }) => {
    if (answer === undefined || answer.status >= 300 || answer.body.kind !== 'json')
      return 'inapplicable';
    const dates = textsIn(answer.body.value).filter(({ text }) => anyDate.test(text));
    return dates.length === 0 ? 'inapplicable' : dates.flatMap(judgeDate);
  },
};

function judgeDate({ pointer, text }: PlacedText): readonly RawFinding[] {
  const [, fraction] = documented.exec(text) ?? [];
  if (!documented.test(text))
    return [fail('YYYY-MM-DDThh:mm:ss+00:00', text.slice(0, 40), pointer)];
  return fraction === undefined ? [] : [note('seconds without a fraction', text, pointer)];
}
