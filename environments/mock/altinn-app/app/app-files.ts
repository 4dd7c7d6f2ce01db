import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppDefinition } from './app-definition.ts';

const cache = new WeakMap<AppDefinition, Map<string, string | undefined>>();

/** Text of the first of these files (relative to the app's folder) that exists. */
export function appFile(app: AppDefinition, ...names: readonly string[]): string | undefined {
  const known = cache.get(app) ?? new Map<string, string | undefined>();
  cache.set(app, known);
  const key = names.join('|');
  if (!known.has(key)) known.set(key, read(app, names));
  return known.get(key);
}

function read(app: AppDefinition, names: readonly string[]): string | undefined {
  const { folder } = app;
  if (folder === undefined || folder === '' || names.some((name) => name.includes('..')))
    return undefined;
  const path = names.map((name) => join(app.folder, name)).find((one) => existsSync(one));
  return path === undefined ? undefined : readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
}

/** The JSON layouts of a layout set as one JSON text, by file name; `{}` without any. */
export function layoutsOf(app: AppDefinition, set: string): string {
  const folder = join(app.folder, 'ui', set, 'layouts');
  if (set.includes('..') || !existsSync(folder)) return '{}';
  const layouts: Record<string, unknown> = {};
  for (const file of readdirSync(folder).toSorted()) {
    const stem = /^(.+)\.json$/.exec(file)?.[1];
    const text = stem === undefined ? undefined : appFile(app, join('ui', set, 'layouts', file));
    if (stem !== undefined && text !== undefined) layouts[stem] = JSON.parse(text);
  }
  return JSON.stringify(layouts);
}
