import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `node_modules/.cache/samsvar` of the package that this code runs in, from source and from dist; undefined where there is no node_modules. */
export function findCacheFolder(from: string = import.meta.dirname): string | undefined {
  const modules = join(from, 'node_modules');
  if (existsSync(modules)) return join(modules, '.cache', 'samsvar');
  const parent = dirname(from);
  return parent === from ? undefined : findCacheFolder(parent);
}
