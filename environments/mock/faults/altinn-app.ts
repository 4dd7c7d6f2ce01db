import { acceptFaults } from './altinn-app/accept.ts';
import { authenticationFaults } from './altinn-app/authentication.ts';
import { authorisationFaults } from './altinn-app/authorisation.ts';
import { createFaults } from './altinn-app/create.ts';
import { createRefusedFaults } from './altinn-app/create-refused.ts';
import { copyFaults } from './altinn-app/copy.ts';
import { prefillFaults } from './altinn-app/prefill.ts';
import { multipartFaults } from './altinn-app/multipart.ts';
import { multipartRefusedFaults } from './altinn-app/multipart-refused.ts';
import { multipartStoredFaults } from './altinn-app/multipart-stored.ts';
import { multipartOwnerFaults } from './altinn-app/multipart-owner.ts';
import { multipartTypeRefusedFaults } from './altinn-app/multipart-type-refused.ts';
import { deletionFaults } from './altinn-app/deletion.ts';
import { completionFaults } from './altinn-app/completion.ts';
import { journeysFaults } from './altinn-app/journeys.ts';
import { headersFaults } from './altinn-app/headers.ts';
import { negotiationFaults } from './altinn-app/negotiation.ts';
import { lookupFaults } from './altinn-app/lookup.ts';
import { metadataFaults } from './altinn-app/metadata.ts';
import { metadataRulesFaults } from './altinn-app/metadata-rules.ts';
import { contractFaults } from './altinn-app/contract.ts';
import { contractBodiesFaults } from './altinn-app/contract-bodies.ts';
import { activeInstancesFaults } from './altinn-app/active-instances.ts';
import { instancesFaults } from './altinn-app/instances.ts';
import { dataFaults } from './altinn-app/data.ts';
import { dataStoredFaults } from './altinn-app/data-stored.ts';
import { dataRefusedFaults } from './altinn-app/data-refused.ts';
import { dataStatesFaults } from './altinn-app/data-states.ts';
import { attachmentsFaults } from './altinn-app/attachments.ts';
import { attachmentsKeptFaults } from './altinn-app/attachments-kept.ts';
import { attachmentsRefusedFaults } from './altinn-app/attachments-refused.ts';
import { attachmentsLimitsFaults } from './altinn-app/attachments-limits.ts';
import { patchFaults } from './altinn-app/patch.ts';
import { patchAtomicFaults } from './altinn-app/patch-atomic.ts';
import { tagsFaults } from './altinn-app/tags.ts';
import { processMovesFaults } from './altinn-app/process-moves.ts';
import { processTasksFaults } from './altinn-app/process-tasks.ts';
import { processWholeFaults } from './altinn-app/process-whole.ts';
import { processRefusalsFaults } from './altinn-app/process-refusals.ts';
import { processStateFaults } from './altinn-app/process-state.ts';
import { processInstanceFaults } from './altinn-app/process-instance.ts';
import { processConfirmationFaults } from './altinn-app/process-confirmation.ts';
import { actionsFaults } from './altinn-app/actions.ts';
import { validationFaults } from './altinn-app/validation.ts';
import { signingFaults } from './altinn-app/signing.ts';
import { paymentFaults } from './altinn-app/payment.ts';
import { receiptFaults } from './altinn-app/receipt.ts';
import { concurrencyFaults } from './altinn-app/concurrency.ts';
import { processDefinitionFaults } from './altinn-app/process-definition.ts';
import type { Fault } from './altinn-app/fault.ts';

/** One row breaks one thing; `aimedAt` names the requirement whose scenarios must fire. */
export const altinnAppFaults: readonly Fault[] = [
  ...contractFaults,
  ...contractBodiesFaults,
  ...instancesFaults,
  ...activeInstancesFaults,
  ...createFaults,
  ...createRefusedFaults,
  ...prefillFaults,
  ...copyFaults,
  ...multipartFaults,
  ...multipartRefusedFaults,
  ...multipartTypeRefusedFaults,
  ...multipartStoredFaults,
  ...multipartOwnerFaults,
  ...headersFaults,
  ...metadataFaults,
  ...metadataRulesFaults,
  ...lookupFaults,
  ...acceptFaults,
  ...negotiationFaults,
  ...journeysFaults,
  ...completionFaults,
  ...deletionFaults,
  ...authenticationFaults,
  ...authorisationFaults,
  ...dataFaults,
  ...dataStoredFaults,
  ...dataRefusedFaults,
  ...dataStatesFaults,
  ...attachmentsFaults,
  ...attachmentsKeptFaults,
  ...attachmentsRefusedFaults,
  ...attachmentsLimitsFaults,
  ...patchFaults,
  ...patchAtomicFaults,
  ...tagsFaults,
  ...processMovesFaults,
  ...processTasksFaults,
  ...processWholeFaults,
  ...processRefusalsFaults,
  ...processStateFaults,
  ...processInstanceFaults,
  ...processConfirmationFaults,
  ...actionsFaults,
  ...validationFaults,
  ...signingFaults,
  ...paymentFaults,
  ...receiptFaults,
  ...concurrencyFaults,
  ...processDefinitionFaults,
];
