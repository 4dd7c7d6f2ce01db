export { startMock, type Mock, type MockOptions } from './start-mock.ts';
export { MockRefusal } from './server/mock-refusal.ts';
export { chooseFaults, faultTables, type AnyFault, type FaultsByApi } from './faults/index.ts';
export type { ChangeOf } from './faults/fault.ts';
export type { Reply } from './server/message.ts';
export { legalLives } from './faults/fiks-svarut/legal-lives.ts';
export { legalTaking } from './faults/fiks-svarut/legal-taking.ts';
