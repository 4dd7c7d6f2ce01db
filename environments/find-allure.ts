import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { SuiteError } from '#specs';
import { readSettings, type Env } from './settings/read-settings.ts';

/** Allure's command line, that node runs. */
export interface FoundAllure {
  /** cli.js of the package. */
  readonly file: string;
  readonly version: string;
}

/** Where the command line of Allure is looked for. */
export interface AllureSources {
  /** The user's own settings. */
  readonly config?: string;
  readonly env?: Env;
  /** Its node_modules, and those above it, are looked through. */
  readonly folder?: string;
}

/**
 * The command line of Allure 3: what SAMSVAR_ALLURE names, else the package `allure` of the folder, else that of PATH
 * (global, or given by `npx --package`). Throws `allure-missing`, `allure-unknown`.
 */
export function findAllure({ config, env, folder = '.' }: AllureSources = {}): FoundAllure {
  const settings = readSettings({
    ...(config === undefined ? {} : { configFile: resolve(config) }),
    ...(env === undefined ? {} : { env }),
  });
  const named = settings.value('SAMSVAR_ALLURE');
  if (named !== undefined) return requireNamed(resolve(settings.folder, named));
  const places = [...above(resolve(folder)), ...onPath((env ?? process.env)['PATH'] ?? '')];
  const found = places.flatMap((place) => toAllure(place) ?? [])[0];
  if (found !== undefined) return found;
  throw new SuiteError(
    'allure-missing',
    'The command line of Allure 3 was not found here, above, or on PATH. It is no part of Samsvar: `npm install --no-save allure@3` in this folder, or name its cli.js by SAMSVAR_ALLURE.',
    { kind: 'configuration' },
  );
}

function requireNamed(place: string): FoundAllure {
  const found = toAllure(place) ?? toAllure(join(place, 'cli.js'));
  if (found !== undefined) return found;
  throw new SuiteError(
    'allure-unknown',
    `SAMSVAR_ALLURE: ${place} is not cli.js of the npm package allure, version 3, nor its folder.`,
    { kind: 'configuration' },
  );
}

function above(folder: string): readonly string[] {
  const own = join(folder, 'node_modules', 'allure', 'cli.js');
  return dirname(folder) === folder ? [own] : [own, ...above(dirname(folder))];
}

/** A folder of commands holds a link to cli.js (npm), or stands beside or above the package (npm on Windows, pnpm). */
function onPath(path: string): readonly string[] {
  return path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => [
      join(folder, 'allure'),
      join(folder, '..', 'allure', 'cli.js'),
      join(folder, 'node_modules', 'allure', 'cli.js'),
    ]);
}

/** Undefined for what is not there, and for the Allure of Java. */
function toAllure(place: string): FoundAllure | undefined {
  try {
    if (!existsSync(place)) return undefined;
    const file = realpathSync(place);
    const { name, version } = JSON.parse(
      readFileSync(join(dirname(file), 'package.json'), 'utf8'),
    ) as { name?: string; version?: string };
    const isOurs = name === 'allure' && version?.startsWith('3.') === true;
    return isOurs && file.endsWith('cli.js') ? { file, version } : undefined;
  } catch {
    return undefined;
  }
}
