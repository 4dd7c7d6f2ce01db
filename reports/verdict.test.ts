import { expect, test } from '@playwright/test';
import type { Requirement, ScenarioResult, Verdict } from '#specs';
import { finding, requirement, result } from './stored-example.ts';
import { toVerdicts } from './verdict.ts';

const one = requirement('T-1');
const byCheck = requirement('T-1', { check: 'no-server-error' });
const open = finding({ requirement: 'T-1' });
const listed = finding({ requirement: 'T-1', defect: 'D-1' });
const waived = finding({ requirement: 'T-1', waiver: 'W-1' });
const warn = finding({ requirement: 'T-1', outcome: 'warn' });
const unclear = finding({ requirement: 'T-1', outcome: 'inconclusive', actual: 'gone' });
const holds = result('a', ['T-1']);
const withFindings = (...findings: ScenarioResult['findings']): ScenarioResult =>
  result('b', ['T-1'], { findings });
const ended = (status: ScenarioResult['status']): ScenarioResult =>
  result('c', ['T-1'], { status, reason: `was ${status}`, judged: {} });

const cases: readonly (readonly [
  string,
  Requirement,
  readonly ScenarioResult[],
  Verdict,
  string?,
])[] = [
  ['nothing asked it', one, [], 'untested', 'no scenario asked it in this run'],
  ['it is excluded', { ...one, excluded: 'hidden' }, [], 'untested', 'hidden'],
  ['a scenario judged it', one, [holds], 'conforms'],
  [
    'a scenario names it and judges nothing',
    one,
    [result('a', ['T-1'], { judged: {} })],
    'untested',
    '"GET /things/{id} a" made no judgement of it',
  ],
  ['a note is no deviation', one, [withFindings(warn)], 'conforms'],
  ['a listed defect waives its finding', one, [withFindings(listed)], 'waived'],
  ['a waiver waives its finding', one, [withFindings(waived)], 'waived'],
  ['another finding beside a waived one deviates', one, [withFindings(listed, open)], 'deviates'],
  ['another scenario that conforms does not excuse', one, [holds, withFindings(open)], 'deviates'],
  [
    'a finding of another requirement does not touch it',
    one,
    [withFindings(finding({ requirement: 'T-2' }))],
    'conforms',
  ],
  [
    'a finding of another API does not touch it',
    one,
    [{ ...withFindings(open), api: 'others' }],
    'untested',
    'no scenario asked it in this run',
  ],
  [
    'a scenario without its name can judge it',
    one,
    [result('a', ['T-2'], { judged: { 'T-1': 1 } })],
    'conforms',
  ],
  [
    'a scenario could not judge',
    one,
    [holds, ended('inconclusive')],
    'inconclusive',
    'was inconclusive',
  ],
  ['a finding is inconclusive', one, [withFindings(unclear)], 'inconclusive', 'gone'],
  [
    'a deviation goes before inconclusive',
    one,
    [ended('inconclusive'), withFindings(open)],
    'deviates',
  ],
  [
    'the suite broke goes before all',
    one,
    [withFindings(open), ended('error')],
    'error',
    'was error',
  ],
  ['one untested scenario beside one that judged', one, [ended('untested'), holds], 'conforms'],
  ['all scenarios untested', one, [ended('untested')], 'untested', 'was untested'],
  [
    'inapplicable goes before untested',
    one,
    [ended('untested'), ended('inapplicable')],
    'inapplicable',
    'was inapplicable',
  ],
  ['a check judged exchanges of any scenario', byCheck, [result('a', ['T-9'])], 'conforms'],
  [
    'a check found something in any scenario',
    byCheck,
    [
      result('a', ['T-9'], {
        findings: [finding({ requirement: 'T-9', check: 'no-server-error' })],
      }),
    ],
    'deviates',
  ],
  [
    'a check judged before the scenario broke off',
    byCheck,
    [result('a', ['T-9'], { status: 'error' })],
    'conforms',
  ],
  [
    'a check judged nothing',
    byCheck,
    [result('a', ['T-9'], { checkCounts: {} })],
    'untested',
    'no exchange gave the check no-server-error anything to judge',
  ],
];

for (const [name, of, results, verdict, reason] of cases) {
  test(`${verdict}: ${name}`, () => {
    const [found] = toVerdicts([of], results);
    expect(found?.verdict).toBe(verdict);
    if (reason !== undefined) expect(found?.reason).toBe(reason);
  });
}
