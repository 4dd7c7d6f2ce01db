import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Scenario } from './scenario.ts';

/** A scenario with the file that registered it, relative to tests/. */
export interface LoadedScenario extends Scenario {
  readonly file: string;
}

const loaded = new Map<string, Promise<readonly LoadedScenario[]>>();

/** The scenarios of an API, outside Playwright; spec files register once per process. */
export function loadScenarios(api: string): Promise<readonly LoadedScenario[]> {
  const known = loaded.get(api) ?? importScenarios(api);
  loaded.set(api, known);
  return known;
}

async function importScenarios(api: string): Promise<readonly LoadedScenario[]> {
  const scenarios: LoadedScenario[] = [];
  let file = '';
  const slot = Symbol.for('samsvar.registrar');
  (globalThis as { [slot]?: (scenario: Scenario) => void })[slot] = (scenario) =>
    void scenarios.push({ ...scenario, file });
  const folder = join(import.meta.dirname, '..', 'scenarios', api);
  for (const name of readdirSync(folder)
    .filter((one) => /\.spec\.(ts|js)$/.test(one))
    .sort()) {
    file = `scenarios/${api}/${name.replace(/\.js$/, '.ts')}`;
    await import(pathToFileURL(join(folder, name)).href);
  }
  return scenarios;
}
