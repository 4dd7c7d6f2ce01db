import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { ApiName } from './apis.ts';
import type { ServedApi } from './server/served-api.ts';
import { startMock } from './start-mock.ts';

test('the README names every order of the control address', async () => {
  const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
  const mock = await startMock();
  try {
    const orders = Object.keys(mock.apis).flatMap((name) => {
      const { control = {} }: ServedApi = mock.api(name as ApiName);
      return Object.keys(control);
    });
    expect(orders.length).toBeGreaterThan(8);
    expect(orders.filter((order) => !readme.includes(`| \`${order}`))).toEqual([]);
  } finally {
    await mock.close();
  }
});
