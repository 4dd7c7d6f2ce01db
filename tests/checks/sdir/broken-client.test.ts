import { expect, test } from '@playwright/test';
import { brokenSdirClients } from './broken-client.cases.ts';
import { sdirChecks } from './index.ts';
import { judgeSdir } from './make-sdir-exchange.ts';

for (const { name, breaks, path } of brokenSdirClients)
  test(`a broken client: ${name}`, () => {
    const found = sdirChecks
      .map((check) => [check.id, judgeSdir(check, { path })] as const)
      .filter(([, lines]) => lines !== 'inapplicable' && lines.length > 0);
    expect(found.map(([id]) => id)).toEqual([breaks]);
  });

test('every check of the request has a client that breaks it', () => {
  const broken = new Set(brokenSdirClients.map(({ breaks }) => breaks));
  const ofRequest = sdirChecks.filter(({ judges }) => judges === 'request');
  expect([...broken]).toEqual(ofRequest.map(({ id }) => id));
});
