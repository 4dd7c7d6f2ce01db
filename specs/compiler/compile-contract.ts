import type { Contract } from './contract.ts';
import type { LoadedDocument } from './load-document.ts';
import { toContract } from './to-contract.ts';

/**
 * Compiles a loaded document into a contract; schemas are compiled when a judge is first used.
 * `api` names the folder under specs/apis, or the file of a foreign document.
 */
export async function compileContract(
  document: LoadedDocument,
  { api }: { readonly api: string },
): Promise<Contract> {
  const [{ planContract }, { openAjv, lazyValidators }, { Ajv2020 }] = await Promise.all([
    import('./plan-contract.ts'),
    import('./schema-validator.ts'),
    import('ajv/dist/2020.js'),
  ]);
  const plan = planContract(document, api);
  const validators = {
    request: lazyValidators(openAjv(Ajv2020, plan.schemas.request)),
    response: lazyValidators(openAjv(Ajv2020, plan.schemas.response)),
  };
  return toContract(plan, validators);
}
