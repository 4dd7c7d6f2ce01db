import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Scenario } from './scenario.ts';

/** A scenario with the file that registered it, relative to tests/. */
export interface LoadedScenario extends Scenario {
  readonly file: string;
}

/** Loads the spec files of an API outside Playwright; one call per process. */
export async function loadScenarios(api: string): Promise<readonly LoadedScenario[]> {
  const loaded: LoadedScenario[] = [];
  let file = '';
  const slot = Symbol.for('samsvar.registrar');
  (globalThis as { [slot]?: (scenario: Scenario) => void })[slot] = (scenario) =>
    void (scenario.api === api && loaded.push({ ...scenario, file }));
  const folder = join(import.meta.dirname, '..', 'scenarios', api);
  for (const name of readdirSync(folder)
    .filter((one) => /\.spec\.(ts|js)$/.test(one))
    .sort()) {
    file = `scenarios/${api}/${name.replace(/\.js$/, '.ts')}`;
    await import(pathToFileURL(join(folder, name)).href);
  }
  return loaded;
}
