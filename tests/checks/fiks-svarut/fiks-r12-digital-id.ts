import { fail, type RawFinding } from '../check.ts';
import { kindOfId, listIn, objectIn } from './members.ts';
import { sentPointer } from './read-sending.ts';
import { requestRule } from './request-rule.ts';

/**
 * R12: a digitalId is the number of a person or an organisation (reference fiks 3.1). Control digits are not demanded: the
 * publisher's own samples fail them. The numbers themselves are never told.
 */
export const fiksR12DigitalId = requestRule({
  id: 'fiks-r12-digital-id',
  demands: 'A digitalId has the 11 digits of a person or the 9 of an organisation.',
  judge: ({ forsendelse }) => [
    ...['mottaker', 'svarSendesTil'].flatMap((member) =>
      idFindings(
        objectIn(forsendelse, member)?.['digitalId'],
        `${sentPointer}/${member}/digitalId`,
      ),
    ),
    ...listIn(forsendelse, 'eksponertFor').flatMap((id, index) =>
      idFindings(id, `${sentPointer}/eksponertFor/${index}`),
    ),
  ],
});

/** A blank one is absent, and a masked one tells nothing. */
function idFindings(id: unknown, pointer: string): readonly RawFinding[] {
  if (typeof id !== 'string' || id.trim() === '' || id.includes('*')) return [];
  if (kindOfId(id) !== undefined) return [];
  const digits = id.replaceAll(/\D/g, '').length;
  const actual =
    digits === id.length ? `${digits} digits` : `${digits} digits in ${id.length} characters`;
  return [fail('11 or 9 digits', actual, pointer)];
}
