export * from './target.ts';
export * from './environment.ts';
export { readEndpoints, parseEndpoints, type Endpoints } from './settings/read-endpoints.ts';
export {
  createClient,
  type Client,
  type ClientOptions,
  type OutgoingRequest,
} from './client/create-client.ts';
export type { LiveExchange } from './client/record-exchange.ts';
export {
  encodeMultipart,
  streamMultipart,
  type EncodedMultipart,
  type MultipartPart,
  type MultipartShape,
  type StreamedPart,
} from './client/encode-multipart.ts';
export { createRedactor, type Redactor } from './client/redact.ts';
export { createPace, type Pace } from './client/pace.ts';
export {
  childVariables,
  journalFolder,
  readRunOptions,
  readRunWaivers,
  toRunVariables,
  type RunOptions,
} from './run-options.ts';
export {
  defaultHistoryFile,
  loadAllureHistory,
  loadHistory,
  loadReportRetention,
  type Retention,
} from './history-settings.ts';
export { findAllure, type FoundAllure } from './find-allure.ts';
export { environmentNames, loadTarget, requireRunnable, targetedApis } from './run-target.ts';
export { openControl, type Control } from './control.ts';
export { loadGrantClient, type GrantClient } from './auth/grant-client.ts';
export { toCurl } from './client/to-curl.ts';
export { removeTokenCache } from './auth/token-cache.ts';
export { hasEnded } from './examine/describe-token.ts';
export { examineAccess } from './examine/examine-access.ts';
export { examineEnvironment, type Examined } from './examine/examine-environment.ts';
export { classifyFault } from './client/classify-fault.ts';
export { makeCertificate } from './receiver/make-certificate.ts';
export { startReceiver, type Delivery, type Receiver } from './receiver/start-receiver.ts';
