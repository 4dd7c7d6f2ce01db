import type { RegisterFault } from './altinn-system-register/fault.ts';

/** Every fault of the mock of the system register. */
export const systemRegisterFaults: readonly RegisterFault[] = [];
