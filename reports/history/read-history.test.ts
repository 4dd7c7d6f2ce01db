import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { RunMeta } from '../conformance.ts';
import { register, results, run } from '../stored-example.ts';
import { toConformance } from '../to-conformance.ts';
import { addToHistory, retain } from './add-to-history.ts';
import { findPrevious, parseHistory, readHistory } from './read-history.ts';
import { toRunRecord, type RunRecord } from './run-record.ts';

function record(id: string, change: Partial<RunMeta> = {}, own = results): RunRecord {
  const given = { suiteVersion: '1', run: { ...run, id, ...change } };
  return toRunRecord(toConformance(own, register, given));
}

const onDay = (day: number): Pick<RunMeta, 'startedAt' | 'finishedAt'> => ({
  startedAt: `2026-01-0${day}T00:00:00.000Z`,
  finishedAt: `2026-01-0${day}T00:00:10.000Z`,
});
const lines = (...records: readonly RunRecord[]): string =>
  records.map((one) => `${JSON.stringify(one)}\n`).join('');
const ids = (text: string): readonly string[] => parseHistory(text).runs.map((one) => one.run.id);

test('a run of several files counts once; runs stand in the order of time', () => {
  const [first, second] = [record('a', onDay(1)), record('b', onDay(2))];
  expect(ids(lines(second, first) + lines(first))).toEqual(['a', 'b']);
});

test('one id in two environments is two runs', () => {
  expect(ids(lines(record('a'), record('a', { environment: 'tt02' })))).toEqual(['a', 'a']);
});

test('torn lines and later versions are told and cost no other line', () => {
  const later = lines({ ...record('b'), schemaVersion: '2.0' as '1.0' });
  const { runs, problems } = parseHistory(`{"run":\n${later}${lines(record('a'))}7\n`);
  expect(runs.map((one) => one.run.id)).toEqual(['a']);
  expect(problems).toEqual([1, 2, 4].map((line) => expect.stringContaining(`line ${line} `)));
});

const shard = (index: number, count: number): Partial<RunMeta> => ({
  narrowed: true,
  shard: { index, count, wholeNarrowed: false },
});

test('the lines of all shards are the line of the run', () => {
  const whole = record('a');
  for (const count of [1, 2, 4]) {
    const parts = Array.from({ length: count }, (_, at) =>
      record(
        'a',
        shard(at + 1, count),
        results.filter((__, place) => place % count === at),
      ),
    );
    const [folded] = parseHistory(lines(...parts.toReversed())).runs;
    const { exitCode: _, ...counts } = whole.summary;
    expect(folded).toMatchObject({ ...whole, summary: counts });
    expect(folded?.run).toEqual(whole.run);
  }
});

test('a run without some of its shards stays a part and nothing is compared with it', () => {
  const part = parseHistory(lines(record('a', { ...shard(1, 2), ...onDay(1) }))).runs;
  expect(part[0]?.run).toMatchObject({ narrowed: true, shard: { count: 2 } });
  expect(findPrevious(part, record('b', onDay(2)))).toBeUndefined();
});

test('the merged line wins over those of its shards', () => {
  const text = lines(record('a', shard(1, 2)), record('a'), record('a', shard(2, 2)));
  expect(parseHistory(text).runs.map((one) => one.run.shard)).toEqual([undefined]);
});

const candidates: readonly (readonly [string, Partial<RunMeta>, boolean])[] = [
  ['of the same environment', {}, true],
  ['of another environment', { environment: 'tt02' }, false],
  ['that answered otherwise', { like: 'promise' }, false],
  ['that was interrupted', { partial: 'interrupted' }, false],
  ['that --grep narrowed', { grep: 'x', narrowed: true }, false],
  ['that asked more APIs', { apis: ['things', 'others'] }, true],
  ['that asked other APIs', { apis: ['others'] }, false],
  ['that began later', onDay(3), false],
];
for (const [name, change, isIt] of candidates)
  test(`a run ${name} is ${isIt ? '' : 'not '}the one before`, () => {
    const runs = [record('a', { ...onDay(1), ...change })];
    expect(findPrevious(runs, record('b', onDay(2)))).toBe(isIt ? runs[0] : undefined);
  });

test('of several the latest, and never itself', () => {
  const runs = [1, 2, 3].map((day) => record(`r-${day}`, onDay(day)));
  expect(findPrevious(runs, record('r-3', onDay(3)))).toBe(runs[1]);
});

test('the oldest runs leave, each environment by itself', () => {
  const all = [1, 2, 3].map((day) => record(`r-${day}`, onDay(day)));
  const other = record('old', { environment: 'tt02', ...onDay(1) });
  expect(ids(retain(lines(other, ...all), { keep: 2 }))).toEqual(['old', 'r-2', 'r-3']);
  expect(retain(lines(...all), { keep: 3 })).toBe(lines(...all));
});

test('runs that are too old leave, but for the latest of an environment', () => {
  const all = [1, 2, 3].map((day) => record(`r-${day}`, onDay(day)));
  const other = record('old', { environment: 'tt02', ...onDay(1) });
  const now = new Date('2026-01-04T12:00:00Z');
  const kept = (days: number): readonly string[] =>
    ids(retain(lines(other, ...all), { keep: 9, days }, now));
  expect(kept(3)).toEqual(['old', 'r-2', 'r-3']);
  expect(kept(1)).toEqual(['old', 'r-3']);
  expect(kept(4)).toEqual(['old', 'r-1', 'r-2', 'r-3']);
});

test('a line is added behind a torn one, in a folder that is not there yet', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'samsvar-history-')), 'of', 'h.jsonl');
  addToHistory(record('a', onDay(1)), { file, keep: 2 });
  writeFileSync(file, `${readFileSync(file, 'utf8')}{"torn`);
  addToHistory(record('b', onDay(2)), { file, keep: 2 });
  expect(readHistory(file)).toMatchObject({ runs: [{ run: { id: 'a' } }, { run: { id: 'b' } }] });
  addToHistory(record('c', onDay(3)), { file, keep: 2 });
  expect(readHistory(file).runs.map((one) => one.run.id)).toEqual(['b', 'c']);
});

test('a history that is not there is empty', () => {
  expect(readHistory('/nowhere/history.jsonl')).toEqual({ runs: [], problems: [] });
});
