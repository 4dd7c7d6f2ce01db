import { refuse } from '../call.ts';
import { codeLists, type CodeList } from '../data/code-lists.ts';
import type { Language } from '../data/languages.ts';
import type { Lines, Reply } from '../../server/message.ts';

/** Metadata (reference altinn2 5.7, 7). */
export const metadataRules = {
  /** The newest version where none is named; a name has no case, a language that is missing is no other. */
  findsCodeList: (
    name: string,
    language: Language,
    version: number | undefined,
  ): CodeList | undefined =>
    codeLists.findLast(
      (one) =>
        one.name.toLowerCase() === name.toLowerCase() &&
        one.language === language &&
        (version === undefined || one.version === version),
    ),

  listsCodeLists: (language: Language): readonly CodeList[] =>
    codeLists.filter((one) => one.language === language),

  unknownMetadata: (): Reply => refuse(404, 'Not Found'),

  schemaHeaders: (): Lines => [
    ['Content-Type', 'application/xml'],
    ['Content-Disposition', 'attachment; filename=schema.xsd'],
  ],
};
