import { SuiteError } from '#specs';
import type { EnvironmentDefinition, TargetDefinition } from './environment-definition.ts';
import { localtest } from './localtest.ts';
import { mock } from './mock.ts';
import { buildTarget, type BuiltTarget } from './settings/build-target.ts';
import type { SettingProblem } from './settings/lookup.ts';
import type { Endpoints } from './settings/read-endpoints.ts';
import { readSettings, type SettingsSources } from './settings/read-settings.ts';
import type { Target } from './target.ts';
import { test } from './test.ts';
import { tt02 } from './tt02.ts';

/** Every environment, in the order of the table in environments/README.md. */
export const environments: readonly EnvironmentDefinition[] = [mock, tt02, test, localtest];

/** Where the settings of an environment come from. */
export interface EnvironmentSources extends SettingsSources {
  /** Where a running mock answers; only the environment `mock` takes them. */
  readonly endpoints?: Endpoints;
}

/** An environment with the user's settings. */
export interface Environment {
  readonly definition: EnvironmentDefinition;
  readonly name: string;
  /** APIs that run here. */
  readonly apis: readonly string[];
  /** The target of an API. Throws `no-target`, or `settings-missing` with all of them at once. */
  target(api: string): Target;
  /** The same with its problems, for `samsvar doctor`. Throws `no-target`. */
  build(api: string): BuiltTarget;
}

/**
 * Loads an environment with the user's settings.
 * Throws `environment-unknown`, `endpoints-misplaced` and what reading settings throws.
 */
export function loadEnvironment(name: string, sources: EnvironmentSources = {}): Environment {
  const definition = requireEnvironment(name);
  const { endpoints } = sources;
  if (endpoints !== undefined && name !== 'mock') {
    throw new SuiteError(
      'endpoints-misplaced',
      `--endpoints says where a mock answers, and ${name} is none. Leave it out, or use --env mock.`,
    );
  }
  const settings = readSettings(sources);
  const build = (api: string): BuiltTarget =>
    buildTarget({
      api,
      environment: definition,
      definition: requireTarget(api, definition),
      settings,
      ...(endpoints === undefined ? {} : { endpoints }),
    });
  return {
    definition,
    name,
    apis: Object.keys(definition.targets),
    build,
    target: (api) => requireComplete(build(api), { api, environment: name }),
  };
}

/** The target of an API on a mock that answers at these addresses. Throws `no-target`. */
export function targetFromEndpoints(
  endpoints: Endpoints,
  api: string,
  env: SettingsSources['env'] = {},
): Target {
  if (endpoints.apis[api] === undefined) {
    throw new SuiteError(
      'no-target',
      `The mock does not answer for ${api}; it does for ${Object.keys(endpoints.apis).join(', ')}.`,
    );
  }
  return loadEnvironment('mock', { endpoints, env }).target(api);
}

/** Which APIs run in which environment: `[api, environments]`, both in order. */
export function whereApisRun(): readonly (readonly [
  api: string,
  environments: readonly string[],
])[] {
  const apis = [...new Set(environments.flatMap(({ targets }) => Object.keys(targets)))];
  return apis.map((api) => [
    api,
    environments.filter(({ targets }) => api in targets).map(({ name }) => name),
  ]);
}

function requireEnvironment(name: string): EnvironmentDefinition {
  const found = environments.find((environment) => environment.name === name);
  if (found !== undefined) return found;
  throw new SuiteError(
    'environment-unknown',
    `There is no environment ${name}. Use --env with one of ${environments.map((each) => each.name).join(', ')}.`,
    { fields: { name } },
  );
}

function requireTarget(api: string, { name, targets }: EnvironmentDefinition): TargetDefinition {
  const definition = targets[api];
  if (definition !== undefined) return definition;
  const where = whereApisRun().find(([other]) => other === api)?.[1];
  const elsewhere =
    where === undefined ? `no environment has ${api}` : `${api} runs in ${where.join(', ')}`;
  throw new SuiteError(
    'no-target',
    `${api} has no target in ${name}: ${elsewhere}; ${name} has ${Object.keys(targets).join(', ')}.`,
    { fields: { api, environment: name } },
  );
}

function requireComplete(
  { target, problems }: BuiltTarget,
  where: { api: string; environment: string },
): Target {
  if (problems.length === 0) return target;
  throw new SuiteError(
    'settings-missing',
    `Settings for ${where.api} in ${where.environment} are missing or wrong:\n${toLines(problems)}\n` +
      `Set them as variables, in .env or in the file of --config; \`samsvar doctor --env ${where.environment}\` checks them.`,
    { kind: 'configuration', fields: { ...where, names: problems.map(({ name }) => name) } },
  );
}

function toLines(problems: readonly SettingProblem[]): string {
  return problems.map(({ name, reason }) => `  ${name}: ${reason}`).join('\n');
}
