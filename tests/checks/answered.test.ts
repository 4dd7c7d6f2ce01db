import { expect, test } from '@playwright/test';
import { answered } from './answered.ts';
import { exchange, judgeBy, operation, response } from './make-context.ts';

const it = operation([response('200')]);

test('an answer passes', () => {
  expect(judgeBy(answered, it, exchange())).toEqual([]);
});

test('a connection that failed is inconclusive, never a failure', () => {
  const { response: _answer, ...silent } = exchange();
  const fault = { kind: 'refused', message: 'nobody listens' } as const;
  expect(judgeBy(answered, it, { ...silent, fault })).toEqual([
    'inconclusive | refused: nobody listens',
  ]);
});

test('a recorded request without an answer gives nothing to judge', () => {
  const { response: _answer, ...silent } = exchange();
  expect(judgeBy(answered, it, silent)).toBe('inapplicable');
});
