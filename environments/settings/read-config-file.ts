import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { SuiteError } from '#specs';

/** The file of `--config` as read: settings by variable name, the rest as nested data. */
export interface ConfigFile {
  readonly settings: Readonly<Record<string, string>>;
  /** By API. */
  readonly targets: Readonly<Record<string, unknown>>;
  /** By actor. */
  readonly actors: Readonly<Record<string, unknown>>;
}

const largestBytes = 5_000_000;

/**
 * Reads the settings file, YAML or JSON: `SAMSVAR_…` names at the top, `targets:` and `actors:`
 * nested. Throws `config-unreadable` (with line and column) or `config-invalid`.
 */
export function readConfigFile(file: string): { config: ConfigFile; folder: string } {
  const content = parseYaml(readText(file), file);
  if (!isRecord(content)) {
    throw invalid(file, 'expected a mapping of settings, `targets:` and `actors:`');
  }
  return { config: toConfig(content, file), folder: dirname(resolve(file)) };
}

/** True for a JSON object or YAML mapping. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readText(file: string): string {
  try {
    if (statSync(file).size > largestBytes) throw new Error('it is larger than 5 MB');
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw unreadable(file, cause instanceof Error ? cause.message : String(cause));
  }
}

function parseYaml(text: string, file: string): unknown {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) throw unreadable(file, error.message);
  return document.toJS();
}

function toConfig(content: Record<string, unknown>, file: string): ConfigFile {
  const { targets, actors, ...rest } = content;
  const problems: string[] = [];
  const nested = (value: unknown, name: string): Record<string, unknown> => {
    if (value === undefined || value === null) return {};
    if (isRecord(value)) return value;
    problems.push(`${name}: expected a mapping`);
    return {};
  };
  const config = {
    settings: toSettings(rest, problems),
    targets: nested(targets, 'targets'),
    actors: nested(actors, 'actors'),
  };
  if (problems.length > 0) throw invalid(file, problems.join('; '));
  return config;
}

function toSettings(rest: Record<string, unknown>, problems: string[]): Record<string, string> {
  const settings: Record<string, string> = {};
  for (const [name, value] of Object.entries(rest)) {
    if (typeof value === 'string') settings[name] = value;
    else if (typeof value === 'number' || typeof value === 'boolean')
      settings[name] = String(value);
    else if (value !== null) problems.push(`${name}: expected a text`);
  }
  return settings;
}

function unreadable(file: string, reason: string): SuiteError {
  return new SuiteError(
    'config-unreadable',
    `The configuration file ${file} cannot be read: ${reason}. Expected YAML or JSON.`,
    { kind: 'configuration', fields: { file } },
  );
}

function invalid(file: string, reason: string): SuiteError {
  return new SuiteError(
    'config-invalid',
    `The configuration file ${file} is not understood: ${reason}.`,
    {
      kind: 'configuration',
      fields: { file },
    },
  );
}
