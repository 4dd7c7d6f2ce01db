import { expect, test } from '@playwright/test';
import { fiksErrorId } from './fiks-error-id.ts';
import {
  besideErrors,
  judgeRefusal,
  message,
  shortMessage,
  type RefusalCase,
} from './make-refusal.ts';

const bare = '0b8f5a526c0f4a549a411f6d8f0f3a11';

const cases: readonly RefusalCase[] = [
  ...besideErrors,
  ['a uuid', message(), []],
  ['in a short message', shortMessage(), []],
  ['in upper case', message({ errorId: '0B8F5A52-6C0F-4A54-9A41-1F6D8F0F3A11' }), []],
  ['without dashes', message({ errorId: bare }), [`warn | /errorId | ${bare}`]],
  ['null', message({ errorId: null }), ['fail | /errorId | absent']],
  ['none', {}, ['fail | /errorId | absent']],
  ['empty', message({ errorId: '' }), ['fail | /errorId | ']],
  ['another text', message({ errorId: 'E-17' }), ['fail | /errorId | E-17']],
  ['a number belongs to the family', message({ errorId: 17 }), 'inapplicable'],
];

for (const [name, body, found, made] of cases) {
  test(`id of an error: ${name}`, () => {
    expect(judgeRefusal(fiksErrorId, body, made)).toEqual(found);
  });
}
