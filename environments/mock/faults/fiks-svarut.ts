import { authenticationFaults } from './fiks-svarut/authentication.ts';
import { errorFaults } from './fiks-svarut/errors.ts';
import type { FiksFault } from './fiks-svarut/fault.ts';
import { formFaults } from './fiks-svarut/forms.ts';
import { grantFaults } from './fiks-svarut/grants.ts';
import { integrationFaults } from './fiks-svarut/integration.ts';
import { negotiationFaults } from './fiks-svarut/negotiation.ts';
import { recipientSystemFaults } from './fiks-svarut/recipient-systems.ts';
import { refusedCallFaults } from './fiks-svarut/refused-calls.ts';
import { systemFilterFaults } from './fiks-svarut/system-filters.ts';
import { typeFaults } from './fiks-svarut/types.ts';

/** One row breaks one thing; `aimedAt` names the requirement whose scenarios must fire. */
export const fiksSvarutFaults: readonly FiksFault[] = [
  ...authenticationFaults,
  ...integrationFaults,
  ...grantFaults,
  ...refusedCallFaults,
  ...errorFaults,
  ...formFaults,
  ...negotiationFaults,
  ...typeFaults,
  ...recipientSystemFaults,
  ...systemFilterFaults,
];
