import { altinnAppApi } from './altinn-app/api.ts';
import type { AppDefinition } from './altinn-app/app-definition.ts';
import { builtInApps } from './altinn-app/apps.ts';
import type { AppState } from './altinn-app/call.ts';
import { loadApp } from './altinn-app/load-app.ts';
import { defaultRules } from './altinn-app/rules.ts';
import { controlAnswer } from './control.ts';
import { toRules, toTampering, type Fault } from './faults/fault.ts';
import { createWorld, type WorldKeys } from './server/create-world.ts';
import { listen, type Answer, type Listening } from './server/listen.ts';
import type { Likeness, World } from './server/world.ts';
import { actorClaims, mintActorToken } from './tokens.ts';

/** What the state of a mock is made from. */
export interface MockState {
  /** Default `real`. */
  readonly like?: Likeness;
  readonly faults?: readonly Fault[];
}

export interface MockOptions extends MockState {
  /** Folders of apps; one of a built-in app's id replaces it. */
  readonly apps?: readonly string[];
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** Port of the app API; 0, the default: any free one. Others always take a free one. */
  readonly port?: number;
  /** Serves the control address. Default true. */
  readonly control?: boolean;
  readonly keys?: WorldKeys;
}

/** What `samsvar mock --json` prints. */
export interface MockTargets {
  readonly apis: Readonly<Record<string, { readonly baseUrl: string }>>;
  readonly actors: Readonly<Record<string, { readonly token: string }>>;
  readonly like: Likeness;
  readonly control?: string;
}

/** A running mock. */
export interface Mock extends MockTargets {
  /** The state of now; another one after a reset. */
  readonly world: () => World;
  readonly state: () => AppState;
  /** New state on the same addresses: no instances, this likeness, these faults. Tokens stay good. */
  readonly reset: (state: MockState) => void;
  readonly close: () => Promise<void>;
}

/** Two folders hold apps of one id. Code `mock-app-twice`. */
export class AppTwice extends Error {
  readonly code = 'mock-app-twice';
}

/** Starts every API of the mock in this process. Throws MockAddressUnavailable, AppFolderUnusable, AppTwice. */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const apps = await loadApps(options.apps ?? []);
  let state = createState(apps, options, options);
  const app = await serve(options, options.port ?? 0, (request) => altinnAppApi(state)(request));
  const control =
    options.control === false
      ? undefined
      : await serve({}, 0, (request) => controlAnswer(state, request));
  const actors = await actorTokens(state.world);
  return {
    apis: { 'altinn-app': { baseUrl: app.origin } },
    actors,
    like: state.world.like,
    ...(control === undefined ? {} : { control: control.origin }),
    world: () => state.world,
    state: () => state,
    reset: (wanted) => {
      state = createState(apps, options, wanted);
    },
    close: async () => {
      await Promise.all([app.close(), control?.close()]);
    },
  };

  function serve(at: { host?: string }, port: number, answer: Answer): Promise<Listening> {
    const onCrash = (error: unknown): void => void state.world.crashes.push(error);
    return listen(answer, { host: at.host ?? '127.0.0.1', port, onCrash });
  }
}

function createState(
  apps: ReadonlyMap<string, AppDefinition>,
  options: MockOptions,
  { like = 'real', faults = [] }: MockState,
): AppState {
  const keys = options.keys === undefined ? {} : { keys: options.keys };
  return {
    world: createWorld({
      like,
      faults: faults.map((fault) => fault.id),
      ...keys,
    }),
    apps,
    instances: new Map(),
    down: new Set(),
    rules: toRules(defaultRules, faults),
    tampering: toTampering(faults),
  };
}

async function loadApps(folders: readonly string[]): Promise<ReadonlyMap<string, AppDefinition>> {
  const own = new Map<string, AppDefinition>();
  for (const folder of folders) {
    const app = await loadApp(folder);
    const earlier = own.get(app.id);
    if (earlier !== undefined) {
      throw new AppTwice(
        `Two folders hold the app ${app.id}: ${earlier.folder} and ${app.folder}. Serve them one per mock.`,
      );
    }
    own.set(app.id, app);
  }
  const builtIn = (await builtInApps()).filter((app) => !own.has(app.id));
  return new Map([...own, ...builtIn.map((app) => [app.id, app] as const)]);
}

async function actorTokens(world: World): Promise<MockTargets['actors']> {
  const minted = Object.keys(actorClaims).map(
    async (actor) => [actor, { token: (await mintActorToken(world, actor)) ?? '' }] as const,
  );
  return Object.fromEntries(await Promise.all(minted));
}
