import { expect, test } from '@playwright/test';
import type { ScenarioResult, Waiver } from '#specs';
import type { RunMeta, Summary } from './conformance.ts';
import { defect, finding, register, requirement, result, run } from './stored-example.ts';
import { toConformance } from './to-conformance.ts';

const small = {
  ...register,
  requirements: [requirement('T-1'), requirement('T-2', { level: 'should' })],
  defects: [],
};
const open = (id: string): ScenarioResult =>
  result('b', [id], { findings: [finding({ requirement: id })] });
const inconclusive = result('c', ['T-1'], { status: 'inconclusive', reason: 'down', judged: {} });
const broken = result('d', ['T-1'], { status: 'error', reason: 'oh' });
const nothing = result('e', ['T-1'], { status: 'untested', judged: {}, checks: 0, exchanges: 0 });

function codeOf(
  results: readonly ScenarioResult[],
  change: Partial<RunMeta> = {},
  more: object = {},
): number {
  return toConformance(
    results,
    { ...small, ...more },
    { suiteVersion: '1', run: { ...run, ...change } },
  ).summary.exitCode;
}

test('0 only where something was judged', () => {
  expect(codeOf([result('a', ['T-1'])])).toBe(0);
  expect(codeOf([nothing])).toBe(3);
  expect(codeOf([])).toBe(2);
});

test('2 goes before 1, 1 before 3, and an interruption before all', () => {
  expect(codeOf([open('T-1')])).toBe(1);
  expect(codeOf([inconclusive])).toBe(3);
  expect(codeOf([open('T-1'), inconclusive])).toBe(1);
  expect(codeOf([open('T-1'), inconclusive, broken])).toBe(2);
  expect(codeOf([broken], { partial: 'interrupted' })).toBe(130);
  expect(codeOf([result('a', ['T-1'])], { partial: 'timed-out' })).toBe(2);
});

test('only levels that were asked for count', () => {
  expect(codeOf([open('T-2')])).toBe(0);
  expect(codeOf([open('T-2')], { level: 'should' })).toBe(1);
});

test('a finding that no requirement of the report names is red', () => {
  expect(codeOf([result('a', ['T-1'], { findings: [finding({ requirement: 'T-9' })] })])).toBe(1);
  expect(codeOf([result('a', ['T-1'], { findings: [finding()] })])).toBe(1);
});

test('a stale defect is red on the mock, good news elsewhere, and unknown where the run was narrowed', () => {
  const listed = { defects: [defect('D-1', ['T-1'])] };
  const holds = [result('a', ['T-1'])];
  expect(codeOf(holds, {}, listed)).toBe(1);
  expect(codeOf(holds, { like: 'promise' }, listed)).toBe(0);
  expect(codeOf(holds, { narrowed: true }, listed)).toBe(0);
  const { like: _like, ...real } = { ...run, environment: 'tt02' };
  const report = toConformance(holds, { ...small, ...listed }, { suiteVersion: '1', run: real });
  expect(report.summary).toMatchObject({ exitCode: 0, notices: [expect.stringContaining('D-1')] });
});

test('a target told to keep its promise is not excused by listed defects', () => {
  const waived = result('a', ['T-1'], {
    findings: [finding({ requirement: 'T-1', defect: 'D-1' })],
  });
  const listed = { defects: [defect('D-1', ['T-1'])] };
  expect(codeOf([waived], {}, listed)).toBe(0);
  expect(codeOf([waived], { like: 'promise' }, listed)).toBe(1);
});

test('a waiver covers its finding until its day is over, and is stale without one', () => {
  const waiver: Waiver = {
    id: 'W-1',
    api: 'things',
    environment: 'mock',
    requirement: 'T-1',
    reason: 'r',
    owner: 'o',
    link: 'l',
    expires: '2026-01-01',
  };
  const code = (results: readonly ScenarioResult[], finishedAt: string): number =>
    toConformance(results, small, {
      suiteVersion: '1',
      run: { ...run, finishedAt },
      waivers: [waiver],
    }).summary.exitCode;
  expect(code([open('T-1')], '2026-01-01T23:59:00.000Z')).toBe(0);
  expect(code([open('T-1')], '2026-01-02T00:00:00.000Z')).toBe(1);
  expect(code([result('a', ['T-1'])], '2026-01-01T12:00:00.000Z')).toBe(1);
});

const floorsOf = (must: number): object => ({
  floors: [{ environment: 'mock', api: 'things', must }],
});
const release = { profile: 'release' };

function endingOf(
  results: readonly ScenarioResult[],
  change: Partial<RunMeta>,
  meta: object = {},
): Pick<Summary, 'exitCode' | 'reasons' | 'notices'> {
  const given = { suiteVersion: '1', run: { ...run, ...change }, ...meta };
  return toConformance(results, small, given).summary;
}

test('a release fails on what could not be judged, where other runs leave it open', () => {
  expect(endingOf([inconclusive], release).exitCode).toBe(1);
  expect(endingOf([inconclusive], { profile: 'nightly' }).exitCode).toBe(3);
  expect(endingOf([inconclusive], { profile: 'manual' }).exitCode).toBe(3);
  const ofShould = result('s', ['T-2'], { status: 'inconclusive', reason: 'down', judged: {} });
  const judged = result('a', ['T-1']);
  expect(endingOf([judged, ofShould], release).exitCode).toBe(0);
});

test('a release fails below the floor, and is told where none is recorded or it can be raised', () => {
  const one = [result('a', ['T-1'])];
  expect(endingOf(one, release, floorsOf(2))).toMatchObject({
    exitCode: 1,
    reasons: ['things: 1 must requirements were judged, fewer than the floor of 2'],
  });
  expect(endingOf(one, release, floorsOf(1))).toMatchObject({ exitCode: 0, notices: [] });
  const row = '{ environment: mock, api: things, must: 1 }';
  expect(endingOf(one, release).notices).toEqual([
    `no floor is recorded: add ${row} to floors.yaml`,
  ]);
  expect(endingOf(one, { profile: 'nightly' }, floorsOf(2)).exitCode).toBe(0);
});

test('of a shard of a release only the whole can tell', () => {
  const shard = { index: 1, count: 2, wholeNarrowed: false };
  expect(endingOf([inconclusive], { ...release, shard }, floorsOf(2)).exitCode).toBe(3);
});

test('a deviating and a waived requirement are judged, an untested one is not', () => {
  const covered = toConformance([open('T-1'), nothing], small, {
    suiteVersion: '1',
    run,
    ...floorsOf(1),
  }).coverage;
  expect(covered).toEqual([{ api: 'things', must: 1, of: 1, floor: 1 }]);
});
