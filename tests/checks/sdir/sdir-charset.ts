import { fail, type Check } from '../check.ts';

/** JSON is UTF-8, said or not (reference sdir S5; RFC 8259, 8.1). */
export const sdirCharset: Check = {
  id: 'sdir-charset',
  demands: 'The body of a success names no other charset than utf-8.',
  api: 'sdir',
  judge: ({ answer }) => {
    const { contentType } = answer ?? {};
    if (answer === undefined || answer.status >= 300 || contentType === undefined)
      return 'inapplicable';
    const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(contentType)?.[1] ?? 'utf-8';
    if (charset.toLowerCase() === 'utf-8') return [];
    return [fail('charset utf-8, or none', charset, 'header:content-type')];
  },
};
