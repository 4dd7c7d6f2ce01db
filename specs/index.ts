export * from './suite-error.ts';
export type * from './compiler/contract.ts';
export * from './compiler/exchange.ts';
export * from './requirements/finding.ts';
export * from './requirements/scenario-result.ts';
export type * from './requirements/seen-graph.ts';
export { loadSources, type ApiSource } from './requirements/load-sources.ts';
export type * from './requirements/register.ts';
export { loadRegister, registeredApis } from './requirements/load-register.ts';
export type * from './requirements/waiver.ts';
export { applyWaivers, chooseWaivers, type Waived } from './requirements/apply-waivers.ts';
export type { Floor } from './requirements/floor.ts';
export { loadFloors } from './requirements/load-floors.ts';
export { loadWaivers, type WaiverWorld } from './requirements/load-waivers.ts';
export { loadDocument } from './compiler/load-document.ts';
export type { LoadedDocument, LoadOptions } from './compiler/load-document.ts';
export { compileContract } from './compiler/compile-contract.ts';
export { loadContract, loadContracts } from './compiler/load-contracts.ts';
export { matchOperation } from './compiler/match-operation.ts';
export type { OperationMatch } from './compiler/match-operation.ts';
export { matchResponse } from './compiler/match-response.ts';
export { matchMedia } from './compiler/match-media.ts';
export { readQueryValue } from './compiler/read-query.ts';
export type * from './requirements/check-report.ts';
export { matchDefect } from './requirements/match-defect.ts';
export { checkDocument } from './compiler/check-document.ts';
export type { DocumentSummary } from './compiler/check-document.ts';
export { cacheStatistics, forgetContracts } from './compiler/contract-cache.ts';
export type { CacheStatistics } from './compiler/contract-cache.ts';
export type { RemoteMap } from './compiler/bundle-files.ts';
export type * from './state-machine/machine.ts';
export { loadMachines, requireMachine } from './state-machine/load-machines.ts';
export { judgeEdge, judgeStart, type EdgeVerdict } from './state-machine/judge-edge.ts';
export {
  judgeHistory,
  type Breach,
  type HistoryOptions,
  type HistoryRule,
  type Observation,
} from './state-machine/judge-history.ts';
export type * from './access/access.ts';
export { loadAccess } from './access/load-access.ts';
export type * from './capabilities/capabilities.ts';
export { loadCapabilities } from './capabilities/load-capabilities.ts';
export type { Rules } from './capabilities/part.ts';
export {
  batchCauses,
  batchPositions,
  type Batch,
  type BatchCause,
  type BatchKind,
  type BatchNaming,
  type BatchOperation,
  type BatchPosition,
  type BatchReadBack,
  type BatchRule,
  type NamingWay,
} from './capabilities/batch.ts';
export type { AskedOperation } from './capabilities/asked.ts';
export type { Cors, CorsPreflight, CorsRule } from './capabilities/cors.ts';
export type { Hal, HalAddition, HalJourney, HalRoot, HalRule } from './capabilities/hal.ts';
export type {
  Fallback,
  NegotiableType,
  Negotiation,
  NegotiationRule,
} from './capabilities/negotiation.ts';
export type {
  ServiceVersion,
  VersionedService,
  Versioning,
  VersioningRule,
  VersionPlace,
} from './capabilities/versioning.ts';
