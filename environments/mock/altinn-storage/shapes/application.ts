import type { AppDefinition } from '../../altinn-app/app/app-definition.ts';
import type { World } from '../../server/world.ts';
import { withoutNulls } from './present.ts';

// Members that the app's own library adds to what is registered.
const ofTheLibrary = new Set([
  'features',
  'onEntry',
  'logo',
  'altinnNugetVersion',
  'externalApiIds',
]);

const registered = new WeakMap<World, string>();

/** The metadata of an app as they were registered: without the library's members and without nulls. */
export function toApplication(app: AppDefinition, world: World): unknown {
  const at = registered.get(world) ?? world.clock.now().toISOString();
  registered.set(world, at);
  const own = Object.entries(app.metadata).filter(([name]) => !ofTheLibrary.has(name));
  const byStudio = { created: at, createdBy: 'studio', lastChanged: at, lastChangedBy: 'studio' };
  const { validFrom } = app.metadata;
  const named = { ...Object.fromEntries(own), validFrom: validFrom ?? at, ...byStudio };
  return withoutNulls(named);
}
