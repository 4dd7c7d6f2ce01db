import { fail } from '../check.ts';
import { shorten } from '../shorten.ts';
import { isPdf, isTrue, textIn } from './members.ts';
import { requestRule } from './request-rule.ts';

/** R3: one document at most is to be signed, and it is a PDF (reference fiks 3.1). */
export const fiksR03OneToSign = requestRule({
  id: 'fiks-r03-one-to-sign',
  demands: 'At most one document has skalSigneres, and it is a PDF.',
  judge: ({ documents }) => {
    const toSign = documents.filter(({ json }) => isTrue(json, 'skalSigneres'));
    const others = toSign
      .slice(1)
      .map(({ pointer }) =>
        fail('one document to sign', `one of ${toSign.length}`, `${pointer}/skalSigneres`),
      );
    const wrong = toSign
      .filter(({ json }) => textIn(json, 'mimeType') !== undefined && !isPdf(json))
      .map(({ json, pointer }) =>
        fail('application/pdf', shorten(textIn(json, 'mimeType') ?? ''), `${pointer}/mimeType`),
      );
    return [...others, ...wrong];
  },
});
