import { expect, test } from '@playwright/test';
import { ExpressionError, evaluateExpression } from './expression.ts';
import type { ExpressionContext } from './expression.ts';

const model = { navn: 'Kari', antall: 7, aktiv: true, linjer: [{ kode: 'A' }, { kode: 'B' }] };
const context: ExpressionContext = {
  gatewayAction: 'reject',
  language: 'nb',
  instance: { instanceOwnerPartyId: '501337', appId: 'ttd/kontrakt' },
  model: (dataType) => (dataType === undefined || dataType === 'Skjema' ? model : undefined),
};

const cases: readonly (readonly [expression: unknown, value: unknown])[] = [
  [['equals', ['gatewayAction'], 'reject'], true],
  [['notEquals', ['gatewayAction'], 'reject'], false],
  [['equals', ['dataModel', 'antall'], '7'], true],
  [['equals', ['dataModel', 'aktiv'], 'TRUE'], true],
  [['equals', ['dataModel', 'finnesIkke'], 'null'], true],
  [['equals', ['dataModel', 'NAVN'], 'Kari'], true],
  [['equals', ['dataModel', 'linjer[1].kode', 'Skjema'], 'B'], true],
  [['equals', ['dataModel', 'navn', 'annen'], null], true],
  [['greaterThan', ['dataModel', 'antall'], 6], true],
  [['greaterThanEq', 7, ['dataModel', 'antall']], true],
  [['lessThan', '6', 7], true],
  [['lessThanEq', 8, 7], false],
  [['greaterThan', null, 6], false],
  [['and', true, ['not', false], 1], true],
  [['or', false, null, 'true'], true],
  [['if', true, 'a'], 'a'],
  [['if', false, 'a'], null],
  [['if', false, 'a', 'else', ['concat', 'b', 1]], 'b1'],
  [['contains', ['dataModel', 'navn'], 'ar'], true],
  [['notContains', 'abc', 'x'], true],
  [['contains', null, 'x'], false],
  [['startsWith', 'abc', 'ab'], true],
  [['endsWith', 'abc', 'bc'], true],
  [['commaContains', 'a, b', 'b'], true],
  [['upperCase', 'a'], 'A'],
  [['lowerCase', 'A'], 'a'],
  [['stringLength', 'abc'], 3],
  [['language'], 'nb'],
  [['instanceContext', 'instanceOwnerPartyId'], '501337'],
  ['literal', 'literal'],
];
for (const [expression, value] of cases) {
  test(`${JSON.stringify(expression)} is ${JSON.stringify(value)}`, () => {
    expect(evaluateExpression(expression, context)).toBe(value);
  });
}

const refused: readonly (readonly [expression: unknown, text: RegExp])[] = [
  [['smash', 1], /Function "smash" not implemented/],
  [['equals', 1], /Expected 2 arguments/],
  [['not', 'kanskje'], /Expected boolean/],
  [['greaterThan', 'mange', 1], /Expected number/],
  [['if', true, 'a', 'ellers', 'b'], /else/],
  [{ op: 'equals' }, /Expected an expression/],
];
for (const [expression, text] of refused) {
  test(`${JSON.stringify(expression)} is refused`, () => {
    expect(() => evaluateExpression(expression, context)).toThrow(ExpressionError);
    expect(() => evaluateExpression(expression, context)).toThrow(text);
  });
}
