import type { FiksVariation } from './variation.ts';
import { lifeVariations } from './variations/life.ts';
import { refusalVariations } from './variations/refusals.ts';
import { sendingVariations } from './variations/sending.ts';

/** Where the sources leave a choice, the choices that the mock does not make. */
export const fiksSvarutVariations: readonly FiksVariation[] = [
  ...refusalVariations,
  ...sendingVariations,
  ...lifeVariations,
];
