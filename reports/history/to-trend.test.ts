import { expect, test } from '@playwright/test';
import { register, results, run } from '../stored-example.ts';
import { toConformance } from '../to-conformance.ts';
import { toRunRecord, type RunRecord } from './run-record.ts';
import { toTrend } from './to-trend.ts';

function record(id: string, startedAt: string, change: Partial<RunRecord['run']> = {}): RunRecord {
  const meta = { suiteVersion: '1', run: { ...run, id, startedAt, ...change } };
  return toRunRecord(toConformance(results, register, meta));
}

const now = record('now', '2026-02-01T00:00:00.000Z');

test('the runs of the same environment that asked the same, and the run itself last', () => {
  const runs = [
    record('other place', '2026-01-01T00:00:00.000Z', { environment: 'tt02' }),
    record('first', '2026-01-02T00:00:00.000Z'),
    record('other answers', '2026-01-03T00:00:00.000Z', { like: 'promise' }),
    record('other APIs', '2026-01-04T00:00:00.000Z', { apis: ['others'] }),
    record('part', '2026-01-05T00:00:00.000Z', { grep: 'x' }),
    record('stopped', '2026-01-06T00:00:00.000Z', { partial: 'interrupted' }),
    record('second', '2026-01-07T00:00:00.000Z'),
    record('later', '2026-03-01T00:00:00.000Z'),
  ];
  expect(toTrend(runs, now)?.map(({ id }) => id)).toEqual(['first', 'second', 'now']);
  expect(toTrend(runs, now)?.at(-1)).toMatchObject({ exitCode: 1, verdicts: { deviates: 1 } });
});

test('a first run has no trend, and a long history shows its latest runs', () => {
  expect(toTrend([], now)).toBeUndefined();
  const runs = Array.from({ length: 80 }, (_, at) =>
    record(`r${at}`, new Date(Date.UTC(2025, 0, 1, at)).toISOString()),
  );
  const trend = toTrend(runs, now) ?? [];
  expect(trend).toHaveLength(60);
  expect([trend[0]?.id, trend.at(-1)?.id]).toEqual(['r21', 'now']);
});
