export * from './suite-error.ts';
export type * from './compiler/contract.ts';
export * from './compiler/exchange.ts';
export * from './requirements/finding.ts';
export * from './requirements/scenario-result.ts';
export type * from './requirements/register.ts';
export { loadRegister, registeredApis } from './requirements/load-register.ts';
