import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { RunMeta } from './conformance.ts';
import { mergeRuns } from './merge-runs.ts';
import { register, results, run } from './stored-example.ts';
import { findParts, readStoredRun, toStoredRun, type StoredRun } from './stored-run.ts';
import { toConformance } from './to-conformance.ts';

const whole: StoredRun = { meta: { suiteVersion: '1', run }, results };

/** Every n-th result of the run. */
function shardOf(index: number, count: number, change: Partial<RunMeta> = {}): StoredRun {
  const shard = { index, count, wholeNarrowed: false };
  const meta = { suiteVersion: '1', run: { ...run, narrowed: true, shard, ...change } };
  return {
    meta,
    file: `out-${index}`,
    results: results.filter((_, place) => place % count === index - 1),
  };
}

const shards = (count: number): readonly StoredRun[] =>
  Array.from({ length: count }, (_, at) => shardOf(at + 1, count));
const report = ({ meta, results: own }: StoredRun): ReturnType<typeof toConformance> =>
  toConformance(own, register, meta);

for (const count of [1, 2, 4, 7])
  test(`${count} shards merged are the run`, () => {
    expect(report(mergeRuns(shards(count)))).toEqual(report(whole));
    expect(report(mergeRuns(shards(count).toReversed()))).toEqual(report(whole));
  });

test('a defect is stale by the whole, never by a shard', () => {
  const states = (one: StoredRun): readonly string[] =>
    report(one).defects.map(({ state }) => state);
  const defectGone = results.map((one) => (one.id === 'waived' ? { ...one, findings: [] } : one));
  const parts = shards(2).map((part) => ({
    ...part,
    results: defectGone.filter(({ id }) => part.results.some((one) => one.id === id)),
  }));
  expect(parts.map(states)).toEqual([
    ['unseen', 'unseen'],
    ['unseen', 'unseen'],
  ]);
  expect(states(mergeRuns(parts))).toEqual(['stale', 'unseen']);
  const narrowed = parts.map((part) => {
    const { shard } = part.meta.run;
    if (shard === undefined) throw new Error('no shard');
    const own = { ...part.meta.run, shard: { ...shard, wholeNarrowed: true } };
    return { ...part, meta: { ...part.meta, run: own } };
  });
  expect(states(mergeRuns(narrowed))).toEqual(['unseen', 'unseen']);
});

test('a waiver that one shard needs is not stale in the whole', () => {
  const expires = '2026-06-01';
  const told = { reason: 'r', owner: 'o', link: 'l', expires };
  const waivers = [{ id: 'W-1', api: 'things', environment: 'mock', requirement: 'T-3', ...told }];
  const parts = shards(2).map((part) => ({ ...part, meta: { ...part.meta, waivers } }));
  expect(report(mergeRuns(parts)).waivers).toMatchObject([{ id: 'W-1', state: 'used' }]);
});

test('a shard that is missing breaks the run: 2, and nothing is stale', () => {
  const merged = report(mergeRuns([shardOf(1, 3), shardOf(3, 3)]));
  expect(merged.summary.exitCode).toBe(2);
  expect(merged.run.narrowed).toBe(true);
  expect(merged.scenarios.find(({ status }) => status === 'error')).toMatchObject({
    title: 'shard 2/3',
    reason: expect.stringContaining('left no results.jsonl'),
  });
});

test('the time of the run spans its shards, and one that was interrupted makes it partial', () => {
  const early = shardOf(1, 2, { startedAt: '2025-12-31T23:00:00.000Z' });
  const late = shardOf(2, 2, { finishedAt: '2026-01-01T02:00:00.000Z', partial: 'interrupted' });
  expect(mergeRuns([late, early]).meta.run).toEqual({
    ...run,
    startedAt: '2025-12-31T23:00:00.000Z',
    finishedAt: '2026-01-01T02:00:00.000Z',
    partial: 'interrupted',
  });
});

const refused: readonly (readonly [string, readonly StoredRun[], string, RegExp])[] = [
  ['nothing', [], 'merge-nothing', /name the shards/],
  [
    'two runs',
    [shardOf(1, 2), shardOf(2, 2, { id: 'run-2' })],
    'merge-different-runs',
    /run id of out-1 \(run-1\) and out-2 \(run-2\) differ.*one --seed/,
  ],
  [
    'two environments',
    [shardOf(1, 2), shardOf(2, 2, { environment: 'tt02' })],
    'merge-different-runs',
    /environment of/,
  ],
  ['two divisions', [shardOf(1, 2), shardOf(2, 3)], 'merge-different-runs', /number of shards/],
  [
    'two choices of scenarios',
    [shardOf(1, 2), shardOf(2, 2, { grep: 'x' })],
    'merge-different-runs',
    /--grep of out-1 \(none\) and out-2 \(x\)/,
  ],
  ['a shard and a whole run', [shardOf(1, 2), whole], 'merge-different-runs', /number of shards/],
  ['one shard twice', [shardOf(1, 2), shardOf(1, 2)], 'merge-shard-twice', /Shard 1\/2 was given/],
  ['a whole run twice', [whole, whole], 'merge-shard-twice', /more than once/],
];
for (const [name, parts, code, says] of refused)
  test(`${name} cannot be merged`, () => {
    expect(() => mergeRuns(parts)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(says) }),
    );
  });

test('parts are found in folders, below them and as files, and read as they were written', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'samsvar-merge-'));
  const files = shards(2).map((part, at) => {
    const file = path.join(folder, String(at), 'results.jsonl');
    mkdirSync(path.dirname(file));
    writeFileSync(file, toStoredRun({ meta: part.meta, results: part.results }));
    return file;
  });
  const [first = '', second = ''] = files;
  expect(findParts([folder])).toEqual(files);
  expect(findParts([path.dirname(second), first, first])).toEqual([second, first]);
  const beside = path.join(folder, '0', 'conformance.json');
  writeFileSync(beside, '{}');
  expect(findParts([beside])).toEqual([first]);
  expect(report(mergeRuns(files.map(readStoredRun)))).toEqual(report(whole));
});

test('what is no part is told with its path', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'samsvar-merge-'));
  const file = path.join(folder, 'results.jsonl');
  expect(() => findParts([folder])).toThrow(/there is no results\.jsonl in it/);
  expect(() => findParts([path.join(folder, 'none')])).toThrow(
    /none cannot be read: it is not there/,
  );
  for (const text of ['', 'no JSON', '{"schemaVersion":"2.0"}', '{"schemaVersion":"1.0"}']) {
    writeFileSync(file, text);
    expect(() => readStoredRun(file)).toThrow(
      expect.objectContaining({
        code: 'results-unreadable',
        message: expect.stringContaining(file),
      }),
    );
  }
});
