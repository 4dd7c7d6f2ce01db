import { fail } from '../check.ts';
import { embeddedIn, isObject } from '../read-links.ts';
import { alt2Check, halJson, plainJson, successIn } from './alt2-check.ts';

/** Items of a list that an end user did not ask more of (reference altinn2 6, A7). */
const largest = 50;

/** A page of an end user's list has at most 50 items. */
export const alt2PageSize = alt2Check({
  id: 'alt2-page-size',
  demands: 'A list of an end user, asked without $top, has at most 50 items.',
  judge: (context) => {
    const { operation, exchange } = context;
    if (operation.extensions['x-page'] === undefined) return 'inapplicable';
    if (/[?&](?:\$|%24)top=/i.test(exchange.request.url)) return 'inapplicable';
    const value = successIn(context, halJson) ?? successIn(context, plainJson);
    if (value === undefined) return 'inapplicable';
    const { length } = itemsOf(value);
    return length > largest ? [fail(`at most ${largest} items`, `${length} items`)] : [];
  },
});

function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const embedded = isObject(value) ? value['_embedded'] : undefined;
  const [name = ''] = isObject(embedded) ? Object.keys(embedded) : [];
  return embeddedIn(value, name);
}
