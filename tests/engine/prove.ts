import type { ScenarioResult } from '#specs';
import { runScenario } from './run-scenario.ts';
import type { LoadedScenario } from './load-scenarios.ts';
import type { Session } from './session.ts';

/** One fault of the mock as the matrix needs it. */
export interface FaultRow {
  readonly id: string;
  readonly api: string;
  /** The requirement whose scenarios must fire. */
  readonly aimedAt: string;
  /** Operations whose answers it changes; absent: any scenario can see it. */
  readonly operations?: readonly string[];
}

/** What became of one fault. */
export interface ProvedFault {
  readonly id: string;
  readonly api: string;
  readonly aimedAt: string;
  /** True when a scenario (or contract check) of the aimed requirement fired. */
  readonly detected: boolean;
  /** Requirements that fired, the aimed one first. */
  readonly by: readonly string[];
  readonly ms: number;
}

/** The clean run that faults are compared with: what each scenario asks, and that nothing fires. */
export interface Baseline {
  readonly results: readonly ScenarioResult[];
  /** Findings on the clean mock: there must be none. */
  readonly alarms: ScenarioResult['findings'];
}

/** Everything that the matrix runs with. */
export interface Matrix {
  readonly scenarios: readonly LoadedScenario[];
  /** Check id by requirement id, for requirements that a check judges over all exchanges. */
  readonly checkOf: ReadonlyMap<string, string>;
  readonly baseline: Baseline;
  /** On a mock that the caller resets to one fault before each proof. */
  readonly session: Session;
}

/** Runs every scenario once on the clean mock. */
export async function runBaseline(
  session: Session,
  scenarios: readonly LoadedScenario[],
): Promise<Baseline> {
  const results: ScenarioResult[] = [];
  for (const one of scenarios) results.push(await runScenario(session, one, one.file));
  const broken = results.filter((one) => one.status === 'error' || one.status === 'inconclusive');
  const alarms = results.flatMap((one) =>
    one.findings.filter((finding) => finding.outcome === 'fail'),
  );
  if (broken.length > 0)
    throw new Error(broken.map((one) => `${one.id}: ${one.status} ${one.reason ?? ''}`).join('\n'));
  return { results, alarms };
}

/** Runs, on a mock with one fault, first the scenarios aimed at it, then the others until one fires. */
export async function proveFault(matrix: Matrix, fault: FaultRow): Promise<ProvedFault> {
  const startedMs = performance.now();
  const { session } = matrix;
  const { aimed, others } = queue(matrix, fault);
  const fired = new Set<string>();
  for (const one of aimed) {
    const result = await runScenario(session, one, one.file);
    collect(matrix, result, fired);
    if (tellsMore(matrix, result, fault.aimedAt)) fired.add(fault.aimedAt);
    if (fired.has(fault.aimedAt)) break;
  }
  if (!fired.has(fault.aimedAt)) await searchOthers(matrix, { session, others, fired });
  const detected = fired.has(fault.aimedAt);
  const by = [...fired].sort((a, b) => Number(b === fault.aimedAt) - Number(a === fault.aimedAt));
  return {
    id: fault.id,
    api: fault.api,
    aimedAt: fault.aimedAt,
    detected,
    by,
    ms: performance.now() - startedMs,
  };
}

async function searchOthers(
  matrix: Matrix,
  run: { session: Session; others: readonly LoadedScenario[]; fired: Set<string> },
): Promise<void> {
  for (const one of run.others) {
    collect(matrix, await runScenario(run.session, one, one.file), run.fired);
    if (run.fired.size > 0) return;
  }
}

/** The scenarios of the aimed requirement, and the rest that asks one of the fault's operations. */
function queue(
  matrix: Matrix,
  fault: FaultRow,
): { aimed: LoadedScenario[]; others: LoadedScenario[] } {
  const { scenarios, baseline, checkOf } = matrix;
  const clean = new Map(baseline.results.map((one) => [one.id, one]));
  const cleanOf = (one: LoadedScenario): ScenarioResult | undefined =>
    clean.get(`${one.file}: ${one.title}`);
  const sees = (one: LoadedScenario): boolean =>
    fault.operations === undefined ||
    (cleanOf(one)?.operations.some((row) => fault.operations?.includes(row.operationId)) ?? false);
  const check = checkOf.get(fault.aimedAt);
  const isAimed = (one: LoadedScenario): boolean =>
    one.requirements.includes(fault.aimedAt) || (check !== undefined && sees(one));
  // Any scenario may meet what a check judges: those that did on the clean mock are asked first.
  const meets = (one: LoadedScenario): number =>
    Number((cleanOf(one)?.checkCounts[check ?? ''] ?? 0) > 0);
  const aimed = scenarios.filter(isAimed).toSorted((a, b) => meets(b) - meets(a));
  return { aimed, others: scenarios.filter((one) => !isAimed(one) && sees(one)) };
}

/** A note on the aimed requirement that the clean mock does not give: some checks never fail. */
function tellsMore(matrix: Matrix, result: ScenarioResult, aimedAt: string): boolean {
  const clean = matrix.baseline.results.find((one) => one.id === result.id);
  const known = new Set((clean?.findings ?? []).map((one) => noteKey(one)));
  const check = matrix.checkOf.get(aimedAt);
  return result.findings.some(
    (one) =>
      one.outcome === 'warn' &&
      (one.requirement === aimedAt || one.check === check) &&
      !known.has(noteKey(one)),
  );
}

function noteKey(note: ScenarioResult['findings'][number]): string {
  const { check, requirement, operationId, pointer } = note;
  return [check, requirement, operationId, pointer].join(' ');
}

function collect(matrix: Matrix, result: ScenarioResult, fired: Set<string>): void {
  for (const finding of result.findings) {
    // The promise has no defects left, so none of them explains a finding here.
    if (finding.outcome !== 'fail') continue;
    if (finding.requirement !== undefined) fired.add(finding.requirement);
    for (const [requirement, check] of matrix.checkOf)
      if (check === finding.check) fired.add(requirement);
  }
}
