import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SuiteError } from '#specs';
import { environments, loadEnvironment, type Environment } from './environment.ts';
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
  const environment = load(options, endpoints);
  for (const api of options.apis ?? []) environment.build(api);
  if (options.environment !== 'mock')
    for (const api of options.apis ?? environment.apis) environment.target(api);
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
