import type { StorageFault } from './altinn-storage/fault.ts';

/** One row breaks one thing; `aimedAt` names the requirement whose scenarios must fire. */
export const altinnStorageFaults: readonly StorageFault[] = [];
