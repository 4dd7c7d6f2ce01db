import type { AppDefinition } from './altinn-app/app/app-definition.ts';
import { builtInApps } from './altinn-app/app/apps.ts';
import { loadApp } from './altinn-app/app/load-app.ts';
import { createAltinnPlatform } from './altinn-platform.ts';
import { chosenApis, openApis, type ApiName, type ServedApis } from './apis.ts';
import { controlAnswer, ownerOf, type Controlled } from './control.ts';
import type { FaultsByApi } from './faults/index.ts';
import { createWorld, sharedKeys, type WorldKeys } from './server/create-world.ts';
import { listen, type Answer, type Listening } from './server/listen.ts';
import { MockRefusal } from './server/mock-refusal.ts';
import type { MockRequest, Reply } from './server/message.ts';
import type { ActorTokens, ServedApi } from './server/served-api.ts';
import type { Likeness, SigningKey, World } from './server/world.ts';
import { actorClaims, mintActorToken } from './tokens.ts';

/** What the state of a mock is made from. */
export interface MockState {
  /** Default `real`. */
  readonly like?: Likeness;
  readonly faults?: FaultsByApi;
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
  readonly apis: Readonly<
    Record<string, { readonly baseUrl: string; readonly actors?: ActorTokens }>
  >;
  /** Actors of the Altinn platform; those of other systems stand under their API. */
  readonly actors: ActorTokens;
  readonly like: Likeness;
  readonly control?: string;
}

/** A running mock. */
export interface Mock extends MockTargets {
  /** The state of now; another one after a reset. */
  readonly world: () => World;
  /** One of its APIs as it stands now. */
  readonly api: <Name extends ApiName>(name: Name) => ServedApis[Name];
  /** New state on the same addresses: nothing stored, this likeness, these faults. Tokens stay good. */
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
  let stage = setUp({ apps, keys }, options);
  const now = (): Controlled => stage;
  const [servers, actors] = await Promise.all([
    serveAll(chosen, now, options),
    actorTokens(stage.world, ownerOf(stage.apis['altinn-app'].state)),
  ]);
  return {
    ...servers.targets,
    actors,
    like: stage.world.like,
    world: () => stage.world,
    api: (name) => stage.apis[name],
    reset: (wanted) => {
      void clear(stage);
      stage = setUp({ apps, keys }, wanted);
    },
    close: async () => {
      await servers.close();
      await clear(stage);
    },
  };
}

interface Servers {
  readonly targets: Pick<MockTargets, 'apis' | 'control'>;
  readonly close: () => Promise<void>;
}

type Now = () => Controlled;

async function serveAll(
  chosen: readonly ApiName[],
  now: Now,
  options: MockOptions,
): Promise<Servers> {
  const open: Listening[] = [];
  const apis: Record<string, MockTargets['apis'][string]> = {};
  const close = async (): Promise<void> => void (await Promise.all(open.map((one) => one.close())));
  try {
    for (const name of chosen) {
      // The first API stands at the port that was asked for, the others where there is room.
      const port = open.length === 0 ? (options.port ?? 0) : 0;
      const api = (): ServedApi => now().apis[name];
      const server = await serve(now, {
        at: { host: options.host ?? loopback, port },
        answer: told((request) => api().answer(request), options),
        streams: (method, path) => api().streams?.(method, path) ?? false,
      });
      open.push(server);
      apis[name] = await toTarget(server, api());
    }
    if (options.control === false) return { targets: { apis }, close };
    const control = await serve(now, {
      at: { host: loopback, port: 0 },
      answer: (request) => controlAnswer(now(), request),
    });
    open.push(control);
    return { targets: { apis, control: control.origin }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function toTarget(
  { origin }: Listening,
  { actors, basePath = '' }: ServedApi,
): Promise<MockTargets['apis'][string]> {
  const baseUrl = origin + basePath;
  return actors === undefined ? { baseUrl } : { baseUrl, actors: await actors() };
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

interface Served {
  readonly at: { readonly host: string; readonly port: number };
  readonly answer: Answer;
  readonly streams?: NonNullable<ServedApi['streams']>;
}

function serve(now: Now, { at, answer, streams = () => false }: Served): Promise<Listening> {
  const onCrash = (error: unknown): void => void now().world.crashes.push(error);
  return listen(answer, { ...at, streams, onCrash });
}

interface Lasting {
  readonly apps: ReadonlyMap<string, AppDefinition>;
  readonly keys: WorldKeys;
}

function setUp({ apps, keys }: Lasting, { like = 'real', faults = {} }: MockState): Controlled {
  const world = createWorld({ like, keys });
  return { world, apis: openApis({ world, platform: createAltinnPlatform(world, apps), faults }) };
}

async function clear({ apis }: Controlled): Promise<void> {
  for (const api of Object.values<ServedApi>(apis)) await api.close?.();
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
