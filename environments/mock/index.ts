export { startMock, type Mock, type MockOptions } from './start-mock.ts';
export { MockRefusal } from './server/mock-refusal.ts';
export {
  chooseFaults,
  faultTables,
  variationTables,
  type AnyFault,
  type FaultsByApi,
} from './faults/index.ts';
export { mapJson, mapText } from './faults/change.ts';
export type { ChangeOf } from './faults/fault.ts';
export type { Reply } from './server/message.ts';
