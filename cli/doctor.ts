import {
  examineEnvironment,
  loadEnvironment,
  readEndpoints,
  type EnvironmentSources,
  type Examined,
} from '#environments';
import { exitCodes } from './exit-codes.ts';
import type { SpeakingFlags } from './options.ts';

/** Flags of `samsvar doctor`. */
export interface DoctorOptions extends SpeakingFlags {
  readonly env: string;
  /** Default: every API of the environment. */
  readonly api?: readonly string[];
  /** The user's own settings. */
  readonly config?: string;
  /** endpoints.json of a mock that runs already. */
  readonly endpoints?: string;
}

/**
 * Says all that is missing or unreachable before a run, names and never values.
 * Gives 2 when a setting must be made or changed, 3 when the other side refuses, else 0.
 */
export async function doctorCommand(options: DoctorOptions): Promise<number> {
  const sources = {
    ...(options.config === undefined ? {} : { configFile: options.config }),
    ...(options.endpoints === undefined ? {} : { endpoints: readEndpoints(options.endpoints) }),
  };
  if (options.list === true || options.verbose === true)
    for (const line of targetLines(options, sources)) console.log(line);
  if (options.list === true) return exitCodes.conforms;
  const examined = await examineEnvironment(options.env, sources, options.api);
  const shown = options.quiet === true ? examined.filter(isBad) : examined;
  for (const line of toTable(shown)) console.log(line);
  console.log(toSummary(examined, options.env));
  return toExitCode(examined);
}

function isBad({ outcome }: Examined): boolean {
  return outcome === 'wrong' || outcome === 'refused';
}

/** Each target with the address that it is asked at; the list names them alone. */
function targetLines({ env, api, list }: DoctorOptions, sources: EnvironmentSources): string[] {
  const environment = loadEnvironment(env, sources);
  const { requestsPerSecond } = environment.definition.pace;
  const pace = requestsPerSecond === undefined ? 'any pace' : `${requestsPerSecond} requests/s`;
  return environment.apis
    .filter((one) => api?.includes(one) ?? true)
    .map((one) =>
      list === true ? one : `${one} ${environment.build(one).target.baseUrl} (${pace})`,
    );
}

/** 2 before 3. */
export function toExitCode(examined: readonly Examined[]): number {
  if (examined.some(({ outcome }) => outcome === 'wrong')) return exitCodes.wrongUse;
  return examined.some(({ outcome }) => outcome === 'refused')
    ? exitCodes.inconclusive
    : exitCodes.conforms;
}

const marks = { fine: 'ok', note: 'note', wrong: 'WRONG', refused: 'REFUSED' } as const;

/** One line per thing looked at, in columns. */
export function toTable(examined: readonly Examined[]): string[] {
  const rows = examined.map(({ outcome, area, api, subject, detail }) => [
    marks[outcome],
    area,
    api,
    subject,
    detail.replaceAll('\n', ' '),
  ]);
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function toSummary(examined: readonly Examined[], environment: string): string {
  if (examined.length === 0)
    return `${environment}: nothing to set or reach; a run starts what it needs.`;
  const count = (outcome: Examined['outcome']): number =>
    examined.filter((each) => each.outcome === outcome).length;
  const [wrong, refused] = [count('wrong'), count('refused')];
  if (wrong > 0)
    return `${environment}: ${wrong} settings are missing or wrong. Names and comments stand in .env.example.`;
  return refused > 0
    ? `${environment}: ${refused} of the above did not answer as needed.`
    : `${environment}: ready.`;
}
