import { isObject, ownLinks } from '../read-links.ts';
import { fail } from '../check.ts';
import { alt2Check, halJson, successIn } from './alt2-check.ts';

/** Every HAL resource tells its own address (reference altinn2 4, A1). */
export const alt2SelfLink = alt2Check({
  id: 'alt2-self-link',
  demands: 'A HAL+JSON resource of its own has _links.self.href.',
  judge: (context) => {
    const value = successIn(context, halJson);
    if (!isObject(value) || context.operation.extensions['x-hal'] === undefined)
      return 'inapplicable';
    const self = ownLinks(value).find(({ rel }) => rel === 'self');
    const isTold = self !== undefined && self.href !== '';
    return isTold ? [] : [fail('an address', 'none', '/_links/self/href')];
  },
});
