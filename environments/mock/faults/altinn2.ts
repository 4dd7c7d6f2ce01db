import type { Altinn2Fault } from './altinn2/fault.ts';

/** One row breaks one thing; `aimedAt` names the requirement whose scenarios must fire. */
export const altinn2Faults: readonly Altinn2Fault[] = [];
