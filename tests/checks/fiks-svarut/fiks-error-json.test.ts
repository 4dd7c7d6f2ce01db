import { expect, test } from '@playwright/test';
import { fiksErrorJson } from './fiks-error-json.ts';
import {
  besideErrors,
  judgeRefusal,
  message,
  shortMessage,
  type RefusalCase,
} from './make-refusal.ts';

const details = (errorJson: unknown): unknown => message({ errorJson });

const cases: readonly RefusalCase[] = [
  ...besideErrors,
  ['none', shortMessage(), []],
  ['null', details(null), []],
  ['an object', details({ antall: 13 }), []],
  ['JSON as text', details('{"antall": 13}'), []],
  ['a number is for the family to judge', details(13), []],
  ['a text that is no JSON', details('antall: 13'), ['fail | /errorJson | a text that is no JSON']],
  ['an empty text', details(''), ['fail | /errorJson | a text that is no JSON']],
];

for (const [name, body, found, made] of cases) {
  test(`details of an error: ${name}`, () => {
    expect(judgeRefusal(fiksErrorJson, body, made)).toEqual(found);
  });
}
