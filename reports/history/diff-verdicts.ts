import type { Verdict } from '#specs';
import type { RunRecord } from './run-record.ts';

/** A requirement whose verdict is another one. */
export interface VerdictChange {
  readonly api: string;
  readonly requirement: string;
  /** Absent: the requirement was not there. */
  readonly before?: Verdict;
  readonly after?: Verdict;
  /** new: it deviates now, and did not; fixed: it deviated, and keeps its promise now; changed: any other. */
  readonly kind: 'new' | 'fixed' | 'changed';
}

/** Verdicts that differ, but for those that one of the two runs was told not to ask. */
export function diffVerdicts(before: RunRecord, after: RunRecord): readonly VerdictChange[] {
  const apis = after.run.apis.filter((api) => before.run.apis.includes(api));
  return apis.flatMap((api) => {
    const [then, now] = [before.verdicts[api] ?? {}, after.verdicts[api] ?? {}];
    const ids = [...new Set([...Object.keys(then), ...Object.keys(now)])].sort();
    return ids
      .filter((id) => then[id] !== now[id])
      .filter((id) => !leftOut(then[id], before) && !leftOut(now[id], after))
      .map((id) => toChange({ api, requirement: id }, then[id], now[id]));
  });
}

function leftOut(verdict: Verdict | undefined, { run }: RunRecord): boolean {
  const isPart = run.grep !== undefined || run.shard !== undefined || run.partial !== undefined;
  return isPart && verdict === 'untested';
}

function toChange(
  of: Pick<VerdictChange, 'api' | 'requirement'>,
  before: Verdict | undefined,
  after: Verdict | undefined,
): VerdictChange {
  return {
    ...of,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    kind: kindOf(before, after),
  };
}

function kindOf(before: Verdict | undefined, after: Verdict | undefined): VerdictChange['kind'] {
  if (after === 'deviates') return 'new';
  return before === 'deviates' && (after === 'conforms' || after === 'waived')
    ? 'fixed'
    : 'changed';
}
