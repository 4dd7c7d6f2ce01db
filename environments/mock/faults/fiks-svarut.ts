import type { FiksFault } from './fiks-svarut/fault.ts';

/** One row breaks one thing; `aimedAt` names the requirement whose scenarios must fire. */
export const fiksSvarutFaults: readonly FiksFault[] = [];
