import {
  accessFaults,
  authenticationFaults,
  journeyFaults,
  othersFaults,
} from './altinn-storage/access.ts';
import { applicationFaults } from './altinn-storage/applications.ts';
import { contractFaults } from './altinn-storage/contract.ts';
import { dataFaults } from './altinn-storage/data.ts';
import { completionFaults, deletionFaults } from './altinn-storage/deletion.ts';
import type { StorageFault } from './altinn-storage/fault.ts';
import { createFaults, instanceFaults } from './altinn-storage/instances.ts';
import { filterFaults, listRefusalFaults } from './altinn-storage/list.ts';
import { lockFaults } from './altinn-storage/locks.ts';
import { pagingFaults } from './altinn-storage/paging.ts';
import { eventFaults, processFaults, stateFaults } from './altinn-storage/state.ts';

/** One row breaks one thing; `aimedAt` names the requirement whose scenarios must fire. */
export const altinnStorageFaults: readonly StorageFault[] = [
  ...contractFaults,
  ...applicationFaults,
  ...instanceFaults,
  ...createFaults,
  ...filterFaults,
  ...listRefusalFaults,
  ...pagingFaults,
  ...dataFaults,
  ...lockFaults,
  ...deletionFaults,
  ...completionFaults,
  ...stateFaults,
  ...processFaults,
  ...eventFaults,
  ...authenticationFaults,
  ...accessFaults,
  ...othersFaults,
  ...journeyFaults,
];
