import type { AppDefinition } from './altinn-app/app/app-definition.ts';
import { builtInApps } from './altinn-app/app/apps.ts';
import type { AppState } from './altinn-app/call.ts';
import { loadApp } from './altinn-app/app/load-app.ts';
import { defaultRules } from './altinn-app/rules.ts';
import { chosenApis } from './apis.ts';
import { controlAnswer, ownerOf } from './control.ts';
import { toRules, toTampering, type Fault } from './faults/fault.ts';
import { createWorld, sharedKeys, type WorldKeys } from './server/create-world.ts';
import { listen, type Answer, type Listening } from './server/listen.ts';
import { MockRefusal } from './server/mock-refusal.ts';
import type { MockRequest, Reply } from './server/message.ts';
import type { Likeness, SigningKey, World } from './server/world.ts';
import { actorClaims, mintActorToken } from './tokens.ts';

/** What the state of a mock is made from. */
export interface MockState {
  /** Default `real`. */
  readonly like?: Likeness;
  readonly faults?: readonly Fault[];
}

export interface MockOptions extends MockState {
  /** Names of APIs; absent: all. */
  readonly apis?: readonly string[];
  /** Folders of apps; one of a built-in app's id replaces it. */
  readonly apps?: readonly string[];
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** Port of the app API; 0, the default: any free one. Others always take a free one. */
  readonly port?: number;
  /** Serves the control address. Default true. */
  readonly control?: boolean;
  readonly keys?: WorldKeys;
  /** Told of every request that an API has answered. */
  readonly onAnswer?: (request: MockRequest, reply: Reply) => void;
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

/** Starts every API of the mock in this process. Throws MockRefusal. */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const chosen = chosenApis(options.apis);
  const [apps, keys] = await Promise.all([
    loadApps(options.apps ?? []),
    options.keys ?? sharedKeys(),
  ]);
  let state = createState({ apps, keys }, options);
  const now = (): AppState => state;
  const [servers, actors] = await Promise.all([
    serveAll(chosen, now, options),
    actorTokens(state.world, ownerOf(state)),
  ]);
  return {
    ...servers.targets,
    actors,
    like: state.world.like,
    world: () => state.world,
    state: now,
    reset: (wanted) => {
      state = createState({ apps, keys }, wanted);
    },
    close: servers.close,
  };
}

interface Servers {
  readonly targets: Pick<MockTargets, 'apis' | 'control'>;
  readonly close: () => Promise<void>;
}

type Now = () => AppState;

async function serveAll(
  chosen: ReturnType<typeof chosenApis>,
  now: Now,
  options: MockOptions,
): Promise<Servers> {
  const open: Listening[] = [];
  const apis: Record<string, { baseUrl: string }> = {};
  const close = async (): Promise<void> => void (await Promise.all(open.map((one) => one.close())));
  try {
    for (const [name, make] of chosen) {
      // The first API stands at the port that was asked for, the others where there is room.
      const port = open.length === 0 ? (options.port ?? 0) : 0;
      const server = await serve(
        now,
        { host: options.host ?? loopback, port },
        told(make(now), options),
      );
      open.push(server);
      apis[name] = { baseUrl: server.origin };
    }
    if (options.control === false) return { targets: { apis }, close };
    const control = await serve(now, { host: loopback, port: 0 }, (request) =>
      controlAnswer(now(), request),
    );
    open.push(control);
    return { targets: { apis, control: control.origin }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const loopback = '127.0.0.1';

function told(answer: Answer, { onAnswer }: MockOptions): Answer {
  if (onAnswer === undefined) return answer;
  return async (request) => {
    const reply = await answer(request);
    onAnswer(request, reply);
    return reply;
  };
}

function serve(
  now: Now,
  at: { readonly host: string; readonly port: number },
  answer: Answer,
): Promise<Listening> {
  const onCrash = (error: unknown): void => void now().world.crashes.push(error);
  return listen(answer, { ...at, onCrash });
}

interface Lasting {
  readonly apps: ReadonlyMap<string, AppDefinition>;
  readonly keys: WorldKeys;
}

function createState(lasting: Lasting, { like = 'real', faults = [] }: MockState): AppState {
  return {
    world: createWorld({ like, keys: lasting.keys }),
    apps: lasting.apps,
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
      throw new MockRefusal(
        'app-twice',
        `Two folders hold the app ${app.id}: ${earlier.folder} and ${app.folder}. Serve them one per mock.`,
      );
    }
    own.set(app.id, app);
  }
  const builtIn = (await builtInApps()).filter((app) => !own.has(app.id));
  return new Map([...own, ...builtIn.map((app) => [app.id, app] as const)]);
}

const ready = new WeakMap<SigningKey, Map<string, Promise<MockTargets['actors']>>>();

// Good for a month, and a real signature each: minted once for all mocks of a key and owner.
function actorTokens(world: World, owner: string): Promise<MockTargets['actors']> {
  const ofKey = ready.get(world.altinnKey) ?? new Map<string, Promise<MockTargets['actors']>>();
  ready.set(world.altinnKey, ofKey);
  const tokens = ofKey.get(owner) ?? mintTokens(world, owner);
  ofKey.set(owner, tokens);
  return tokens;
}

async function mintTokens(world: World, owner: string): Promise<MockTargets['actors']> {
  const minted = Object.keys(actorClaims(owner)).map(
    async (actor) =>
      [actor, { token: (await mintActorToken(world, actor, { owner })) ?? '' }] as const,
  );
  return Object.fromEntries(await Promise.all(minted));
}
