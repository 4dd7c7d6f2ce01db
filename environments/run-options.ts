/** How one run was asked for: made by the command line, read by every process of the run. */
export interface RunOptions {
  readonly environment: string;
  /** Absent: every API of the environment. */
  readonly apis?: readonly string[];
  readonly profile: string;
  readonly level: 'must' | 'should' | 'may';
  readonly seed: string;
  readonly like?: 'real' | 'promise';
  /** endpoints.json of a mock that runs already. */
  readonly endpointsFile?: string;
  /** The user's own settings. */
  readonly configFile?: string;
  readonly outDir: string;
  /** 0700 folder of this run: endpoints of our own mock, token cache, journal of created data. */
  readonly stateDir: string;
  readonly runId: string;
  /** True where --api, --grep, --level or --shard left something out: nothing is then stale. */
  readonly narrowed: boolean;
  readonly workers?: number;
  /** Faults of the embedded mock (a run that shows how the suite reacts). */
  readonly faults?: readonly string[];
  readonly verbose?: boolean;
}

const variable = 'SAMSVAR_RUN';

/** The options of the run that this process belongs to; undefined outside of one. */
export function readRunOptions(env: NodeJS.ProcessEnv = process.env): RunOptions | undefined {
  const text = env[variable];
  return text === undefined ? undefined : (JSON.parse(text) as RunOptions);
}

/** Environment variables that hand the options to the processes of a run. */
export function toRunVariables(options: RunOptions): Readonly<Record<string, string>> {
  return { [variable]: JSON.stringify(options) };
}
