import type { Fault } from './fault.ts';

/** One row breaks one thing; `aimedAt` names the requirement whose scenarios must fire. */
export const altinnAppFaults: readonly Fault[] = [];
