import { fail, note, type RawFinding } from '../check.ts';
import type { Json } from '../../har/json-parts.ts';
import { isTrue, kindOfId, objectIn, textIn } from './members.ts';
import { postalFindings } from './postal-address.ts';
import { sentPointer } from './read-sending.ts';
import { requestRule } from './request-rule.ts';

const pointer = `${sentPointer}/svarSendesTil`;

/** R7: a link for answers leads to an organisation, and an address for answers is a full one (reference fiks 3.1). */
export const fiksR07ReplyAddress = requestRule({
  id: 'fiks-r07-reply-address',
  demands:
    'svarPaForsendelseLink needs svarSendesTil with an organisation number, and svarSendesTil is a full postal address.',
  judge: ({ forsendelse }) => {
    const address = objectIn(forsendelse, 'svarSendesTil');
    const link = isTrue(forsendelse, 'svarPaForsendelseLink') ? linkFindings(address) : [];
    return address === undefined ? link : [...link, ...addressFindings(address)];
  },
});

/** An id that is of neither kind belongs to R12. */
function linkFindings(address: Json | undefined): readonly RawFinding[] {
  const id = textIn(address, 'digitalId');
  const kind = id === undefined ? 'absent' : kindOfId(id);
  if (kind === undefined || kind === 'organisation') return [];
  return [
    fail(
      'an organisation number, since svarPaForsendelseLink is true',
      kind,
      `${pointer}/digitalId`,
    ),
  ];
}

/** Nobody says which lines make an address full: a place without a line is a note. */
function addressFindings(address: Json): readonly RawFinding[] {
  const lines = ['adresselinje1', 'adresselinje2', 'adresselinje3'];
  const hasLine = lines.some((line) => textIn(address, line) !== undefined);
  const missing = hasLine
    ? []
    : [note('a full postal address', 'no line', `${pointer}/adresselinje1`)];
  return [...postalFindings(address, pointer), ...missing];
}
