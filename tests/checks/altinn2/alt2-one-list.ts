import { fail } from '../check.ts';
import { isObject } from '../read-links.ts';
import { alt2Check, halJson, successIn } from './alt2-check.ts';

/** Every HAL list embeds exactly one list (reference altinn2 4, A1). */
export const alt2OneList = alt2Check({
  id: 'alt2-one-list',
  demands: 'A HAL+JSON list has _embedded with exactly one member, which is a list.',
  judge: (context) => {
    const value = successIn(context, halJson);
    if (value === undefined || context.operation.extensions['x-hal'] !== 'list')
      return 'inapplicable';
    const embedded = isObject(value) ? value['_embedded'] : undefined;
    const members = isObject(embedded) ? Object.entries(embedded) : [];
    const lists = members.filter(([, one]) => Array.isArray(one));
    if (members.length === 1 && lists.length === 1) return [];
    const found = members
      .map(([name, one]) => `${name}${Array.isArray(one) ? '[]' : ''}`)
      .join(', ');
    return [fail('one embedded list', found || 'none', '/_embedded')];
  },
});
