import { fail } from '../check.ts';
import { isTrue, objectIn, textIn } from './members.ts';
import { sentPointer } from './read-sending.ts';
import { requestRule } from './request-rule.ts';

/** R5: a purely digital forsendelse can go nowhere without the recipient's digitalId (reference fiks 3.1). */
export const fiksR05DigitalRecipient = requestRule({
  id: 'fiks-r05-digital-recipient',
  demands: 'A purely digital forsendelse names its recipient by digitalId.',
  judge: ({ forsendelse }) => {
    const recipient = objectIn(forsendelse, 'mottaker');
    if (recipient === undefined || !isTrue(forsendelse, 'kunDigitalLevering')) return [];
    if (textIn(recipient, 'digitalId') !== undefined) return [];
    const pointer = `${sentPointer}/mottaker/digitalId`;
    return [fail('a digitalId, since kunDigitalLevering is true', 'absent', pointer)];
  },
});
