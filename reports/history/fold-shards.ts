import { verdicts, type Verdict } from '#specs';
import { identityOf, type Deviation } from './deviation.ts';
import type { RunRecord } from './run-record.ts';

/**
 * One record of the lines that the shards of a run left. A verdict is the highest of its scenarios, so
 * that the highest of the shards is that of the run; where shards are missing it stays a part.
 */
export function foldShards(lines: readonly RunRecord[]): RunRecord | undefined {
  const shards = latestOfEach(lines);
  const [first] = shards;
  if (first === undefined || first.run.shard === undefined) return first;
  const { shard, partial: _, ...rest } = first.run;
  const times = (member: 'startedAt' | 'finishedAt'): string[] =>
    shards.map(({ run }) => run[member]).sort();
  const partial = shards.find(({ run }) => run.partial !== undefined)?.run.partial;
  const isWhole = shards.length === shard.count;
  const run = {
    ...rest,
    startedAt: times('startedAt')[0] ?? rest.startedAt,
    finishedAt: times('finishedAt').at(-1) ?? rest.finishedAt,
    narrowed: shard.wholeNarrowed || !isWhole,
    ...(isWhole ? {} : { shard }),
    ...(partial === undefined ? {} : { partial }),
  };
  const folded = foldVerdicts(shards);
  return {
    ...first,
    run,
    verdicts: folded,
    incomplete: foldIncomplete(shards),
    deviations: foldDeviations(shards),
    summary: foldSummary(shards, { run, verdicts: folded }),
  };
}

/** A shard that was run again counts as it was last. */
function latestOfEach(lines: readonly RunRecord[]): readonly RunRecord[] {
  const sorted = lines.toSorted((a, b) => (a.run.finishedAt < b.run.finishedAt ? -1 : 1));
  const byIndex = new Map(sorted.map((line) => [line.run.shard?.index ?? 0, line]));
  return [...byIndex.values()].toSorted(
    (a, b) => (a.run.shard?.index ?? 0) - (b.run.shard?.index ?? 0),
  );
}

function foldVerdicts(shards: readonly RunRecord[]): RunRecord['verdicts'] {
  const folded: Record<string, Record<string, Verdict>> = {};
  for (const [api, own] of shards.flatMap((shard) => Object.entries(shard.verdicts))) {
    const so = (folded[api] ??= {});
    for (const [id, verdict] of Object.entries(own)) {
      const known = so[id] ?? 'untested';
      so[id] = verdicts.indexOf(verdict) > verdicts.indexOf(known) ? verdict : known;
    }
  }
  return folded;
}

function foldIncomplete(shards: readonly RunRecord[]): RunRecord['incomplete'] {
  const folded: Record<string, readonly string[]> = {};
  for (const [api, ids] of shards.flatMap((shard) => Object.entries(shard.incomplete)))
    folded[api] = [...new Set([...(folded[api] ?? []), ...ids])].sort();
  return folded;
}

function foldDeviations(shards: readonly RunRecord[]): readonly Deviation[] {
  const byKey = new Map<string, Deviation>();
  for (const one of shards.flatMap(({ deviations }) => deviations)) {
    const key = `${identityOf(one)} ${one.cover ?? ''}`;
    byKey.set(key, { ...one, count: one.count + (byKey.get(key)?.count ?? 0) });
  }
  return [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

const worstFirst = [130, 2, 1, 3, 0];

function foldSummary(
  shards: readonly RunRecord[],
  { run, verdicts: own }: Pick<RunRecord, 'run' | 'verdicts'>,
): RunRecord['summary'] {
  const all = Object.values(own).flatMap((ofApi) => Object.values(ofApi));
  const count = (wanted: Verdict): number => all.filter((one) => one === wanted).length;
  const sum = (member: 'exchanges' | 'checks'): number =>
    shards.reduce((total, { summary }) => total + summary[member], 0);
  // A shard that got no scenario broke nothing: the others have them.
  const codes = shards
    .filter(({ summary }) => summary.checks > 0 || summary.verdicts.error > 0)
    .map(({ summary }) => summary.exitCode);
  return {
    verdicts: Object.fromEntries(verdicts.map((one) => [one, count(one)])) as Record<
      Verdict,
      number
    >,
    exchanges: sum('exchanges'),
    checks: sum('checks'),
    durationMs: Date.parse(run.finishedAt) - Date.parse(run.startedAt),
    exitCode: worstFirst.find((code) => codes.includes(code)) ?? 2,
  };
}
