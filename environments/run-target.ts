import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SuiteError } from '#specs';
import {
  environments,
  loadEnvironment,
  targetFromEndpoints,
  type Environment,
} from './environment.ts';
import { readActorKey } from './auth/token-source.ts';
import { requireSyntheticIdentities } from './client/guard-identity.ts';
import { readAuthorities } from './client/open-dispatcher.ts';
import type { RunOptions } from './run-options.ts';
import { readEndpoints, type Endpoints } from './settings/read-endpoints.ts';
import type { Target } from './target.ts';

/** Names of the environments, in the order of the table in environments/README.md. */
export const environmentNames: readonly string[] = environments.map(({ name }) => name);

/** The target that a worker of this run asks. Throws as `loadEnvironment` and its `target` do. */
export function loadTarget(api: string, options: RunOptions): Target {
  const file = join(options.stateDir, 'endpoints.json');
  const endpoints = existsSync(file) ? readEndpoints(file) : undefined;
  return load(options, endpoints).target(api);
}

/** APIs that have a target in an environment, those of a running mock only where it says so. Throws `environment-unknown`. */
export function targetedApis(name: string, endpointsFile?: string): readonly string[] {
  const definition = environments.find((one) => one.name === name);
  const apis = Object.keys(definition?.targets ?? loadEnvironment(name).definition.targets);
  if (name !== 'mock' || endpointsFile === undefined) return apis;
  const answering = readEndpoints(endpointsFile).apis;
  return apis.filter((api) => answering[api] !== undefined);
}

/**
 * Refuses a run that cannot ask anything, before anything starts.
 * Throws `like-of-real`, `like-differs`, and what loading the environment and its targets throws.
 */
export function requireRunnable(options: RunOptions): void {
  if (options.like !== undefined && options.environment !== 'mock')
    throw new SuiteError(
      'like-of-real',
      `--like says how a mock answers; ${options.environment} is a real environment. Leave it out.`,
    );
  const endpoints =
    options.endpointsFile === undefined ? undefined : readEndpoints(options.endpointsFile);
  requireSameLikeness(options, endpoints);
  const isEmbedded = options.environment === 'mock' && endpoints === undefined;
  const environment = load(options, isEmbedded ? toBe(options.apis ?? []) : endpoints);
  requireTargets(options.apis ?? environment.apis, environment, endpoints);
}

/** Where the embedded mock would answer: its settings are checked before it starts. */
function toBe(apis: readonly string[]): Endpoints {
  return { apis: Object.fromEntries(apis.map((api) => [api, { baseUrl: 'http://127.0.0.1:1' }])) };
}

/** All that is missing, of all APIs at once. */
function requireTargets(
  apis: readonly string[],
  environment: Environment,
  endpoints: Endpoints | undefined,
): void {
  const refusals = apis.flatMap((api) => {
    try {
      if (endpoints !== undefined) targetFromEndpoints(endpoints, api);
      requireUsable(environment.target(api));
      return [];
    } catch (error) {
      if (error instanceof SuiteError) return [error];
      throw error;
    }
  });
  const [first, ...others] = refusals;
  if (first === undefined) return;
  if (others.length === 0) throw first;
  throw new SuiteError(first.code, refusals.map(({ message }) => message).join('\n'), {
    kind: first.kind,
  });
}

/** Keys, certificates and samples are looked at now: a run would else break at its first request. */
function requireUsable({ actors, network, ...target }: Target): void {
  requireSyntheticSettings(target);
  readAuthorities(network.caFile);
  for (const source of Object.values(actors))
    if (source.kind === 'maskinporten') readActorKey(source);
}

function requireSyntheticSettings({
  api,
  apps,
  environment,
}: Pick<Target, 'api' | 'apps' | 'environment'>): void {
  for (const { id, instanceOwner, samples } of apps) {
    const texts = JSON.stringify([instanceOwner, samples], (_, value: unknown) =>
      value instanceof Uint8Array ? undefined : value,
    );
    try {
      requireSyntheticIdentities({ url: '', headers: [], body: Buffer.from(texts) }, environment);
    } catch (cause) {
      throw new SuiteError(
        'identity-not-synthetic',
        `The instance owner or a sample of ${id} (${api}) holds a national identity number that can be a living person's. ` +
          `In ${environment} use a synthetic person (Tenor: month + 80).`,
        { kind: 'configuration', cause },
      );
    }
  }
}

function requireSameLikeness({ like }: RunOptions, endpoints: Endpoints | undefined): void {
  const running = endpoints?.like;
  if (like === undefined || running === undefined || like === running) return;
  throw new SuiteError(
    'like-differs',
    `--like ${like} is asked of a mock that answers --like ${running}. Start the mock so, or leave --like out.`,
  );
}

function load(options: RunOptions, endpoints: Endpoints | undefined): Environment {
  return loadEnvironment(options.environment, {
    ...(endpoints === undefined ? {} : { endpoints }),
    ...(options.configFile === undefined ? {} : { configFile: options.configFile }),
  });
}
