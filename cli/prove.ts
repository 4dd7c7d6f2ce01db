import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultTables, startMock, type Fault, type Mock, type RunOptions } from '#environments';
import { loadRegister, SuiteError } from '#specs';
import {
  loadScenarios,
  openSession,
  proveFault,
  runBaseline,
  type FaultRow,
  type Matrix,
  type ProvedFault,
} from '#tests';
import { exitCodes } from './exit-codes.ts';

/** Options of `samsvar prove`. */
export interface ProveFlags {
  readonly api?: readonly string[];
  readonly fault?: readonly string[];
  readonly format: 'text' | 'json';
}

interface Row extends FaultRow {
  readonly fault: Fault;
}

/** Breaks the mock in each known way and prints which faults the scenarios detect. */
export async function proveCommand(flags: ProveFlags): Promise<number> {
  const rows = chosenFaults(flags);
  const proved: ProvedFault[] = [];
  const tell = (line: string): void => void (flags.format === 'text' && process.stderr.write(line));
  for (const api of new Set(rows.map((row) => row.api)))
    proved.push(
      ...(await proveApi(
        rows.filter((row) => row.api === api),
        api,
        tell,
      )),
    );
  process.stdout.write(
    flags.format === 'json' ? `${JSON.stringify({ faults: proved })}\n` : toText(proved),
  );
  return proved.every((one) => one.detected) ? exitCodes.conforms : exitCodes.deviates;
}

/** Proves the faults of one API on one mock in this process. Throws `clean-mock-alarms`. */
export async function proveApi(
  rows: readonly Row[],
  api: string,
  tell: (line: string) => void,
): Promise<readonly ProvedFault[]> {
  const stateDir = mkdtempSync(join(tmpdir(), 'samsvar-prove-'));
  const mock = await startMock({ like: 'promise' });
  try {
    const matrix = await openMatrix({ api, mock, stateDir });
    const proved: ProvedFault[] = [];
    for (const row of rows) {
      mock.reset({ like: 'promise', faults: [row.fault] });
      proved.push(await proveFault(matrix, row));
      tell(
        `\r${api}: ${proved.length}/${rows.length} faults, ${proved.filter((one) => !one.detected).length} not detected`,
      );
    }
    tell('\n');
    return proved;
  } finally {
    await mock.close();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

async function openMatrix(on: { api: string; mock: Mock; stateDir: string }): Promise<Matrix> {
  const { apis, actors, like, control } = on.mock;
  writeFileSync(
    join(on.stateDir, 'endpoints.json'),
    JSON.stringify({ apis, actors, like, control }),
    { mode: 0o600 },
  );
  const scenarios = await loadScenarios(on.api);
  const session = await openSession(on.api, optionsFor(on.stateDir));
  const baseline = await runBaseline(session, scenarios);
  if (baseline.alarms.length > 0)
    throw new SuiteError(
      'clean-mock-alarms',
      `The clean mock gives findings, so no fault can be told apart:\n${baseline.alarms.map((one) => `  ${one.scenario}: ${one.operationId ?? ''} ${one.pointer ?? ''} expected ${one.expected}, got ${one.actual}`).join('\n')}`,
    );
  const { requirements } = loadRegister([on.api]);
  const checkOf = new Map(
    requirements.flatMap((one) => (one.check === undefined ? [] : [[one.id, one.check] as const])),
  );
  return { scenarios, baseline, checkOf, session };
}

function optionsFor(stateDir: string): RunOptions {
  return {
    environment: 'mock',
    profile: 'prove',
    level: 'must',
    seed: 'prove',
    outDir: stateDir,
    stateDir,
    runId: 'prove',
    narrowed: true,
  };
}

function chosenFaults({ api, fault }: ProveFlags): readonly Row[] {
  const all = Object.entries(faultTables).flatMap(([name, faults]) =>
    faults.map((one) => toRow(name, one)),
  );
  requireKnown('API', api ?? [], Object.keys(faultTables));
  requireKnown(
    'fault',
    fault ?? [],
    all.map((row) => row.id),
  );
  return all.filter((row) => (api?.includes(row.api) ?? true) && (fault?.includes(row.id) ?? true));
}

function requireKnown(what: string, wanted: readonly string[], known: readonly string[]): void {
  const unknown = wanted.filter((one) => !known.includes(one));
  if (unknown.length === 0) return;
  const near = known.slice(0, 20).join(', ');
  throw new SuiteError(
    `unknown-${what.toLowerCase()}`,
    `There is no ${what} ${unknown.join(', ')}. Known: ${near}${known.length > 20 ? ` … (${known.length} in all)` : ''}.`,
  );
}

function toRow(api: string, fault: Fault): Row {
  const operations = fault.replies?.routes;
  return {
    id: fault.id,
    api,
    aimedAt: fault.aimedAt,
    fault,
    ...(operations === undefined ? {} : { operations }),
  };
}

function toText(proved: readonly ProvedFault[]): string {
  const missed = proved.filter((one) => !one.detected);
  const lines = missed.map(
    (one) =>
      `  ${one.id}: aimed at ${one.aimedAt}, ${one.by.length === 0 ? 'nothing fired' : `only ${one.by.join(', ')} fired`}`,
  );
  const totalMs = proved.reduce((sum, one) => sum + one.ms, 0);
  const head = `${proved.length} faults, ${proved.length - missed.length} detected by the requirement that they are aimed at, ${missed.length} not; ${Math.round(totalMs)} ms`;
  return [head, ...lines, ''].join('\n');
}
