import { expect, test } from '@playwright/test';
import type { Finding, ScenarioResult, Verdict, Waiver } from '#specs';
import type { Conformance, RunMeta } from './conformance.ts';
import { finding, register, requirement, result, run, waiver } from './stored-example.ts';
import { toConformance } from './to-conformance.ts';
import type { WaiverState } from './waiver-states.ts';

const small = {
  ...register,
  defects: [],
  requirements: [
    requirement('T-1'),
    requirement('T-2', { level: 'should' }),
    requirement('T-3', { level: 'may' }),
    requirement('T-CONTRACT', { check: 'no-server-error' }),
  ],
};

interface Given {
  readonly results: readonly ScenarioResult[];
  readonly waivers?: readonly Waiver[];
  readonly run?: Partial<RunMeta>;
}

function report({ results, waivers = [waiver()], run: change = {} }: Given): Conformance {
  return toConformance(results, small, { suiteVersion: '1', run: { ...run, ...change }, waivers });
}

const holds = (id = 'T-1'): ScenarioResult => result(`holds ${id}`, [id]);
const open = (id = 'T-1', ...more: readonly Finding[]): ScenarioResult =>
  result(`open ${id}`, [id], { findings: [finding({ requirement: id }), ...more] });
const unasked = result('unasked', ['T-1'], { status: 'untested', reason: 'no actor', judged: {} });
const early = result('early', ['T-1'], { reason: 'ended early: no body' });
const broken = result('broken', ['T-2'], { status: 'inconclusive', reason: 'down', judged: {} });
const featureless = result('featureless', ['T-2'], { status: 'inapplicable', judged: {} });
const ofCheck = { requirement: 'T-CONTRACT' };
const byPlace: Partial<Waiver> = { operation: 'getThing', check: 'expectation' };
/** A waiver without a requirement. */
function ofPlace(change: Partial<Waiver> = {}): Waiver {
  const { requirement: _, ...rest } = waiver();
  return { ...rest, ...byPlace, ...change };
}

type Case = readonly [name: string, given: Given, state: WaiverState, exitCode: number];

const cases: readonly Case[] = [
  ['its finding is there', { results: [open()] }, 'used', 0],
  [
    'its finding is there in a narrowed run',
    { results: [open()], run: { narrowed: true } },
    'used',
    0,
  ],
  [
    'a second finding of another kind',
    { results: [open('T-1', finding({ requirement: 'T-1', pointer: '/a' }))] },
    'too-broad',
    1,
  ],
  [
    'another finding of the operation',
    { results: [open('T-1', finding({ requirement: 'T-2' })), holds('T-2')] },
    'used',
    0,
  ],
  [
    'another must finding of the operation',
    { results: [open('T-1', finding({ check: 'no-server-error', actual: 'status 500' }))] },
    'used',
    1,
  ],
  ['all that can show it ran', { results: [holds()] }, 'stale', 1],
  [
    'only a note is left',
    {
      results: [
        result('note', ['T-1'], { findings: [finding({ requirement: 'T-1', outcome: 'warn' })] }),
      ],
    },
    'stale',
    1,
  ],
  [
    'a defect explains it',
    {
      results: [
        result('listed', ['T-1'], { findings: [finding({ requirement: 'T-1', defect: 'D-1' })] }),
      ],
    },
    'stale',
    1,
  ],
  ['the run was narrowed', { results: [holds()], run: { narrowed: true } }, 'unused', 0],
  [
    'the run was interrupted',
    { results: [holds()], run: { partial: 'interrupted' } },
    'unused',
    130,
  ],
  ['the run took too long', { results: [holds()], run: { partial: 'timed-out' } }, 'unused', 2],
  ['one of its scenarios was untested', { results: [holds(), unasked] }, 'unused', 0],
  ['one of its scenarios ended early', { results: [holds(), early] }, 'unused', 0],
  ['its scenario was not there', { results: [holds('T-2')] }, 'unused', 0],
  [
    'a scenario of another requirement was untested',
    { results: [holds(), { ...unasked, requirements: ['T-2'] }] },
    'stale',
    1,
  ],
  [
    'its day is over and the finding is there',
    { results: [open()], waivers: [waiver({ expires: '2025-12-31' })] },
    'expired',
    1,
  ],
  [
    'its day is over and the finding is gone',
    { results: [holds()], waivers: [waiver({ expires: '2025-12-31' })] },
    'expired',
    1,
  ],
  [
    'its day is over in a narrowed run',
    { results: [holds()], waivers: [waiver({ expires: '2025-12-31' })], run: { narrowed: true } },
    'expired',
    1,
  ],
  [
    'it is its last day',
    { results: [open()], waivers: [waiver({ expires: '2026-01-01' })] },
    'used',
    0,
  ],
  [
    'the run ended after midnight',
    {
      results: [open()],
      waivers: [waiver({ expires: '2026-01-01' })],
      run: { finishedAt: '2026-01-02T00:00:00.000Z' },
    },
    'expired',
    1,
  ],
  [
    'it names a should requirement, and must counts',
    { results: [open('T-2')], waivers: [waiver({ requirement: 'T-2' })] },
    'used',
    0,
  ],
  [
    'it names a should requirement, and should counts',
    { results: [open('T-2')], waivers: [waiver({ requirement: 'T-2' })], run: { level: 'should' } },
    'used',
    0,
  ],
  [
    'it names a should requirement that holds',
    { results: [holds('T-2')], waivers: [waiver({ requirement: 'T-2' })] },
    'stale',
    1,
  ],
  [
    'it names a may requirement, whose findings are notes',
    { results: [holds('T-3')], waivers: [waiver({ requirement: 'T-3' })] },
    'stale',
    1,
  ],
  [
    'a check judges its requirement',
    {
      results: [result('x', ['T-1'], { findings: [finding({ check: 'no-server-error' })] })],
      waivers: [waiver(ofCheck)],
    },
    'used',
    0,
  ],
  [
    'a check judges its requirement, and all ran',
    { results: [holds()], waivers: [waiver(ofCheck)] },
    'stale',
    1,
  ],
  [
    'a check judges its requirement, and one scenario was untested',
    { results: [holds(), unasked], waivers: [waiver(ofCheck)] },
    'unused',
    0,
  ],
  [
    'a check judges its requirement, and one scenario broke off',
    { results: [holds(), broken], waivers: [waiver(ofCheck)] },
    'unused',
    0,
  ],
  [
    'a check judges its requirement, and the target lacks a feature',
    { results: [holds(), featureless], waivers: [waiver(ofCheck)] },
    'stale',
    1,
  ],
  [
    'the check of its requirement judged nothing',
    { results: [result('x', ['T-1'], { checkCounts: {} })], waivers: [waiver(ofCheck)] },
    'unused',
    0,
  ],
  [
    'it names an operation that was asked',
    { results: [holds()], waivers: [ofPlace()] },
    'stale',
    1,
  ],
  [
    'it names an operation that nothing asked',
    { results: [holds()], waivers: [ofPlace({ operation: 'putThing' })] },
    'unused',
    0,
  ],
  [
    'it names a check that judged',
    { results: [holds()], waivers: [ofPlace({ check: 'no-server-error' })] },
    'stale',
    1,
  ],
  [
    'a real environment without its finding',
    {
      results: [holds()],
      waivers: [waiver({ environment: 'tt02' })],
      run: { environment: 'tt02' },
    },
    'stale',
    1,
  ],
  [
    'a real environment with its finding',
    { results: [open()], waivers: [waiver({ environment: 'tt02' })], run: { environment: 'tt02' } },
    'used',
    0,
  ],
];
for (const [name, given, state, exitCode] of cases) {
  test(`${state}: ${name}`, () => {
    const { waivers, summary } = report(given);
    expect(waivers).toMatchObject([{ id: 'W-1', state }]);
    expect(summary.exitCode).toBe(exitCode);
    const isRed = ['stale', 'expired', 'too-broad'].includes(state);
    expect(waivers[0]?.told !== undefined).toBe(isRed);
    if (isRed) expect(summary.reasons).toContain(waivers[0]?.told);
  });
}

