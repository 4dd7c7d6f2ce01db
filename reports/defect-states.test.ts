import { expect, test } from '@playwright/test';
import type { ScenarioResult } from '#specs';
import { toDefectVerdicts, type DefectState } from './defect-states.ts';
import { defect, finding, result } from './stored-example.ts';

const shown = result('a', ['T-1'], { findings: [finding({ defect: 'D-1' })] });
const gone = result('a', ['T-1']);
const untested = result('b', ['T-1'], { status: 'untested' });

const early = result('c', ['T-1'], { reason: 'ended early: no answer' });

const cases: readonly (readonly [string, readonly ScenarioResult[], boolean, DefectState])[] = [
  ['a finding carries it', [shown], false, 'shown'],
  ['all that can show it ran, and nothing did', [gone], false, 'stale'],
  ['the run was narrowed', [gone], true, 'unseen'],
  ['one scenario that can show it was not judged', [gone, untested], false, 'unseen'],
  ['one that can show it found something else and ended early', [gone, early], false, 'unseen'],
  ['no scenario can show it', [result('a', ['T-2'])], false, 'unseen'],
  ['the scenario is of another API', [{ ...gone, api: 'others' }], false, 'unseen'],
];
for (const [name, results, narrowed, state] of cases) {
  test(`${state}: ${name}`, () => {
    const question = {
      defects: [defect('D-1', ['T-1'])],
      results,
      narrowed,
    };
    expect(toDefectVerdicts(question)).toMatchObject([{ state }]);
  });
}

test('a requirement that only a check judges cannot tell', () => {
  const question = { defects: [defect('D-1', ['T-CONTRACT'])], results: [gone], narrowed: false };
  expect(toDefectVerdicts(question)).toMatchObject([{ state: 'unseen' }]);
});
