import { fail } from '../check.ts';
import { shorten } from '../shorten.ts';
import { isPdf, isTrue, textIn } from './members.ts';
import { requestRule } from './request-rule.ts';

/** R2: only PDF can be printed; other files are kept out of print or sent purely digitally (reference fiks 3.1). */
export const fiksR02Printable = requestRule({
  id: 'fiks-r02-printable',
  demands: 'A file that is no PDF stands in a purely digital forsendelse or is kept out of print.',
  judge: ({ forsendelse, documents }) => {
    if (isTrue(forsendelse, 'kunDigitalLevering')) return [];
    return documents
      .filter(({ json }) => textIn(json, 'mimeType') !== undefined && !isPdf(json))
      .filter(({ json }) => !isTrue(json, 'skalEkskluderesFraUtskrift'))
      .map(({ json, pointer }) =>
        fail(
          'application/pdf, kunDigitalLevering or skalEkskluderesFraUtskrift',
          shorten(textIn(json, 'mimeType') ?? ''),
          `${pointer}/mimeType`,
        ),
      );
  },
});
