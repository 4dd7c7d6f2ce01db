import { isTrue, objectIn } from './members.ts';
import { postalFindings } from './postal-address.ts';
import { sentPointer } from './read-sending.ts';
import { requestRule } from './request-rule.ts';

/** R6: what may be printed has a postal address (reference fiks 3.1). */
export const fiksR06PostalAddress = requestRule({
  id: 'fiks-r06-postal-address',
  demands:
    'A forsendelse that may be printed has a poststed, and a postnummer where the address is Norwegian.',
  judge: ({ forsendelse }) => {
    const recipient = objectIn(forsendelse, 'mottaker');
    if (recipient === undefined || isTrue(forsendelse, 'kunDigitalLevering')) return [];
    return postalFindings(recipient, `${sentPointer}/mottaker`);
  },
});
