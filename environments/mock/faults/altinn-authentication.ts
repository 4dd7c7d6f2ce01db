import type { AuthenticationFault } from './altinn-authentication/fault.ts';

/** One row breaks one thing; `aimedAt` names the requirement whose scenarios must fire. */
export const authenticationFaults: readonly AuthenticationFault[] = [];
