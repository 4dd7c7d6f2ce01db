import { fail, note, type RawFinding } from '../check.ts';
import { isTrue, kindOfId, objectIn, textIn } from './members.ts';
import { sentPointer, type Sending } from './read-sending.ts';
import { requestRule } from './request-rule.ts';

const dayMs = 86_400_000;

/** R4: what a signing assignment needs beside its document (reference fiks 3.1). The deadline counts from the send. */
export const fiksR04Signing = requestRule({
  id: 'fiks-r04-signing',
  demands:
    'A signing assignment has signaturType, a deadline a day ahead, a person as recipient and an organisation for the answer.',
  judge: (sending) => {
    const isAssignment = sending.documents.some(({ json }) => isTrue(json, 'skalSigneres'));
    if (!isAssignment) return [];
    return [
      ...typeFindings(sending),
      ...deadlineFindings(sending),
      ...idFindings(sending, 'mottaker', 'person'),
      ...idFindings(sending, 'svarSendesTil', 'organisation'),
      ...loginFindings(sending),
    ];
  },
});

function typeFindings({ forsendelse }: Sending): readonly RawFinding[] {
  if (textIn(forsendelse, 'signaturType') !== undefined) return [];
  return [fail('the kind of signature', 'absent', `${sentPointer}/signaturType`)];
}

function deadlineFindings(sending: Sending): readonly RawFinding[] {
  const pointer = `${sentPointer}/signeringUtloper`;
  const deadline = textIn(sending.forsendelse, 'signeringUtloper');
  const earliest = sending.sentAtMs + dayMs;
  const expected = `a deadline at ${new Date(earliest).toISOString()} or later`;
  if (deadline === undefined) return [fail(expected, 'absent', pointer)];
  // A time that is none compares false: request-conforms tells it.
  return Date.parse(deadline) < earliest ? [fail(expected, deadline, pointer)] : [];
}

/** An id that is of neither kind belongs to R12. */
function idFindings(
  { forsendelse }: Sending,
  member: string,
  wanted: 'person' | 'organisation',
): readonly RawFinding[] {
  const pointer = `${sentPointer}/${member}/digitalId`;
  const id = textIn(objectIn(forsendelse, member), 'digitalId');
  const kind = id === undefined ? 'absent' : kindOfId(id);
  if (kind === wanted || kind === undefined) return [];
  return [fail(`the digitalId of a ${wanted}`, kind, pointer)];
}

/** The level may be left to its default, which is a choice that is worth seeing. */
function loginFindings({ forsendelse }: Sending): readonly RawFinding[] {
  if (typeof forsendelse['krevNiva4Innlogging'] === 'boolean') return [];
  const pointer = `${sentPointer}/krevNiva4Innlogging`;
  return [note('the level of login for signing', 'left to its default', pointer)];
}
