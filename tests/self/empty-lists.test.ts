import { expect, test } from '@playwright/test';
import { runOnMock } from './run-on-mock.ts';

// Nothing is said of items where there are none: a rule about them that met no item was not kept, but not asked.

/** Rules of HAL that are about the items of lists (specs/apis/altinn2/capabilities.yaml). */
const aboutItems = /^ALT2-(?:HAL-00[5678]|NAV-015)$/;

test('rules about the items of lists are untested where every list is empty', async () => {
  const results = await runOnMock('altinn2', {
    answers: { rules: { cuts: () => [] } },
    asks: ({ requirements }) => requirements.some((id) => aboutItems.test(id)),
  });
  expect(results.length).toBeGreaterThan(3);
  for (const { title, status, reason } of results)
    expect({ title, status, reason }).toMatchObject({
      status: 'untested',
      reason: expect.stringContaining('no item to judge'),
    });
});
