import type { Verdict } from '#specs';
import { identityOf, placeOf, type Deviation } from './deviation.ts';
import { diffVerdicts, type VerdictChange } from './diff-verdicts.ts';
import type { RunRecord } from './run-record.ts';

/** A run as a comparison names it. */
export interface ComparedRun {
  readonly id: string;
  readonly startedAt: string;
  readonly environment: string;
  readonly like?: 'real' | 'promise';
}

/** The same place, seen otherwise: another actual, or now covered. */
export interface ChangedDeviation {
  readonly before: Deviation;
  readonly after: Deviation;
}

/** What changed from one run to another. */
export interface RunChanges {
  readonly before: ComparedRun;
  readonly after: ComparedRun;
  /** Open now, and not then. */
  readonly new: readonly Deviation[];
  /** Open then; asked again, and gone. */
  readonly fixed: readonly Deviation[];
  readonly changed: readonly ChangedDeviation[];
  /** Open then, and not asked to the end now: nobody knows. */
  readonly unjudged: readonly Deviation[];
  readonly verdicts: readonly VerdictChange[];
}

/** What changed between two runs; a deviation is fixed only where the later run asked for it in full. */
export function diffRuns(before: RunRecord, after: RunRecord): RunChanges {
  const [then, now] = [openOf(before), openOf(after)];
  const gone = [...then].flatMap(([identity, one]) => (now.has(identity) ? [] : [one]));
  const appeared = [...now].flatMap(([identity, one]) => (then.has(identity) ? [] : [one]));
  const covered = byIdentity(after.deviations.filter(({ cover }) => cover !== undefined));
  const nowCovered = gone.flatMap((one) => pair(one, covered.get(identityOf(one))));
  const left = without(gone, nowCovered.map(toBefore));
  const moved = pairByPlace(left, appeared);
  const lost = without(left, moved.map(toBefore));
  const isFixed = (one: Deviation): boolean => wasAsked(one, before, after);
  return {
    before: toCompared(before),
    after: toCompared(after),
    new: without(
      appeared,
      moved.map((one) => one.after),
    ),
    fixed: lost.filter(isFixed),
    changed: [...nowCovered, ...moved],
    unjudged: lost.filter((one) => !isFixed(one)),
    verdicts: diffVerdicts(before, after),
  };
}

function openOf({ deviations }: RunRecord): ReadonlyMap<string, Deviation> {
  return byIdentity(deviations.filter(({ cover }) => cover === undefined));
}

function byIdentity(deviations: readonly Deviation[]): ReadonlyMap<string, Deviation> {
  return new Map(deviations.map((one) => [identityOf(one), one]));
}

function without(all: readonly Deviation[], some: readonly Deviation[]): readonly Deviation[] {
  const left = new Set(some);
  return all.filter((one) => !left.has(one));
}

function toBefore({ before }: ChangedDeviation): Deviation {
  return before;
}

function pair(before: Deviation, after: Deviation | undefined): readonly ChangedDeviation[] {
  return after === undefined ? [] : [{ before, after }];
}

/** One that went and one that came at the same place are one that changed; what is left over stays new or gone. */
function pairByPlace(
  gone: readonly Deviation[],
  appeared: readonly Deviation[],
): readonly ChangedDeviation[] {
  const waiting = new Map<string, Deviation[]>();
  for (const one of appeared)
    waiting.set(placeOf(one), [...(waiting.get(placeOf(one)) ?? []), one]);
  return gone.flatMap((before) => pair(before, waiting.get(placeOf(before))?.shift()));
}

const judged: readonly (Verdict | undefined)[] = ['conforms', 'waived', 'deviates'];

/** True where the later run asked all that the earlier one had asked of this requirement, to the end. */
function wasAsked(one: Deviation, before: RunRecord, { run, ...after }: RunRecord): boolean {
  if (run.partial !== undefined || run.shard !== undefined) return false;
  if (run.grep !== undefined && run.grep !== before.run.grep) return false;
  if (!run.apis.includes(one.api)) return false;
  const open = after.incomplete[one.api] ?? [];
  // Which scenario met it is not known: it was asked again if nothing was left out that was asked then.
  if (one.requirement === undefined)
    return open.every((id) => before.incomplete[one.api]?.includes(id) === true);
  if (open.includes(one.requirement)) return false;
  return judged.includes(after.verdicts[one.api]?.[one.requirement]);
}

function toCompared({ run }: RunRecord): ComparedRun {
  const { id, startedAt, environment, like } = run;
  return { id, startedAt, environment, ...(like === undefined ? {} : { like }) };
}
