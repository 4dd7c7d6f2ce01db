import { claimFaults } from './maskinporten/claims.ts';
import { contractFaults } from './maskinporten/contract.ts';
import type { MaskinportenFault } from './maskinporten/fault.ts';
import { grantFaults } from './maskinporten/grants.ts';
import { keyFaults } from './maskinporten/keys.ts';
import { metadataFaults } from './maskinporten/metadata.ts';
import { refusalFaults } from './maskinporten/refusals.ts';

/** One row breaks one thing; `aimedAt` names the requirement whose scenarios must fire. */
export const maskinportenFaults: readonly MaskinportenFault[] = [
  ...contractFaults,
  ...metadataFaults,
  ...keyFaults,
  ...grantFaults,
  ...claimFaults,
  ...refusalFaults,
];
