import type { MaskinportenFault } from './maskinporten/fault.ts';

/** One row breaks one thing; `aimedAt` names the requirement whose scenarios must fire. */
export const maskinportenFaults: readonly MaskinportenFault[] = [];
