import { fail } from '../check.ts';
import { listIn } from './members.ts';
import { requestRule } from './request-rule.ts';

/**
 * R10: the first page is 1 (reference fiks 3.1). Whether a page exists is not judged: that means parsing the whole PDF, which a
 * check over every exchange must not cost, and a recording rarely keeps its bytes.
 */
export const fiksR10GiroPages = requestRule({
  id: 'fiks-r10-giro-pages',
  demands: 'Giro pages are counted from 1.',
  judge: ({ documents }) =>
    documents.flatMap(({ json, pointer }) =>
      listIn(json, 'giroarkSider').flatMap((page, index) =>
        typeof page === 'number' && page < 1
          ? [fail('a page from 1', String(page), `${pointer}/giroarkSider/${index}`)]
          : [],
      ),
    ),
});
