import { expect, test } from '@playwright/test';
import { judgeSdir, type SdirCase } from './make-sdir-exchange.ts';
import { sdirNoIdentityInUrl } from './sdir-no-identity-in-url.ts';

const person = '13876512345';
const uuid = '1bd956a7-26a4-41f7-822b-c13876512345';

const cases: readonly SdirCase[] = [
  ['none', {}, []],
  [
    'in the path',
    { path: `/v1/competence/${person}` },
    ['fail | request:url | eleven digits that are one'],
  ],
  [
    'in the query',
    { path: `/v1/competence/1?id=${person}` },
    ['fail | request:url | eleven digits that are one'],
  ],
  ['masked', { path: '/v1/competence/[fnr]' }, ['fail | request:url | eleven digits that are one']],
  ['the end of a uuid', { path: `/v1/competence/${uuid}` }, []],
  ['eleven digits that are none', { path: '/v1/competence/99999999999' }, []],
  ['more digits', { path: `/v1/competence/1${person}` }, []],
  [
    'in Location',
    { headers: { Location: `/v1/competence/${person}` } },
    ['fail | header:location | eleven digits that are one'],
  ],
];

for (const [name, made, found] of cases)
  test(`sdir-no-identity-in-url: ${name}`, () => {
    expect(judgeSdir(sdirNoIdentityInUrl, made)).toEqual(found);
  });
