import { batchFaults } from './sdir/batches.ts';
import { certificateFaults } from './sdir/certificates.ts';
import { competenceFaults } from './sdir/competence.ts';
import { contractFaults } from './sdir/contract.ts';
import { courseFaults, seagoingFaults } from './sdir/courses-and-service.ts';
import type { SdirFault } from './sdir/fault.ts';
import { dateFaults, formatFaults, idFaults } from './sdir/format.ts';
import { gatewayFaults } from './sdir/gateway.ts';
import { keyFaults } from './sdir/keys.ts';
import { partialCommitFaults } from './sdir/partial-commits.ts';
import { tokenFaults } from './sdir/tokens.ts';
import { versionFaults } from './sdir/versions.ts';

/** One row breaks one thing; `aimedAt` names the requirement whose scenarios must fire. */
export const sdirFaults: readonly SdirFault[] = [
  ...contractFaults,
  ...keyFaults,
  ...tokenFaults,
  ...gatewayFaults,
  ...formatFaults,
  ...dateFaults,
  ...idFaults,
  ...versionFaults,
  ...partialCommitFaults,
  ...batchFaults,
  ...competenceFaults,
  ...courseFaults,
  ...seagoingFaults,
  ...certificateFaults,
];
