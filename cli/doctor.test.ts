import { expect, test } from '@playwright/test';
import type { Examined } from '#environments';
import { toExitCode, toTable } from './doctor.ts';

const row = (outcome: Examined['outcome']): Examined => ({
  area: 'setting',
  api: 'altinn-app',
  subject: 'SAMSVAR_A',
  outcome,
  detail: 'missing\nhere',
});

const codes: readonly [outcomes: readonly Examined['outcome'][], code: number][] = [
  [[], 0],
  [['fine', 'note'], 0],
  [['fine', 'refused'], 3],
  [['refused', 'wrong'], 2],
];

test('a wrong setting weighs more than a refusal', () => {
  for (const [outcomes, code] of codes) expect(toExitCode(outcomes.map(row))).toBe(code);
});

test('the table has one line per thing looked at, in columns', () => {
  expect(toTable([row('wrong'), { ...row('fine'), subject: 'B' }])).toEqual([
    'WRONG  setting  altinn-app  SAMSVAR_A  missing here',
    'ok     setting  altinn-app  B          missing here',
  ]);
});
