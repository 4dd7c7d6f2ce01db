import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { SuiteError } from '../suite-error.ts';
import { loadCachedContract } from './contract-cache.ts';
import type { Contract } from './contract.ts';

/** specs/apis, beside this folder in source and in dist. */
const APIS_FOLDER = fileURLToPath(new URL('../apis/', import.meta.url));

/** The contracts of one API, one per `*.openapi.yaml` in its folder. Code `contract-missing` where it has none. */
export async function loadContract(
  api: string,
  folder = APIS_FOLDER,
): Promise<readonly Contract[]> {
  const files = await documentsOf(join(folder, api));
  if (files.length === 0) {
    throw new SuiteError(
      'contract-missing',
      `${join(folder, api)} has no *.openapi.yaml: the API ${api} has no contract`,
      { kind: 'configuration', fields: { api } },
    );
  }
  return Promise.all(files.map((file) => loadCachedContract(file, api)));
}

/** The contracts of every API that has a folder with one. */
export async function loadContracts(folder = APIS_FOLDER): Promise<readonly Contract[]> {
  const apis = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const withDocuments: string[] = [];
  for (const api of apis.toSorted())
    if ((await documentsOf(join(folder, api))).length > 0) withDocuments.push(api);
  return (await Promise.all(withDocuments.map((api) => loadContract(api, folder)))).flat();
}

async function documentsOf(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((): string[] => []);
  return names
    .filter((name) => /\.openapi\.(ya?ml|json)$/.test(name))
    .toSorted()
    .map((name) => join(folder, name));
}
