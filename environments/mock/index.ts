export { startMock, type Mock, type MockOptions } from './start-mock.ts';
export { MockRefusal } from './server/mock-refusal.ts';
export { faultTables, findFault } from './faults/index.ts';
export type { Fault } from './faults/fault.ts';