test('a waiver of another environment or API has no say', () => {
  const waivers = [
    waiver({ environment: 'tt02', expires: '2020-01-01' }),
    waiver({ id: 'W-2', api: 'others', expires: '2020-01-01' }),
  ];
  expect(report({ results: [open()], waivers })).toMatchObject({
    waivers: [],
    summary: { exitCode: 1 },
  });
  expect(report({ results: [holds()], waivers }).summary.exitCode).toBe(0);
});

const verdictOf = ({ requirements }: Conformance, id: string): Verdict | undefined =>
  requirements.find((one) => one.id === id)?.verdict;

test('a covered requirement is waived; of two findings the other one deviates', () => {
  const second = finding({ requirement: 'T-1', pointer: '/a' });
  const narrow = waiver({ pointer: '' });
  expect(verdictOf(report({ results: [open()] }), 'T-1')).toBe('waived');
  const both = report({ results: [open('T-1', second)], waivers: [narrow] });
  expect(verdictOf(both, 'T-1')).toBe('deviates');
  expect(both.waivers).toMatchObject([{ state: 'used', findings: 1 }]);
  expect(both.findings.map((one) => one.waiver)).toEqual(['W-1', undefined]);
  const tooBroad = report({ results: [open('T-1', second)] });
  expect(verdictOf(tooBroad, 'T-1')).toBe('deviates');
});

test('shards: nothing is stale in one, the merged run tells, and sees kinds that no shard saw together', () => {
  const one = { results: [holds()], run: { narrowed: true } };
  const other = { results: [open('T-2')], run: { narrowed: true } };
  expect(report(one).waivers).toMatchObject([{ state: 'unused' }]);
  expect(report(other).waivers).toMatchObject([{ state: 'unused' }]);
  expect(report({ results: [...one.results, ...other.results] }).waivers).toMatchObject([
    { state: 'stale' },
  ]);
  const byOperation = [ofPlace()];
  const first = { ...open(), id: 'first' };
  const second = result('second', ['T-1'], { findings: [finding({ pointer: '/a' })] });
  const shard = (each: ScenarioResult): Conformance =>
    report({ results: [each], waivers: byOperation, run: { narrowed: true } });
  expect(shard(first).waivers).toMatchObject([{ state: 'used' }]);
  expect(shard(second).waivers).toMatchObject([{ state: 'used' }]);
  const marked = [first, second].map((each) => ({
    ...each,
    findings: each.findings.map((found) => ({ ...found, waiver: 'W-1' })),
  }));
  const merged = report({ results: marked, waivers: byOperation });
  expect(merged.waivers).toMatchObject([{ state: 'too-broad', findings: 2 }]);
  expect(merged.findings.map((found) => found.waiver)).toEqual([undefined, undefined]);
});
