import { expect, test } from '@playwright/test';
import { judgeSdir, type SdirCase } from './make-sdir-exchange.ts';
import { sdirVersionPath } from './sdir-version-path.ts';

const cases: readonly SdirCase[] = [
  ['its own', {}, []],
  ['under the older name', { url: 'https://a/aps-competence/competence/v1/competence/1' }, []],
  [
    'another',
    { path: '/v2/competence/1' },
    ['fail | request:url | /aps-competence-external/v2/competence/1'],
  ],
  [
    'none',
    { path: '/competence/1' },
    ['fail | request:url | /aps-competence-external/competence/1'],
  ],
  [
    'on purpose',
    { path: '/v9/competence/1', request: { deliberatelyInvalid: true } },
    'inapplicable',
  ],
  [
    'a name beside the custom',
    { url: 'https://a/somewhere/v1/competence/1' },
    ['fail | request:url | /somewhere/v1/competence/1'],
  ],
  ['an operation without one', { operationId: 'orderIt', path: '/api/order' }, 'inapplicable'],
];

for (const [name, made, found] of cases)
  test(`sdir-version-path: ${name}`, () => {
    expect(judgeSdir(sdirVersionPath, made)).toEqual(found);
  });
