import type { Altinn2Variation } from './variation.ts';
import { answerVariations } from './variations/answers.ts';
import { formatVariations } from './variations/formats.ts';

/** Where the sources leave a choice, the choices that the mock does not make. */
export const altinn2Variations: readonly Altinn2Variation[] = [
  ...formatVariations,
  ...answerVariations,
];
