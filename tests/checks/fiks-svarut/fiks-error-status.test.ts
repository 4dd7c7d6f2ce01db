import { expect, test } from '@playwright/test';
import { fiksErrorStatus } from './fiks-error-status.ts';
import {
  besideErrors,
  judgeRefusal,
  message,
  shortMessage,
  type RefusalCase,
} from './make-refusal.ts';

const cases: readonly RefusalCase[] = [
  ...besideErrors,
  ['the status of the answer', message(), []],
  ['in a short message', shortMessage({ status: 403 }), [], { status: 403 }],
  ['another status', message({ status: 500 }), ['fail | /status | 500']],
  ['zero', message({ status: 0 }), ['fail | /status | 0']],
  ['null', message({ status: null }), ['fail | /status | absent']],
  ['no status', {}, ['fail | /status | absent']],
  ['a text belongs to the family', message({ status: '400' }), 'inapplicable'],
];

for (const [name, body, found, made] of cases) {
  test(`status of an error: ${name}`, () => {
    expect(judgeRefusal(fiksErrorStatus, body, made)).toEqual(found);
  });
}
