import type { SdirFault } from './sdir/fault.ts';

/** One row breaks one thing; `aimedAt` names the requirement whose scenarios must fire. */
export const sdirFaults: readonly SdirFault[] = [];
