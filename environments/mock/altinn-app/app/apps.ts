import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AppDefinition } from './app-definition.ts';
import { loadApp } from './load-app.ts';

const folder = join(import.meta.dirname, '../apps');

/** The mock's own apps, `kontrakt` first. */
export async function builtInApps(): Promise<readonly AppDefinition[]> {
  const names = readdirSync(folder).toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  return Promise.all(names.map((name) => loadApp(join(folder, name))));
}

// The first app takes paths that name none.
function rank(name: string): number {
  return name === 'kontrakt' ? 0 : 1;
}
