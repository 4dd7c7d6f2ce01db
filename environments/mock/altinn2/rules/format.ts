import { chooseFormat, formats, type Format } from '../formats/negotiate.ts';
import type { Resource } from '../formats/resource.ts';
import { toLanguage, type Language } from '../data/languages.ts';
import { toTimestamp } from '../../fiks-svarut/timestamp.ts';

/** How answers are written (reference altinn2 4, 5.1, 7). */
export const formatRules = {
  choosesFormat: (accept: string | undefined): Format => chooseFormat(accept),

  writes: (format: Format, resource: Resource): string => format.write(resource),

  contentType: (format: Format): string => `${format.type}; charset=utf-8`,

  /** Norwegian time without an offset; zeros at the end of the fraction are left out. */
  localTime: (moment: Date): string =>
    toTimestamp(moment)
      .replace(/[+-]\d\d:\d\d$/, '')
      .replace(/\.?0+$/, ''),

  /** The language of the query; others are as if none was named. */
  speaks: (asked: string | null, preset: Language): Language => toLanguage(asked) ?? preset,

  /** Whether an address stands in any case. */
  hasCase: (): boolean => false,

  formats,
};
