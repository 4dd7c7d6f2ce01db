import { fail } from '../check.ts';
import { isTrue } from './members.ts';
import { sentPointer } from './read-sending.ts';
import { requestRule } from './request-rule.ts';

/** R8: what only a login of level 4 may open is encrypted before it is sent (reference fiks 3.1). */
export const fiksR08LevelFour = requestRule({
  id: 'fiks-r08-level-four',
  demands: 'A forsendelse with krevNiva4Innlogging is encrypted.',
  judge: ({ forsendelse }) => {
    const isOpen = isTrue(forsendelse, 'krevNiva4Innlogging') && !isTrue(forsendelse, 'kryptert');
    if (!isOpen) return [];
    return [
      fail('kryptert, since krevNiva4Innlogging is true', 'not so', `${sentPointer}/kryptert`),
    ];
  },
});
