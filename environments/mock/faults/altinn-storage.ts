import { accessFaults, authenticationFaults } from './altinn-storage/access.ts';
import { applicationFaults } from './altinn-storage/applications.ts';
import { contractFaults } from './altinn-storage/contract.ts';
import { dataChangeFaults } from './altinn-storage/data-changes.ts';
import { dataFaults } from './altinn-storage/data.ts';
import { completionFaults, deletionFaults } from './altinn-storage/deletion.ts';
import type { StorageFault } from './altinn-storage/fault.ts';
import { createFaults } from './altinn-storage/create.ts';
import { instanceFaults } from './altinn-storage/instances.ts';
import { listRefusalFaults } from './altinn-storage/list-refusals.ts';
import { filterFaults } from './altinn-storage/list.ts';
import { lockFaults } from './altinn-storage/locks.ts';
import { journeyFaults, othersFaults } from './altinn-storage/others.ts';
import { pagingFaults } from './altinn-storage/paging.ts';
import { eventFaults, processFaults } from './altinn-storage/process.ts';
import { stateFaults } from './altinn-storage/state.ts';

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
  ...dataChangeFaults,
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
