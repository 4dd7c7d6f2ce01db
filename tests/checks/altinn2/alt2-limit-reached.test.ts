import { expect, test } from '@playwright/test';
import { alt2LimitReached } from './alt2-limit-reached.ts';
import { bodyOf, judgeCase, type Case } from './judge-case.ts';

const list = { 'x-hal': 'list' };

const cases: readonly Case[] = [
  { says: 'a whole list', made: bodyOf({}), of: list, told: [] },
  {
    says: 'a warning',
    made: { ...bodyOf({}), headers: { 'X-Warning-LimitReached': '1000' } },
    of: list,
    told: [/warn header:x-warning-limitreached 1000/],
  },
  {
    says: 'no list',
    made: { ...bodyOf({}), headers: { 'X-Warning-LimitReached': '1000' } },
    told: 'inapplicable',
  },
];

for (const one of cases)
  test(`${one.says}: ${one.told === 'inapplicable' ? one.told : `${one.told.length} findings`}`, () => {
    const found = judgeCase(alt2LimitReached, one);
    if (one.told === 'inapplicable') expect(found).toBe('inapplicable');
    else expect(found).toEqual(one.told.map((pattern) => expect.stringMatching(pattern)));
  });
