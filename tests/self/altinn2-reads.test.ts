import { expect, test } from '@playwright/test';
import { runOnMock, unjudged } from './run-on-mock.ts';

// A suite that marks the messages of others as read does harm: every read of one says markAsRead=false,
// also where an address was found in an answer.

test('no scenario of Altinn 2 marks a message as read, but the one that asks what happens then', async () => {
  test.setTimeout(120_000);
  const results = await runOnMock('altinn2');
  expect(results.flatMap(unjudged)).toEqual([]);
  const marking = results.filter(({ findings }) =>
    findings.some(({ check }) => check === 'alt2-mark-as-read'),
  );
  expect(marking.map(({ requirements }) => requirements)).toEqual([['ALT2-MSG-003']]);
});
