import { languages, type Language } from './languages.ts';

/** One code: any of the values may be empty. */
export type Code = readonly [code: string, value1: string, value2: string, value3: string];

/** A code list in one language and version. */
export interface CodeList {
  readonly name: string;
  readonly version: number;
  readonly language: Language;
  readonly codes: readonly Code[];
}

const { english, bokmal, nynorsk } = languages;

const countries: readonly Code[] = [
  ['', '', '', ''],
  ['DANMARK', 'DANMARK', 'DK', '101'],
  ['NORGE', 'NORGE', 'NO', '000'],
  ['ÅLAND', 'ÅLAND', 'AX', '902'],
];
const countriesInEnglish: readonly Code[] = [
  ['', '', '', ''],
  ['DENMARK', 'DENMARK', 'DK', '101'],
  ['NORWAY', 'NORWAY', 'NO', '000'],
  ['ALAND ISLANDS', 'ALAND ISLANDS', 'AX', '902'],
];
const former = (codes: readonly Code[]): readonly Code[] => codes.slice(0, 3);

/** Every code list, versions of a name from the oldest. */
export const codeLists: readonly CodeList[] = [
  { name: 'ASF_Land', version: 2300, language: bokmal, codes: former(countries) },
  { name: 'ASF_Land', version: 2300, language: english, codes: former(countriesInEnglish) },
  { name: 'ASF_Land', version: 4477, language: bokmal, codes: countries },
  { name: 'ASF_Land', version: 4477, language: english, codes: countriesInEnglish },
  { name: 'ASF_Land', version: 4477, language: nynorsk, codes: countries },
  {
    name: 'TTD_Fylker',
    version: 12,
    language: bokmal,
    codes: [
      ['03', 'Oslo', '', ''],
      ['46', 'Vestland', '', ''],
    ],
  },
];
