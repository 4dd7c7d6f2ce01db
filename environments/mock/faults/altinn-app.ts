import { authenticationFaults } from './altinn-app/authentication.ts';
import { authorisationFaults } from './altinn-app/authorisation.ts';
import { contractFaults } from './altinn-app/contract.ts';
import { contractBodiesFaults } from './altinn-app/contract-bodies.ts';
import { activeInstancesFaults } from './altinn-app/active-instances.ts';
import { instancesFaults } from './altinn-app/instances.ts';
import { dataFaults } from './altinn-app/data.ts';
import { dataStoredFaults } from './altinn-app/data-stored.ts';
import { dataRefusedFaults } from './altinn-app/data-refused.ts';
import { dataStatesFaults } from './altinn-app/data-states.ts';
import type { Fault } from './fault.ts';

/** One row breaks one thing; `aimedAt` names the requirement whose scenarios must fire. */
export const altinnAppFaults: readonly Fault[] = [
  ...contractFaults,
  ...contractBodiesFaults,
  ...instancesFaults,
  ...activeInstancesFaults,
  ...authenticationFaults,
  ...authorisationFaults,
  ...dataFaults,
  ...dataStoredFaults,
  ...dataRefusedFaults,
  ...dataStatesFaults,
];
