import { expect, test } from '@playwright/test';
import { alt2MaskedReason } from './alt2-masked-reason.ts';
import { judgeCase, type Case } from './judge-case.ts';

const cases: readonly Case[] = [
  {
    says: 'hidden digits',
    made: { response: { reason: 'no profile for ***********' } },
    told: [],
  },
  {
    says: 'all digits',
    made: { response: { reason: 'no profile for 02895812345' } },
    told: [/eleven digits/],
  },
  { says: 'no text', made: {}, told: 'inapplicable' },
];

for (const one of cases)
  test(`${one.says}: ${one.told === 'inapplicable' ? one.told : `${one.told.length} findings`}`, () => {
    const found = judgeCase(alt2MaskedReason, one);
    if (one.told === 'inapplicable') expect(found).toBe('inapplicable');
    else expect(found).toEqual(one.told.map((pattern) => expect.stringMatching(pattern)));
  });
