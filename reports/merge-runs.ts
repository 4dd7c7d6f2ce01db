import { SuiteError, type ScenarioResult } from '#specs';
import type { RunMeta, Shard } from './conformance.ts';
import type { StoredRun } from './stored-run.ts';

/** What all shards of one run have in common; else they are parts of different runs. */
const common: Readonly<Record<string, (part: StoredRun) => string | number | undefined>> = {
  'run id': ({ meta }) => meta.run.id,
  seed: ({ meta }) => meta.run.seed,
  environment: ({ meta }) => meta.run.environment,
  profile: ({ meta }) => meta.run.profile,
  level: ({ meta }) => meta.run.level,
  '--like': ({ meta }) => meta.run.like,
  '--grep': ({ meta }) => meta.run.grep,
  APIs: ({ meta }) => meta.run.apis.join(', '),
  'number of shards': ({ meta }) => meta.run.shard?.count,
  'version of the suite': ({ meta }) => meta.suiteVersion,
  waivers: ({ meta }) => JSON.stringify(meta.waivers),
  floors: ({ meta }) => JSON.stringify(meta.floors),
};

/**
 * The whole run of its shards, as one run would have left it. A shard that is missing stands in it as
 * a scenario that broke. Throws `merge-nothing`, `merge-different-runs`, `merge-shard-twice`.
 */
export function mergeRuns(parts: readonly StoredRun[]): StoredRun {
  const [first, ...others] = parts;
  if (first === undefined)
    throw new SuiteError('merge-nothing', 'There is nothing to merge: name the shards of a run.');
  for (const part of others) requireSameRun(first, part);
  const { shard } = first.meta.run;
  if (shard === undefined) {
    if (others.length > 0) throw twice('the whole run', [first, ...others]);
    return first;
  }
  requireEachOnce(parts, shard);
  const missing = missingShards(parts, shard);
  const run = mergeMeta(parts, shard.wholeNarrowed || missing.length > 0);
  const results = parts.flatMap((part) => part.results);
  return { meta: { ...first.meta, run }, results: [...results, ...missing.map(toBroken(first))] };
}

function requireSameRun(one: StoredRun, other: StoredRun): void {
  const differing = Object.entries(common).find(([, of]) => of(one) !== of(other));
  if (differing === undefined) return;
  const [name, of] = differing;
  const told = (part: StoredRun): string => `${part.file ?? 'a part'} (${of(part) ?? 'none'})`;
  throw new SuiteError(
    'merge-different-runs',
    `The ${name} of ${told(one)} and ${told(other)} differ: they are not shards of one run. Give all shards of a run the same options and one --seed.`,
  );
}

function requireEachOnce(parts: readonly StoredRun[], { count }: Shard): void {
  for (let index = 1; index <= count; index += 1) {
    const same = parts.filter(({ meta }) => meta.run.shard?.index === index);
    if (same.length > 1) throw twice(`Shard ${index}/${count}`, same);
  }
}

function twice(what: string, parts: readonly StoredRun[]): SuiteError {
  const files = parts.map(({ file }) => file ?? 'a part').join(' and ');
  return new SuiteError(
    'merge-shard-twice',
    `${what} was given more than once: ${files}. Name each part once.`,
  );
}

function missingShards(parts: readonly StoredRun[], { count }: Shard): readonly string[] {
  const given = new Set(parts.map(({ meta }) => meta.run.shard?.index));
  const all = Array.from({ length: count }, (_, at) => at + 1);
  return all.filter((index) => !given.has(index)).map((index) => `${index}/${count}`);
}

function mergeMeta(parts: readonly StoredRun[], narrowed: boolean): RunMeta {
  const runs = parts.map(({ meta }) => meta.run);
  const [first] = runs as [RunMeta];
  const { shard: _, partial: __, ...rest } = first;
  const partial = (['interrupted', 'timed-out'] as const).find((one) =>
    runs.some((run) => run.partial === one),
  );
  const times = (member: 'startedAt' | 'finishedAt'): string[] =>
    runs.map((run) => run[member]).sort();
  return {
    ...rest,
    startedAt: times('startedAt')[0] ?? first.startedAt,
    finishedAt: times('finishedAt').at(-1) ?? first.finishedAt,
    narrowed,
    ...(partial === undefined ? {} : { partial }),
  };
}

/** A shard that left nothing broke the run: its scenarios were not judged. */
function toBroken({ meta }: StoredRun): (shard: string) => ScenarioResult {
  return (shard) => ({
    id: `shard ${shard}`,
    title: `shard ${shard}`,
    api: meta.run.apis[0] ?? '',
    file: '',
    requirements: [],
    tags: [],
    status: 'error',
    reason: 'it left no results.jsonl: see the log of its machine',
    findings: [],
    judged: {},
    checkCounts: {},
    checks: 0,
    exchanges: 0,
    operations: [],
    durationMs: 0,
    startedAt: meta.run.startedAt,
  });
}
