import { expect, test } from '@playwright/test';
import { judgeSdir, type SdirCase } from './make-sdir-exchange.ts';
import { sdirCharset } from './sdir-charset.ts';

const cases: readonly SdirCase[] = [
  ['utf-8 in any case', { type: 'application/json; charset=UTF-8' }, []],
  ['quoted', { type: 'application/json;charset="utf-8"' }, []],
  ['none', {}, []],
  [
    'another',
    { type: 'application/json; charset=iso-8859-1' },
    ['fail | header:content-type | iso-8859-1'],
  ],
  ['an error', { status: 400, type: 'text/html; charset=iso-8859-1' }, 'inapplicable'],
  ['no body', { type: undefined, body: '' }, 'inapplicable'],
];

for (const [name, made, found] of cases)
  test(`sdir-charset: ${name}`, () => {
    expect(judgeSdir(sdirCharset, made)).toEqual(found);
  });
