import { authorizationFaults } from './altinn2/authorization.ts';
import { browserFaults } from './altinn2/browsers.ts';
import { closedFaults } from './altinn2/closed.ts';
import { contractFaults } from './altinn2/contract.ts';
import type { Altinn2Fault } from './altinn2/fault.ts';
import { formatFaults } from './altinn2/formats.ts';
import { journeyFaults } from './altinn2/journeys.ts';
import { keyFaults } from './altinn2/keys.ts';
import { linkFaults } from './altinn2/links.ts';
import { listFaults } from './altinn2/lists.ts';
import { loginFaults } from './altinn2/login.ts';
import { messageFaults } from './altinn2/messages.ts';
import { metadataFaults } from './altinn2/metadata.ts';
import { partyFaults } from './altinn2/parties.ts';
import { submissionFaults } from './altinn2/submission.ts';

/** One row breaks one thing; `aimedAt` names the requirement whose scenarios must fire. */
export const altinn2Faults: readonly Altinn2Fault[] = [
  ...contractFaults,
  ...keyFaults,
  ...loginFaults,
  ...linkFaults,
  ...journeyFaults,
  ...formatFaults,
  ...browserFaults,
  ...messageFaults,
  ...submissionFaults,
  ...partyFaults,
  ...authorizationFaults,
  ...metadataFaults,
  ...listFaults,
  ...closedFaults,
];
