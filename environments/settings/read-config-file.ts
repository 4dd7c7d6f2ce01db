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
  const settings: Record<string, string> = {};
  const problems: string[] = [];
  for (const [name, value] of Object.entries(content)) {
    if (name === 'targets' || name === 'actors') continue;
    if (typeof value === 'object' && value !== null) problems.push(`${name}: expected a text`);
    else if (value !== null) settings[name] = String(value);
  }
  const { targets = {}, actors = {} } = content;
  if (!isRecord(targets)) problems.push('targets: expected a mapping by API');
  if (!isRecord(actors)) problems.push('actors: expected a mapping by actor');
  if (problems.length > 0) throw invalid(file, problems.join('; '));
  return {
    settings,
    targets: isRecord(targets) ? targets : {},
    actors: isRecord(actors) ? actors : {},
  };
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
