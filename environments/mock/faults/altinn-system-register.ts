import { scopeFaults, tokenFaults, vendorFaults } from './altinn-system-register/access.ts';
import {
  agentFaults,
  journeyFaults,
  lifeFaults,
} from './altinn-system-register/agents-and-life.ts';
import {
  changeFaults,
  methodFaults,
  pageFaults,
  userFaults,
} from './altinn-system-register/changes-and-lists.ts';
import {
  deletionFaults,
  logFaults,
  updateFaults,
} from './altinn-system-register/changes-of-systems.ts';
import { contractFaults } from './altinn-system-register/contract.ts';
import type { RegisterFault } from './altinn-system-register/fault.ts';
import { repetitionFaults, requestFaults } from './altinn-system-register/requests.ts';
import { readFaults, registrationFaults, ruleFaults } from './altinn-system-register/systems.ts';

/** One row breaks one thing; `aimedAt` names the requirement whose scenarios must fire. */
export const systemRegisterFaults: readonly RegisterFault[] = [
  ...contractFaults,
  ...tokenFaults,
  ...scopeFaults,
  ...vendorFaults,
  ...ruleFaults,
  ...registrationFaults,
  ...readFaults,
  ...updateFaults,
  ...deletionFaults,
  ...logFaults,
  ...requestFaults,
  ...repetitionFaults,
  ...agentFaults,
  ...lifeFaults,
  ...changeFaults,
  ...userFaults,
  ...pageFaults,
  ...methodFaults,
  ...journeyFaults,
];
