import { claimFaults } from './altinn-authentication/claims.ts';
import { contractFaults } from './altinn-authentication/contract.ts';
import type { AuthenticationFault } from './altinn-authentication/fault.ts';
import { openIdFaults } from './altinn-authentication/open-id.ts';
import { refreshFaults } from './altinn-authentication/refresh.ts';
import { requestFaults } from './altinn-authentication/requests.ts';
import { tokenFaults } from './altinn-authentication/tokens.ts';

/** One row breaks one thing; `aimedAt` names the requirement whose scenarios must fire. */
export const authenticationFaults: readonly AuthenticationFault[] = [
  ...contractFaults,
  ...requestFaults,
  ...claimFaults,
  ...tokenFaults,
  ...refreshFaults,
  ...openIdFaults,
];
