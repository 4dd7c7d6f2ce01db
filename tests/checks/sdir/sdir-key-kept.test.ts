import { expect, test } from '@playwright/test';
import { judgeSdir, type SdirCase } from './make-sdir-exchange.ts';
import { sdirKeyKept } from './sdir-key-kept.ts';

const key = '0123456789abcdef0123456789abcdef';
const withKey = (value: string): object => ({
  request: { headers: [['Ocp-Apim-Subscription-Key', value]] },
});

const cases: readonly SdirCase[] = [
  ['kept', withKey(key), []],
  [
    'a header of its own',
    { headers: { 'Ocp-Apim-Subscription-Key': 'x' } },
    ['fail | header:ocp-apim-subscription-key | the key'],
  ],
  [
    'another header',
    { ...withKey(key), headers: { 'X-Key': `key ${key}` } },
    ['fail | header:x-key | the key'],
  ],
  ['in the body', { ...withKey(key), body: `{"name":"${key}"}` }, ['fail |  | the key']],
  ['by its name', { body: `{"Ocp-Apim-Subscription-Key": "${key}"}` }, ['fail |  | the key']],
  ['the name alone', { body: '{"name":"send Ocp-Apim-Subscription-Key"}' }, []],
  ['a masked one', { ...withKey('***'), body: '{"name":"***"}' }, []],
  [
    'the name of a variable',
    { ...withKey('$SAMSVAR_TOKEN_REPORTER'), body: '{"name":"$SAMSVAR_TOKEN_REPORTER"}' },
    [],
  ],
];

for (const [name, made, found] of cases)
  test(`sdir-key-kept: ${name}`, () => {
    expect(judgeSdir(sdirKeyKept, made)).toEqual(found);
  });
