import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { environments } from '#environments';
import { loadFloors, loadWaivers, type Floor, type Waiver } from '#specs';

/**
 * The waivers of a file, or by default of `environments/waivers.yaml` in the project and of `waivers.yaml`
 * where samsvar runs. Throws as `loadWaivers` does.
 */
export async function readWaivers(file?: string): Promise<readonly Waiver[]> {
  const files = file === undefined ? defaultFiles('waivers.yaml') : [resolve(file)];
  if (files.length === 0) return [];
  // What judges is loaded only where something may be waived.
  const { checks, DATA_SURVIVES_REFUSAL } = await import('#tests');
  return loadWaivers(files, {
    environments: knownTargets(),
    checks: ['expectation', ...checks.map(({ id }) => id), DATA_SURVIVES_REFUSAL],
    now: new Date(),
  });
}

/** The floors of `environments/floors.yaml` and of `floors.yaml` where samsvar runs, which wins. Throws as `loadFloors` does. */
export function readFloors(): readonly Floor[] {
  return loadFloors(defaultFiles('floors.yaml'), knownTargets());
}

function knownTargets(): ReadonlyMap<string, readonly string[]> {
  return new Map(environments.map(({ name, targets }) => [name, Object.keys(targets)] as const));
}

/** The project's own as it stands, not the copy beside the compiled code. */
function defaultFiles(name: string): readonly string[] {
  const project = dirname(createRequire(import.meta.url).resolve('#package'));
  const places = [join(project, 'environments', name), resolve(name)];
  return [...new Set(places.filter((place) => existsSync(place)).map((at) => realpathSync(at)))];
}
