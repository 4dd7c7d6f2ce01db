export { judgeExchange, type JudgedExchange, type JudgeOptions } from './checks/judge-exchange.ts';
export { checks } from './checks/index.ts';
export { DATA_SURVIVES_REFUSAL } from './checks/data-survives-refusal.ts';
export type { Check } from './checks/check.ts';
export { loadScenarios, type LoadedScenario } from './engine/load-scenarios.ts';
export { openSession, type Session } from './engine/session.ts';
export {
  proveFault,
  runBaseline,
  type Baseline,
  type FaultRow,
  type Matrix,
  type ProvedFault,
} from './engine/prove.ts';
export {
  provableFaults,
  proveApi,
  type ProvableFault,
  type ProvedApi,
} from './engine/prove-api.ts';
export { readHar, toExchange, type HarEntry } from './har/index.ts';
export { judgeRecordings, type EntryPlace, type Judges } from './har/judge-recordings.ts';
export { runScenario } from './engine/run-scenario.ts';
