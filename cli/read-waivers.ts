import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { environments } from '#environments';
import { loadWaivers, type Waiver } from '#specs';

/**
 * The waivers of a file, or by default of `environments/waivers.yaml` in the project and of `waivers.yaml`
 * where samsvar runs. Throws as `loadWaivers` does.
 */
export async function readWaivers(file?: string): Promise<readonly Waiver[]> {
  const files = file === undefined ? defaultFiles() : [resolve(file)];
  if (files.length === 0) return [];
  // What judges is loaded only where something may be waived.
  const { checks, DATA_SURVIVES_REFUSAL } = await import('#tests');
  return loadWaivers(files, {
    environments: new Map(
      environments.map(({ name, targets }) => [name, Object.keys(targets)] as const),
    ),
    checks: ['expectation', ...checks.map(({ id }) => id), DATA_SURVIVES_REFUSAL],
    now: new Date(),
  });
}

/** The project's own as it stands, not the copy beside the compiled code. */
function defaultFiles(): readonly string[] {
  const project = dirname(createRequire(import.meta.url).resolve('#package'));
  const places = [join(project, 'environments', 'waivers.yaml'), resolve('waivers.yaml')];
  return [...new Set(places.filter((place) => existsSync(place)).map((at) => realpathSync(at)))];
}
