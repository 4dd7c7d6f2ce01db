import { expect, test } from '@playwright/test';
import { alt2MarkAsRead } from './alt2-mark-as-read.ts';
import { judgeCase, type Case } from './judge-case.ts';

const cases: readonly Case[] = [
  {
    says: 'false',
    made: { url: 'https://h.example/things/1?markAsRead=false' },
    id: 'getMessage',
    told: [],
  },
  {
    says: 'False in another case',
    made: { url: 'https://h.example/things/1?language=1044&MarkAsRead=False' },
    id: 'getMessage',
    told: [],
  },
  { says: 'nothing', made: {}, id: 'getMessage', told: [/warn.*marks the message/] },
  {
    says: 'true',
    made: { url: 'https://h.example/things/1?markAsRead=true' },
    id: 'getMessage',
    told: [/markAsRead=true/],
  },
  { says: 'a list', made: {}, id: 'listMessages', told: 'inapplicable' },
];

for (const one of cases)
  test(`${one.says}: ${one.told === 'inapplicable' ? one.told : `${one.told.length} findings`}`, () => {
    const found = judgeCase(alt2MarkAsRead, one);
    if (one.told === 'inapplicable') expect(found).toBe('inapplicable');
    else expect(found).toEqual(one.told.map((pattern) => expect.stringMatching(pattern)));
  });
