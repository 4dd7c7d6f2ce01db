import { expect, test } from '@playwright/test';
import type { Finding, ScenarioResult } from '#specs';
import type { RunMeta } from '../conformance.ts';
import { finding, register, result, run, waiver } from '../stored-example.ts';
import { toConformance } from '../to-conformance.ts';
import { diffRuns, type RunChanges } from './diff-runs.ts';
import { toRunRecord, type RunRecord } from './run-record.ts';
import { toDiffText } from './to-diff-text.ts';

/** A run in which T-1 has these findings. */
function record(
  findings: readonly Partial<Finding>[],
  meta: Partial<RunMeta> = {},
  change: Partial<ScenarioResult> = {},
): RunRecord {
  const own = findings.map((one) => {
    const { requirement, ...stray } = finding({ requirement: 'T-1', ...one });
    return requirement === '' ? stray : { ...stray, ...(requirement && { requirement }) };
  });
  const results = [result('one', ['T-1'], { findings: own, ...change }), result('two', ['T-3'])];
  const waivers = findings.flatMap(({ waiver: id }) =>
    id === undefined ? [] : [waiver({ id, actual: 'status 404' })],
  );
  const given = { suiteVersion: '1', run: { ...run, like: 'real' as const, ...meta }, waivers };
  return toRunRecord(toConformance(results, register, given));
}

const lists = ({ new: appeared, fixed, changed, unjudged }: RunChanges): readonly number[] => [
  appeared.length,
  fixed.length,
  changed.length,
  unjudged.length,
];

const other = { pointer: '/other' };
const gone500 = { actual: 'status 500' };

interface Case {
  readonly name: string;
  readonly before: RunRecord;
  readonly after: RunRecord;
  /** New, fixed, changed, unjudged. */
  readonly lists: readonly [number, number, number, number];
}

const cases: readonly Case[] = [
  { name: 'nothing and nothing', before: record([]), after: record([]), lists: [0, 0, 0, 0] },
  { name: 'the same', before: record([{}]), after: record([{}]), lists: [0, 0, 0, 0] },
  { name: 'one more', before: record([]), after: record([{}]), lists: [1, 0, 0, 0] },
  { name: 'one less', before: record([{}]), after: record([]), lists: [0, 1, 0, 0] },
  {
    name: 'the same more often',
    before: record([{}]),
    after: record([{}, {}]),
    lists: [0, 0, 0, 0],
  },
  {
    name: 'another actual at the same place',
    before: record([{}]),
    after: record([gone500]),
    lists: [0, 0, 1, 0],
  },
  {
    name: 'a second actual at the same place',
    before: record([{}]),
    after: record([{}, gone500]),
    lists: [1, 0, 0, 0],
  },
  {
    name: 'one of two actuals at the same place',
    before: record([{}, gone500]),
    after: record([{}]),
    lists: [0, 1, 0, 0],
  },
  {
    name: 'two actuals that become one other',
    before: record([{}, gone500]),
    after: record([{ actual: 'status 302' }]),
    lists: [0, 1, 1, 0],
  },
  {
    name: 'another place instead',
    before: record([{}]),
    after: record([other]),
    lists: [1, 1, 0, 0],
  },
  {
    name: 'another requirement instead',
    before: record([{}]),
    after: record([{ requirement: 'T-3' }]),
    lists: [1, 1, 0, 0],
  },
  {
    name: 'covered by a waiver now',
    before: record([{}]),
    after: record([{ waiver: 'W' }]),
    lists: [0, 0, 1, 0],
  },
  {
    name: 'covered by a waiver no more',
    before: record([{ waiver: 'W' }]),
    after: record([{}]),
    lists: [1, 0, 0, 0],
  },
  {
    name: 'covered now, and a second one beside it',
    before: record([{}]),
    after: record([{ waiver: 'W' }, gone500]),
    lists: [1, 0, 1, 0],
  },
  {
    name: 'covered then, gone now',
    before: record([{ waiver: 'W' }]),
    after: record([]),
    lists: [0, 0, 0, 0],
  },
  {
    name: 'a note now',
    before: record([{}]),
    after: record([{ outcome: 'warn' }]),
    lists: [0, 1, 0, 0],
  },
  {
    name: 'of a requirement that is no more, gone',
    before: record([{ requirement: 'T-NONE', check: 'x' }]),
    after: record([]),
    lists: [0, 0, 0, 1],
  },
  {
    name: 'of no requirement, gone',
    before: record([{ requirement: '' }]),
    after: record([]),
    lists: [0, 1, 0, 0],
  },
  {
    name: 'of no requirement, and a scenario could not be judged',
    before: record([{ requirement: '' }]),
    after: record([], {}, { status: 'inconclusive', reason: 'down', judged: {} }),
    lists: [0, 0, 0, 1],
  },
  {
    name: 'the later run was narrowed by --grep',
    before: record([{}]),
    after: record([], { grep: 'two', narrowed: true }),
    lists: [0, 0, 0, 1],
  },
  {
    name: 'both were narrowed by the same --grep',
    before: record([{}], { grep: 'one', narrowed: true }),
    after: record([], { grep: 'one', narrowed: true }),
    lists: [0, 1, 0, 0],
  },
  {
    name: 'the later run was interrupted',
    before: record([{}]),
    after: record([], { partial: 'interrupted' }),
    lists: [0, 0, 0, 1],
  },
  {
    name: 'the later run is a shard',
    before: record([{}]),
    after: record([], { shard: { index: 1, count: 2, wholeNarrowed: false } }),
    lists: [0, 0, 0, 1],
  },
  {
    name: 'the scenario could not be judged',
    before: record([{}]),
    after: record([], {}, { status: 'inconclusive', reason: 'down', judged: {} }),
    lists: [0, 0, 0, 1],
  },
  {
    name: 'the scenario was not asked',
    before: record([{}]),
    after: record([], {}, { status: 'untested', reason: 'no actor', judged: {} }),
    lists: [0, 0, 0, 1],
  },
  {
    name: 'the later run asked another API',
    before: record([{}]),
    after: { ...record([]), run: { ...run, apis: ['others'] } },
    lists: [0, 0, 0, 1],
  },
];

