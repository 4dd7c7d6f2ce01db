import { authenticationFaults } from './fiks-svarut/authentication.ts';
import { contractFaults } from './fiks-svarut/contract.ts';
import { duplicateFaults } from './fiks-svarut/duplicates.ts';
import { eksternRefValueFaults } from './fiks-svarut/eksternref-values.ts';
import { eksternRefFaults } from './fiks-svarut/eksternref.ts';
import { errorFaults } from './fiks-svarut/errors.ts';
import type { FiksFault } from './fiks-svarut/fault.ts';
import { formFaults } from './fiks-svarut/forms.ts';
import { grantFaults } from './fiks-svarut/grants.ts';
import { hendelserFaults } from './fiks-svarut/hendelser.ts';
import { integrationFaults } from './fiks-svarut/integration.ts';
import { lestFaults } from './fiks-svarut/lest.ts';
import { lifeHistoryFaults } from './fiks-svarut/life-history.ts';
import { lifeFaults } from './fiks-svarut/life.ts';
import { metadataFaults } from './fiks-svarut/metadata.ts';
import { brokenMultipartFaults } from './fiks-svarut/multipart-broken.ts';
import { multipartFaults } from './fiks-svarut/multipart.ts';
import { negotiationFaults } from './fiks-svarut/negotiation.ts';
import { nullFaults } from './fiks-svarut/nulls.ts';
import { recipientSystemFaults } from './fiks-svarut/recipient-systems.ts';
import { refusedCallFaults } from './fiks-svarut/refused-calls.ts';
import { requestRuleFaults } from './fiks-svarut/request-rules.ts';
import { sendFaults } from './fiks-svarut/send.ts';
import { signingFaults } from './fiks-svarut/signing.ts';
import { slettFaults } from './fiks-svarut/slett.ts';
import { statusRequestFaults } from './fiks-svarut/status-requests.ts';
import { statusFaults } from './fiks-svarut/status.ts';
import { systemFilterFaults } from './fiks-svarut/system-filters.ts';
import { typeFaults } from './fiks-svarut/types.ts';
import { versionFaults } from './fiks-svarut/versions.ts';

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
  ...versionFaults,
  ...recipientSystemFaults,
  ...systemFilterFaults,
  ...sendFaults,
  ...multipartFaults,
  ...brokenMultipartFaults,
  ...requestRuleFaults,
  ...duplicateFaults,
  ...nullFaults,
  ...metadataFaults,
  ...contractFaults,
  ...statusFaults,
  ...statusRequestFaults,
  ...lifeFaults,
  ...lifeHistoryFaults,
  ...signingFaults,
  ...lestFaults,
  ...slettFaults,
  ...hendelserFaults,
  ...eksternRefFaults,
  ...eksternRefValueFaults,
];
