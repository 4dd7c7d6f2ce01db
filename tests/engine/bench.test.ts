import { expect, test } from '@playwright/test';
import { faultTables } from '#mock';
import { runOnMock } from '../self/run-on-mock.ts';

test('whatever a scenario claims, a deviation says what was sent, what was answered and how to repeat it', async () => {
  const fault = faultTables['altinn-app'].find(({ id }) => id === 'app-tags-bare-list');
  expect(fault).toBeDefined();
  const results = await runOnMock('altinn-app', {
    answers: fault ?? {},
    asks: ({ file }) => file.endsWith('/tags.spec.ts'),
  });
  const failed = results
    .flatMap(({ findings }) => findings)
    .filter(({ outcome }) => outcome === 'fail');
  expect(failed.length).toBeGreaterThan(5);
  for (const { expected, exchange } of failed) {
    expect(exchange?.curl, expected).toMatch(/^curl .*http/);
    expect(exchange?.request?.headers.length, expected).toBeGreaterThan(0);
    expect(exchange?.response?.bytes, expected).toBeGreaterThanOrEqual(0);
  }
});
