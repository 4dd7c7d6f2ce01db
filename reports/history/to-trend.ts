import type { TrendPoint } from '../conformance.ts';
import type { RunRecord } from './run-record.ts';

/** Runs that a chart can show and a person can still tell apart. */
const mostRuns = 60;

/**
 * The runs that a run can be compared with over time: those of the same environment, level and APIs that
 * came to their end and left nothing out, and the run itself last. Undefined where there is no other.
 */
export function toTrend(
  runs: readonly RunRecord[],
  current: RunRecord,
): readonly TrendPoint[] | undefined {
  const before = runs.filter(
    ({ run }) => run.startedAt < current.run.startedAt && isAlike(run, current.run),
  );
  if (before.length === 0) return undefined;
  return [...before.slice(1 - mostRuns), current].map(toPoint);
}

function isAlike(run: RunRecord['run'], current: RunRecord['run']): boolean {
  return (
    run.environment === current.environment &&
    run.like === current.like &&
    run.grep === current.grep &&
    run.shard === undefined &&
    run.partial === undefined &&
    run.apis.toSorted().join() === current.apis.toSorted().join()
  );
}

function toPoint({ run, summary }: RunRecord): TrendPoint {
  const { id, startedAt } = run;
  return { id, startedAt, exitCode: summary.exitCode, verdicts: summary.verdicts };
}
