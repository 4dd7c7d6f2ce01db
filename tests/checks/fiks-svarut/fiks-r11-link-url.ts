import { isRecord } from '../../har/json-parts.ts';
import { fail, note, type RawFinding } from '../check.ts';
import { shorten } from '../shorten.ts';
import { listIn } from './members.ts';
import { sentPointer } from './read-sending.ts';
import { requestRule } from './request-rule.ts';

/** Reserved (with the brackets of RFC 2732), unreserved, escaped, and the mark of a fragment (RFC 2396, 2). */
const legal = /^(?:[A-Za-z0-9;/?:@&=+$,[\]\-_.!~*'()#]|%[0-9A-Fa-f]{2})*$/;

/** R11: the url of a link is a URI (reference fiks 3.1). */
export const fiksR11LinkUrl = requestRule({
  id: 'fiks-r11-link-url',
  demands: 'The url of a link is a valid URI.',
  judge: ({ forsendelse }) =>
    listIn(forsendelse, 'lenker').flatMap((link, index) =>
      isRecord(link) ? urlFindings(link['url'], `${sentPointer}/lenker/${index}/url`) : [],
    ),
});

/** What RFC 2396 forbids fails; letters that common readers take, and a link that leads nowhere by itself, are notes. */
function urlFindings(url: unknown, pointer: string): readonly RawFinding[] {
  if (typeof url !== 'string' || url === '') return [];
  const expected = 'a URI by RFC 2396 and RFC 2732';
  const ascii = url.replaceAll(/\P{ASCII}/gu, '');
  if (!legal.test(ascii) || ascii.split('#').length > 2)
    return [fail(expected, shorten(url), pointer)];
  if (ascii !== url) return [note(expected, `${shorten(url)}, not escaped`, pointer)];
  if (/^(?:https?|ftp):\/\/[^/?#]/i.test(url)) return [];
  return [note('an address of http, https or ftp', shorten(url), pointer)];
}
