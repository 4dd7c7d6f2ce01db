import { expect, test } from '@playwright/test';
import { alt2BareJson } from './alt2-bare-json.ts';
import { bodyOf, types, judgeCase, type Case } from './judge-case.ts';

const self = { self: { href: '/x' } };

const cases: readonly Case[] = [
  { says: 'a list', made: bodyOf([{ _links: self }], types.json), told: [] },
  {
    says: 'nested hypermedia',
    made: bodyOf({ Roles: { _links: self, _embedded: {} } }, types.json),
    told: [],
  },
  {
    says: 'links at the top',
    made: bodyOf({ _links: self }, types.json),
    told: [/\/_links there/],
  },
  {
    says: 'both',
    made: bodyOf({ _links: self, _embedded: {} }, types.json),
    told: [/_links/, /_embedded/],
  },
  { says: 'HAL', made: bodyOf({ _links: self }), told: 'inapplicable' },
];

for (const one of cases)
  test(`${one.says}: ${one.told === 'inapplicable' ? one.told : `${one.told.length} findings`}`, () => {
    const found = judgeCase(alt2BareJson, one);
    if (one.told === 'inapplicable') expect(found).toBe('inapplicable');
    else expect(found).toEqual(one.told.map((pattern) => expect.stringMatching(pattern)));
  });
