import type { StorageVariation } from './variation.ts';
import { answerVariations } from './variations/answers.ts';
import { refusalVariations } from './variations/refusals.ts';

/** Where a promise of Storage leaves a choice: the ways that its mock does not take. */
export const altinnStorageVariations: readonly StorageVariation[] = [
  ...refusalVariations,
  ...answerVariations,
];
