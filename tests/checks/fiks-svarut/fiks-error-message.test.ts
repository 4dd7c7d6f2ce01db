import { expect, test } from '@playwright/test';
import { fiksErrorMessage } from './fiks-error-message.ts';
import {
  besideErrors,
  judgeRefusal,
  message,
  shortMessage,
  type RefusalCase,
} from './make-refusal.ts';

const cases: readonly RefusalCase[] = [
  ...besideErrors,
  ['a text', message(), []],
  ['in a short message', shortMessage(), []],
  ['empty', message({ message: '' }), ['fail | /message | empty']],
  ['blank', message({ message: ' \n' }), ['fail | /message | empty']],
  ['null', message({ message: null }), ['fail | /message | absent']],
  ['none', {}, ['fail | /message | absent']],
  ['a number belongs to the family', message({ message: 1 }), 'inapplicable'],
];

for (const [name, body, found, made] of cases) {
  test(`message of an error: ${name}`, () => {
    expect(judgeRefusal(fiksErrorMessage, body, made)).toEqual(found);
  });
}
