import { expect, test } from '@playwright/test';
import type { Exchange } from '#specs';
import { DataSurvivesRefusal } from './data-survives-refusal.ts';
import { exchange } from './make-context.ts';

const at = (method: string, status: number, body: string): Exchange =>
  exchange({ status, body, request: { method } });

function judgeAll(entries: readonly Exchange[]): string[] {
  const check = new DataSurvivesRefusal();
  return entries.flatMap((entry, place) =>
    check.judge(entry, place).map(({ actual }) => `${place}: ${actual}`),
  );
}

test('bytes that a refused write destroyed are a finding of the read', () => {
  const entries = [at('GET', 200, 'abc'), at('PUT', 422, ''), at('GET', 200, '')];
  expect(judgeAll(entries)).toEqual(['2: none after the write refused in entry 1']);
  expect(judgeAll(entries.slice(1))).toEqual(['1: none after the write refused in entry 0']);
});

test('bytes that are still there, were never there, or were written since, are not', () => {
  expect(judgeAll([at('PUT', 422, ''), at('GET', 200, 'abc')])).toEqual([]);
  expect(judgeAll([at('GET', 200, ''), at('PUT', 422, ''), at('GET', 200, '')])).toEqual([]);
  expect(judgeAll([at('PUT', 422, ''), at('PUT', 200, ''), at('GET', 200, '')])).toEqual([]);
  expect(judgeAll([at('PUT', 422, ''), at('GET', 404, '')])).toEqual([]);
});

test('a write whose answer is not known ends what is known', () => {
  const { response: _answer, ...silent } = at('POST', 200, '');
  expect(judgeAll([at('PUT', 422, ''), silent, at('GET', 200, '')])).toEqual([]);
});
