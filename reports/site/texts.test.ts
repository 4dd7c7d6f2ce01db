import { expect, test } from '@playwright/test';
import type { Verdict } from '#specs';
import type { ReportedRequirement } from '../conformance.ts';
import { toEnding } from '../exit-code.ts';
import { requirement, result, run, waiver } from '../stored-example.ts';
import { toVerdicts } from '../verdict.ts';
import { toWaiverVerdicts } from '../waiver-states.ts';
import { reportWithFaults } from './five-faults.ts';
import { headline } from './headline.ts';
import { catalogue, sayReason } from './words.ts';

// One catalogue: both languages say the same with the same names in it, and what the suite words itself stands there.

const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted();

for (const [key, { en, nb }] of Object.entries(catalogue))
  test(`${key} is said in both languages`, () => {
    expect(en).not.toBe('');
    expect(nb).not.toBe('');
    // What is told in full in English may be shorter in Norwegian, and never names anything else.
    expect(namesIn(en)).toEqual(expect.arrayContaining([...namesIn(nb)]));
  });

type Judged = Parameters<typeof toEnding>[0];

const none: Judged = {
  run,
  results: [],
  requirements: [],
  findings: [],
  defects: [],
  waivers: [],
  coverage: [],
};
const reported = (verdict: Verdict): ReportedRequirement => ({
  ...requirement('T-1'),
  verdict,
  scenarios: [],
  findings: [],
});
const defect = {
  id: 'D-1',
  api: 'things',
  requirements: ['T-1'],
  operations: [],
  observed: 'It fails.',
  effect: 'Retry.',
  state: 'stale',
  findings: 0,
} as const;
const release = { ...run, profile: 'release' };
const covered = { api: 'things', must: 3, of: 9 } as const;

const endings: Readonly<Record<string, Judged>> = {
  'nothing chosen': none,
  interrupted: { ...none, run: { ...run, partial: 'interrupted' } },
  'timed out': { ...none, run: { ...run, partial: 'timed-out' } },
  broken: { ...none, results: [result('a', [], { status: 'error' })] },
  deviating: { ...none, requirements: [reported('deviates')] },
  stray: {
    ...none,
    findings: [
      { check: 'c', outcome: 'fail', api: 'things', expected: 'a', actual: 'b', level: 'must' },
    ],
  },
  stale: { ...none, defects: [defect] },
  'good news': { ...none, run: { ...run, environment: 'tt02' }, defects: [defect] },
  open: { ...none, requirements: [reported('inconclusive')] },
  'release, open': { ...none, run: release, requirements: [reported('inconclusive')] },
  'release, below': { ...none, run: release, coverage: [{ ...covered, floor: 5 }] },
  'release, no floor': { ...none, run: release, coverage: [covered] },
  'release, above': { ...none, run: release, coverage: [{ ...covered, floor: 2 }] },
  nothing: { ...none, results: [result('a', [], { exchanges: 0, checks: 0 })] },
};

for (const [name, judged] of Object.entries(endings))
  test(`why a run ended so is said in Norwegian: ${name}`, () => {
    const { reasons, notices } = toEnding(judged);
    expect(reasons.length + notices.length).toBeGreaterThan(0);
    for (const text of [...reasons, ...notices])
      expect(sayReason(text).toString(), text).toContain('lang="nb"');
  });

test('why a requirement is untested is said in Norwegian', () => {
  const untested = [
    requirement('T-1'),
    requirement('T-2', { check: 'body-matches' }),
    requirement('T-3', { feature: 'copy' }),
    requirement('T-4'),
  ];
  const silent = result('a', ['T-4'], { judged: {} });
  const reasons = toVerdicts(untested, [silent]).map(({ reason = '' }) => reason);
  expect(new Set(reasons).size).toBe(4);
  for (const text of reasons) expect(sayReason(text).toString(), text).toContain('lang="nb"');
});

test('a card that is green tells of deviations below the level that counts', () => {
  const low = { ...requirement('T-1', { level: 'should' }), scenarios: [], findings: [] };
  const report = {
    ...reportWithFaults(),
    requirements: [{ ...low, verdict: 'deviates' as const }],
  };
  expect(headline(report).toString()).toContain('below the level that counts in this run: 1.');
  const counting = { ...report, run: { ...report.run, level: 'should' as const } };
  expect(headline(counting).toString()).not.toContain('below the level');
});

test('a sentence of somebody else stays as it was written, escaped', () => {
  expect(sayReason('A <b> of one app.').toString()).toBe(
    '<span lang="en">A &#60;b&#62; of one app.</span>',
  );
});

test('what stands in the place of a name is taken over as it is', () => {
  const text = sayReason('tt02 names no actor user for things (it has org, anonymous)').toString();
  expect(text).toContain('tt02 nevner ingen aktør user for things (det har org, anonymous)');
});

const applied = { waiver: waiver(), findings: 2, kinds: ['one', 'another'] };
const redWaivers: Readonly<Record<string, Parameters<typeof toWaiverVerdicts>[0][number]>> = {
  'expired and still needed': { ...applied, state: 'expired' },
  expired: { ...applied, state: 'expired', findings: 0 },
  'too broad': { ...applied, state: 'too-broad' },
  stale: { ...applied, state: 'idle', findings: 0 },
};

for (const [name, one] of Object.entries(redWaivers))
  test(`what is wrong with a waiver is said in Norwegian: ${name}`, () => {
    const asked = {
      requirements: [requirement('T-1')],
      results: [result('a', ['T-1'])],
      narrowed: false,
    };
    const [{ told = '' } = {}] = toWaiverVerdicts([one], asked);
    expect(told).not.toBe('');
    expect(sayReason(told).toString(), told).toContain('lang="nb"');
  });
