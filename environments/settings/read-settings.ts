import { SuiteError } from '#specs';
import { readConfigFile, type ConfigFile } from './read-config-file.ts';
import { findVariable } from './variables.ts';

/** Variables by name, as `process.env` has them. */
export type Env = Readonly<Record<string, string | undefined>>;

/** A user's settings from all places: the file of `--config` wins over variables, those over `.env`. */
export interface Settings {
  /** The trimmed value, or undefined when it is absent or empty. */
  value(name: string): string | undefined;
  readonly config: ConfigFile;
  /** Folder that relative paths in the configuration file start from. */
  readonly folder: string;
}

/** Where settings are looked for. */
export interface SettingsSources {
  /** `process.env` after `.env` was loaded, where absent. */
  readonly env?: Env;
  readonly configFile?: string;
}

/** Reads the user's settings. Throws `config-unreadable`, `config-invalid` or `setting-unknown`. */
export function readSettings({ env, configFile }: SettingsSources = {}): Settings {
  const variablesGiven = env ?? readProcessEnv();
  const { config, folder } =
    configFile === undefined
      ? { config: emptyConfig, folder: process.cwd() }
      : readConfigFile(configFile);
  requireKnown(config);
  return {
    config,
    folder,
    value(name) {
      const value = (config.settings[name] ?? variablesGiven[name])?.trim();
      return value === undefined || value === '' ? undefined : value;
    },
  };
}

const emptyConfig: ConfigFile = { settings: {}, targets: {}, actors: {} };

/** Names between processes of one run, not settings of a user. */
const internalVariables: readonly string[] = [
  'SAMSVAR_RUN',
  'SAMSVAR_TOKEN_CACHE',
  'SAMSVAR_ENDPOINTS',
];

/** `process.env` wins over `.env`: node never overwrites a variable that is set. */
function readProcessEnv(): Env {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
      throw new SuiteError(
        'env-file-unreadable',
        'The file .env cannot be read. Correct or remove it.',
        {
          kind: 'configuration',
          cause: error,
        },
      );
    }
  }
  return process.env;
}

/** Names in the environment that look like ours and are none: a misspelt one is ignored in silence. */
export function unknownVariables(env: Env = process.env): string[] {
  return Object.keys(env).filter((name) => name.startsWith('SAMSVAR_') && !isKnown(name));
}

/** True for a name that means something: `SAMSVAR_TOKEN_…` is an open set, like the actors. */
export function isKnown(name: string): boolean {
  return (
    findVariable(name) !== undefined ||
    /^SAMSVAR_TOKEN_[A-Z0-9_]+$/.test(name) ||
    internalVariables.includes(name)
  );
}

function requireKnown(config: ConfigFile): void {
  const unknown = Object.keys(config.settings).filter((name) => !isKnown(name));
  if (unknown.length === 0) return;
  throw new SuiteError(
    'setting-unknown',
    `The configuration file holds settings that are not known: ${unknown.join(', ')}. All names stand in .env.example.`,
    { kind: 'configuration', fields: { names: unknown } },
  );
}
