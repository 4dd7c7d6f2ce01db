import type { Contract } from './contract.ts';
import type { LoadedDocument } from './load-document.ts';
import { toContract } from './to-contract.ts';

/**
 * Compiles a loaded document into a contract; schemas are compiled when a judge first needs them.
 * `api` names the folder under specs/apis, or the file of a foreign document.
 */
export async function compileContract(
  document: LoadedDocument,
  { api }: { readonly api: string },
): Promise<Contract> {
  // Ajv is loaded only where something is compiled: a start on a warm cache does without.
  const { buildContract } = await import('./build-contract.ts');
  const { plan, validators } = buildContract(document, api);
  return toContract(plan, validators);
}
