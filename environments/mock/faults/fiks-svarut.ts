import { contractFaults } from './fiks-svarut/contract.ts';
import { duplicateFaults } from './fiks-svarut/duplicates.ts';
import type { FiksFault } from './fiks-svarut/fault.ts';
import { metadataFaults } from './fiks-svarut/metadata.ts';
import { brokenMultipartFaults } from './fiks-svarut/multipart-broken.ts';
import { multipartFaults } from './fiks-svarut/multipart.ts';
import { nullFaults } from './fiks-svarut/nulls.ts';
import { requestRuleFaults } from './fiks-svarut/request-rules.ts';
import { sendFaults } from './fiks-svarut/send.ts';

/** One row breaks one thing; `aimedAt` names the requirement whose scenarios must fire. */
export const fiksSvarutFaults: readonly FiksFault[] = [
  ...sendFaults,
  ...multipartFaults,
  ...brokenMultipartFaults,
  ...requestRuleFaults,
  ...duplicateFaults,
  ...nullFaults,
  ...metadataFaults,
  ...contractFaults,
];
