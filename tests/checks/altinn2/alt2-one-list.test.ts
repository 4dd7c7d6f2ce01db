import { expect, test } from '@playwright/test';
import { alt2OneList } from './alt2-one-list.ts';
import { bodyOf, judgeCase, type Case } from './judge-case.ts';

const list = { 'x-hal': 'list' };
const single = { 'x-hal': 'resource' };
const self = { self: { href: '/x' } };

const cases: readonly Case[] = [
  { says: 'one list', made: bodyOf({ _embedded: { messages: [] } }), of: list, told: [] },
  { says: 'no list', made: bodyOf({ _links: self }), of: list, told: [/\/_embedded none/] },
  {
    says: 'two lists',
    made: bodyOf({ _embedded: { a: [], b: [] } }),
    of: list,
    told: [/a\[\], b\[\]/],
  },
  { says: 'an object', made: bodyOf({ _embedded: { a: {} } }), of: list, told: [/ a$/] },
  { says: 'a bare list', made: bodyOf([]), of: list, told: [/none/] },
  { says: 'a resource', made: bodyOf({}), of: single, told: 'inapplicable' },
];

for (const one of cases)
  test(`${one.says}: ${one.told === 'inapplicable' ? one.told : `${one.told.length} findings`}`, () => {
    const found = judgeCase(alt2OneList, one);
    if (one.told === 'inapplicable') expect(found).toBe('inapplicable');
    else expect(found).toEqual(one.told.map((pattern) => expect.stringMatching(pattern)));
  });
