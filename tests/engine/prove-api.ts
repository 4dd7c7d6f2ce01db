import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunOptions } from '#environments';
import type { AnyFault, FaultsByApi, Mock } from '#mock';
import { loadRegister, SuiteError } from '#specs';
import { loadScenarios } from './load-scenarios.ts';
import {
  proveFault,
  runBaseline,
  type Baseline,
  type FaultRow,
  type Matrix,
  type ProvedFault,
} from './prove.ts';
import { openSession } from './session.ts';

/** A fault of the mock with what the matrix must know of it. */
export interface ProvableFault extends FaultRow {
  readonly fault: AnyFault;
  /** The same, as a mock takes it. */
  readonly switchedOn: FaultsByApi;
}

/** What became of the faults of one API, and the clean run before them. */
export interface ProvedApi {
  readonly faults: readonly ProvedFault[];
  readonly baseline: Baseline;
}

/** Every fault of the mock, by API, in the order of the tables. Loads the mock only when asked. */
export async function provableFaults(): Promise<readonly ProvableFault[]> {
  const { faultTables } = await import('#mock');
  return Object.entries<readonly AnyFault[]>(faultTables).flatMap(([api, faults]) =>
    faults.map((fault) => toRow(api, fault)),
  );
}

/** Proves faults of one API on one mock in this process. Throws `clean-mock-alarms`. */
export async function proveApi(
  rows: readonly ProvableFault[],
  api: string,
  tell: (line: string) => void,
): Promise<ProvedApi> {
  const stateDir = mkdtempSync(join(tmpdir(), 'samsvar-prove-'));
  const { startMock } = await import('#mock');
  const mock = await startMock({ like: 'promise' });
  try {
    const matrix = await openMatrix({ api, mock, stateDir });
    try {
      const faults = await proveAll(rows, { matrix, mock, tell });
      return { faults, baseline: matrix.baseline };
    } finally {
      await matrix.session.close();
    }
  } finally {
    await mock.close();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

async function proveAll(
  rows: readonly ProvableFault[],
  on: { matrix: Matrix; mock: Mock; tell: (line: string) => void },
): Promise<readonly ProvedFault[]> {
  const proved: ProvedFault[] = [];
  for (const row of rows) {
    on.mock.reset({ like: 'promise', faults: row.switchedOn });
    proved.push(await proveFault(on.matrix, row));
    const missed = proved.filter((one) => !one.detected).length;
    on.tell(`\r${row.api}: ${proved.length}/${rows.length} faults, ${missed} not detected`);
  }
  on.tell('\n');
  return proved;
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

function toRow(api: string, fault: AnyFault): ProvableFault {
  const operations = operationsOf(fault);
  return {
    id: fault.id,
    api,
    aimedAt: fault.aimedAt,
    fault,
    switchedOn: { [api]: [fault] },
    ...(operations === undefined ? {} : { operations }),
  };
}

/** Operations that the fault is seen at; a decision of the mock may be seen at any. */
function operationsOf({
  rules,
  bypass,
  unrouted,
  replies,
  requests,
}: AnyFault): string[] | undefined {
  if (rules !== undefined || bypass !== undefined || unrouted !== undefined) return undefined;
  const told = [replies, requests].filter((one) => one !== undefined);
  if (told.some((one) => one.routes === undefined)) return undefined;
  return told.flatMap((one) => one.routes ?? []);
}
