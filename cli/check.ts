import {
  chooseWaivers,
  loadContract,
  loadContracts,
  loadRegister,
  registeredApis,
  SuiteError,
  type CheckReport,
  type Contract,
  type Waiver,
} from '#specs';
import { createRedactor, environmentNames } from '#environments';
import { checks, judgeRecordings, type EntryPlace } from '#tests';
import { toCheckText, toCheckVerdict, toWaiverVerdicts } from '#reports';
import { exitCodes } from './exit-codes.ts';
import type { SpeakingFlags } from './options.ts';
import { readWaivers } from './read-lists.ts';

/** Options of `samsvar check` as the command line gives them. */
export interface CheckFlags extends SpeakingFlags {
  /** Only the contracts of this API, or of these, separated by commas. */
  readonly api?: string;
  /** Where the traffic comes from: only waivers of this environment cover anything. Absent: of any. */
  readonly env?: string;
  /** Instead of the default files. */
  readonly waivers?: string;
  readonly format: 'text' | 'json';
}

/**
 * Judges recorded traffic and prints what was found. Exit code: 1 where no listed defect and no waiver
 * covers a fail finding, or a waiver is expired or too broad; 3 where no entry asks a known operation, else 0; unreadable files throw (2).
 */
export async function checkCommand(files: readonly string[], flags: CheckFlags): Promise<number> {
  if (flags.list === true) return listChecks(flags);
  if (files.length === 0)
    throw new SuiteError('no-files', 'No HAR file was named. Use: samsvar check FILE.har …');
  const contracts = await contractsOf(flags.api);
  const redactor = createRedactor();
  const waivers = await waiversOf(flags, contracts);
  const judges = {
    contracts,
    register: loadRegister(),
    waivers,
    mask: (text: string) => redactor.text(text),
    ...(flags.verbose === true && { onEntry: tell }),
  };
  const report = await judgeRecordings(files, judges);
  const text = flags.quiet === true ? `${toCheckVerdict(report)}\n` : toCheckText(report);
  process.stdout.write(flags.format === 'json' ? toJson(report) : redactor.text(text));
  return exitCodeOf(report);
}

/** Each check with what it demands; of one API those that can judge it. */
function listChecks({ api, quiet }: CheckFlags): number {
  const apis = api?.split(',');
  const own = checks.filter((one) => one.api === undefined || (apis?.includes(one.api) ?? true));
  const rows = quiet === true ? [] : own.map(({ id, demands }) => `${id}: ${demands}`);
  process.stdout.write([...rows, `${own.length} checks`, ''].join('\n'));
  return exitCodes.conforms;
}

function tell({ file, entry }: EntryPlace, operationId: string | undefined): void {
  process.stderr.write(`${file}:${entry} ${operationId ?? 'no known operation'}\n`);
}

async function waiversOf(
  { env, waivers }: CheckFlags,
  contracts: readonly Contract[],
): Promise<readonly Waiver[]> {
  if (env !== undefined && !environmentNames.includes(env)) {
    const text = `There is no environment ${env}. Use --env with one of ${environmentNames.join(', ')}.`;
    throw new SuiteError('environment-unknown', text, { fields: { name: env } });
  }
  const apis = contracts.map(({ api }) => api);
  const place = env === undefined ? { apis } : { apis, environment: env };
  return chooseWaivers(await readWaivers(waivers), place);
}

async function contractsOf(list: string | undefined): Promise<readonly Contract[]> {
  if (list === undefined) return loadContracts();
  const apis = list.split(',');
  const known = registeredApis();
  const unknown = apis.filter((api) => !known.includes(api));
  if (unknown.length > 0) {
    const text = `Unknown API ${unknown.join(', ')}. Use one of: ${known.join(', ')}.`;
    throw new SuiteError('api-unknown', text, { fields: { unknown, known } });
  }
  return (await Promise.all(apis.map((api) => loadContract(api)))).flat();
}

/** `waivers` stands there only where some were given. */
function toJson({
  entries,
  matched,
  unmatched,
  unanswered,
  findings,
  waivers,
}: CheckReport): string {
  const states = toWaiverVerdicts(waivers).map(({ waiver, ...rest }) => ({ ...waiver, ...rest }));
  const told = states.length === 0 ? {} : { waivers: states };
  return `${JSON.stringify({ entries, matched, unmatched, unanswered, findings, ...told }, null, 2)}\n`;
}

function exitCodeOf({ matched, findings, waivers }: CheckReport): number {
  const open = findings.some(
    ({ outcome, defect, waiver }) => outcome === 'fail' && !defect && !waiver,
  );
  const isRed = waivers.some(({ state }) => state === 'expired' || state === 'too-broad');
  if (open || isRed) return exitCodes.deviates;
  return matched === 0 ? exitCodes.inconclusive : exitCodes.conforms;
}
