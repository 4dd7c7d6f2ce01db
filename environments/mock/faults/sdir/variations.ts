import type { SdirVariation } from './variation.ts';
import { batchVariations } from './variations/batches.ts';
import { certificateVariations } from './variations/certificates.ts';
import { gatewayVariations } from './variations/gateway.ts';

/** Where a promise of Sdir leaves a choice: the ways that its mock does not take. */
export const sdirVariations: readonly SdirVariation[] = [
  ...gatewayVariations,
  ...batchVariations,
  ...certificateVariations,
];
