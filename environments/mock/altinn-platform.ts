import type { AppDefinition } from './altinn-app/app/app-definition.ts';
import type { StoredInstance } from './altinn-app/instances/instance.ts';
import { seededRegister } from './altinn-system-register/register/seed.ts';
import type { SystemRegister } from './altinn-system-register/register/system-register.ts';
import type { World } from './server/world.ts';

/** What an app tells Events of one of its instances (reference altinn-platform 5.2). */
export interface AppEvent {
  /** `app.instance.created`, `app.instance.process.movedTo.<task>` … */
  readonly type: string;
  readonly instance: StoredInstance;
  readonly at: Date;
}

/** One world: what the app API, Storage, Events, the system register and Maskinporten of one mock share. Each reset makes a new one. */
export interface AltinnPlatform {
  readonly world: World;
  readonly apps: ReadonlyMap<string, AppDefinition>;
  /** Storage's rows by guid; the app API reads and writes the same objects. */
  readonly instances: Map<string, StoredInstance>;
  /** The number of Storage's next row. */
  readonly nextRow: () => number;
  /** Systems and system users; Maskinporten gives tokens to those of it. */
  readonly register: SystemRegister;
  /** Tells everybody who listens, in the order in which things happened. */
  readonly publish: (type: string, instance: StoredInstance) => void;
  /** Calls the listener for each event from now on. */
  readonly onPublish: (listener: (event: AppEvent) => void) => void;
}

/** A platform on which nothing has happened yet. */
export function createAltinnPlatform(
  world: World,
  apps: ReadonlyMap<string, AppDefinition>,
): AltinnPlatform {
  const listeners: ((event: AppEvent) => void)[] = [];
  let rows = 0;
  return {
    world,
    apps,
    instances: new Map(),
    register: seededRegister(world.clock.now()),
    nextRow: () => (rows += 1),
    publish: (type, instance) => {
      const event = { type, instance, at: world.clock.now() };
      for (const listener of listeners) listener(event);
    },
    onPublish: (listener) => void listeners.push(listener),
  };
}
