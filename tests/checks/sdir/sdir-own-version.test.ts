import { expect, test } from '@playwright/test';
import { json, judgeSdir, type SdirCase } from './make-sdir-exchange.ts';
import { sdirOwnVersion } from './sdir-own-version.ts';

const cases: readonly SdirCase[] = [
  ['no address', json(200, { name: 'v2' }), 'inapplicable'],
  ['an address without a version', json(200, { name: '/codes' }), 'inapplicable'],
  [
    'its own',
    json(201, { a: '/x/v1/competence/1' }, { headers: { Location: 'https://a/v1/1' } }),
    [],
  ],
  [
    'another, in header and body',
    json(201, { a: '/x/v2/competence' }, { headers: { Location: 'https://a/x/v2' } }),
    ['fail | header:location | one of v2', 'fail | /a | one of v2'],
  ],
  [
    'an operation without one',
    json(200, { a: '/v2/x' }, { operationId: 'orderIt', path: '/api/order' }),
    'inapplicable',
  ],
];

for (const [name, made, found] of cases)
  test(`sdir-own-version: ${name}`, () => {
    expect(judgeSdir(sdirOwnVersion, made)).toEqual(found);
  });
