import { fail } from '../check.ts';
import { isObject } from '../read-links.ts';
import { alt2Check, plainJson, successIn } from './alt2-check.ts';

/** Plain JSON has no hypermedia at its top; nested parts may (reference altinn2 4, A3). */
export const alt2BareJson = alt2Check({
  id: 'alt2-bare-json',
  demands: 'Plain JSON has neither _links nor _embedded at its top.',
  judge: (context) => {
    const value = successIn(context, plainJson);
    if (value === undefined) return 'inapplicable';
    if (!isObject(value)) return [];
    return ['_links', '_embedded']
      .filter((name) => name in value)
      .map((name) => fail(`no ${name}`, 'there', `/${name}`));
  },
});
