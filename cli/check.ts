import {
  loadContract,
  loadContracts,
  loadRegister,
  registeredApis,
  SuiteError,
  type CheckReport,
  type Contract,
} from '#specs';
import { createRedactor } from '#environments';
import { judgeRecordings } from '#tests';
import { toCheckText } from '#reports';
import { exitCodes } from './exit-codes.ts';

/** Options of `samsvar check` as the command line gives them. */
export interface CheckFlags {
  /** Only the contracts of this API, or of these, separated by commas. */
  readonly api?: string;
  readonly format: 'text' | 'json';
}

/**
 * Judges recorded traffic and prints what was found. Exit code: 1 where a fail finding is explained by
 * no listed defect, 3 where no entry asks a known operation, else 0; unreadable files throw (2).
 */
export async function checkCommand(files: readonly string[], flags: CheckFlags): Promise<number> {
  if (files.length === 0)
    throw new SuiteError('no-files', 'No HAR file was named. Use: samsvar check FILE.har …');
  const contracts = await contractsOf(flags.api);
  const redactor = createRedactor();
  const judges = {
    contracts,
    register: loadRegister(),
    mask: (text: string) => redactor.text(text),
  };
  const report = await judgeRecordings(files, judges);
  process.stdout.write(
    flags.format === 'json' ? toJson(report) : redactor.text(toCheckText(report)),
  );
  return exitCodeOf(report);
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

function toJson({ entries, matched, unmatched, unanswered, findings }: CheckReport): string {
  return `${JSON.stringify({ entries, matched, unmatched, unanswered, findings }, null, 2)}\n`;
}

function exitCodeOf({ matched, findings }: CheckReport): number {
  const open = findings.some(
    ({ outcome, defect, waiver }) => outcome === 'fail' && !defect && !waiver,
  );
  if (open) return exitCodes.deviates;
  return matched === 0 ? exitCodes.inconclusive : exitCodes.conforms;
}
