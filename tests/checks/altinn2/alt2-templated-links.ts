import { fail } from '../check.ts';
import { hasTemplate, linksIn } from '../read-links.ts';
import { alt2Check, halJson, successIn } from './alt2-check.ts';

/** A link is marked as a template where it is one, and only there (reference altinn2 2.1, A11). */
export const alt2TemplatedLinks = alt2Check({
  id: 'alt2-templated-links',
  demands: 'A link has isTemplated: true where its address holds a template, and only there.',
  judge: (context) => {
    const value = successIn(context, halJson);
    const links = linksIn(value);
    if (links.length === 0) return 'inapplicable';
    return links.flatMap(({ href, members, pointer }) => {
      const isMarked = members['isTemplated'] === true;
      if (isMarked === hasTemplate(href)) return [];
      const expected = isMarked ? 'a template in the address' : 'isTemplated: true';
      return [fail(expected, href, pointer)];
    });
  },
});
