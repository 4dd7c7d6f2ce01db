import type { EventsFault } from './altinn-events/fault.ts';

/** One row breaks one thing; `aimedAt` names the requirement whose scenarios must fire. */
export const altinnEventsFaults: readonly EventsFault[] = [];