for (const one of cases)
  test(`new, fixed, changed, not judged: ${one.name}`, () =>
    expect(lists(diffRuns(one.before, one.after))).toEqual(one.lists));

const verdictCases: readonly (readonly [string, RunRecord, RunRecord, readonly string[]])[] = [
  ['the same', record([]), record([]), []],
  ['worse', record([]), record([{}]), ['T-1 conforms -> deviates (new)']],
  ['better', record([{}]), record([]), ['T-1 deviates -> conforms (fixed)']],
  ['waived', record([{}]), record([{ waiver: 'W' }]), ['T-1 deviates -> waived (fixed)']],
  [
    'not judged',
    record([{}]),
    record([], {}, { status: 'inconclusive', reason: 'down', judged: {} }),
    ['T-1 deviates -> inconclusive'],
  ],
  [
    'left out by --grep',
    record([]),
    record([], { grep: 'two' }, { status: 'untested', judged: {} }),
    [],
  ],
  [
    'left out by --grep before',
    record([], { grep: 'two' }, { status: 'untested', judged: {} }),
    record([]),
    [],
  ],
];

for (const [name, before, after, wanted] of verdictCases)
  test(`verdicts that differ: ${name}`, () => {
    const text = toDiffText(diffRuns(before, after));
    const lines = text
      .split('\n')
      .filter((line) => / -> .*(conforms|waived|deviates|inconcl)/.test(line));
    expect(lines.map((line) => line.trim())).toEqual(wanted);
  });

test('the text names the runs, each deviation, and the counts', () => {
  const before = record([{}], { id: 'r-1' });
  const after = record([other], { id: 'r-2', startedAt: '2026-01-02T00:00:00.000Z' });
  expect(toDiffText(diffRuns(before, after))).toBe(
    `before: r-1 of 2026-01-01 00:00 UTC in mock (like real)
after:  r-2 of 2026-01-02 00:00 UTC in mock (like real)

New deviations (1):
  T-1 expectation getThing /other: status 404

Fixed deviations (1):
  T-1 expectation getThing: status 404

1 new, 1 fixed, 0 changed; 0 verdict(s) differ
`,
  );
});
