import { appendFileSync, mkdtempSync, readdirSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createClient, targetFromEndpoints, type Client } from '#environments';
import { startMock, type Mock } from '#mock';
import { openJournal, type Journal, type Removal } from './journal.ts';
import { sweep } from './sweep.ts';

let mock: Mock;
let client: Client;
let folder: string;
let journal: Journal;
const told: string[] = [];

test.beforeAll(async () => {
  mock = await startMock();
  client = createClient({ target: targetFromEndpoints(mock, 'altinn-app') });
});
test.afterAll(async () => {
  await client.close();
  await mock.close();
});
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samsvar-made-'));
  journal = openJournal({ folder, name: 'run-1' });
  told.length = 0;
});

const hour = 3600 * 1000;

function sweepAfter(ms: number): Promise<void> {
  return sweep({
    folder,
    clients: [client],
    warn: (text) => void told.push(text),
    nowMs: Date.now() + ms,
  });
}

async function make(): Promise<Removal> {
  const made = await client.send({
    method: 'POST',
    path: '/ttd/kontrakt/instances/create',
    as: 'user',
    headers: [['Content-Type', 'application/json']],
    body: '{"instanceOwner":{"partyId":"501337"}}',
  });
  const { id } = made.json() as { id: string };
  const path = `/ttd/kontrakt/instances/${id}?hard=true`;
  const removal: Removal = {
    api: 'altinn-app',
    baseUrl: client.target.baseUrl,
    steps: [
      { method: 'DELETE', path, as: 'nobody' },
      { method: 'DELETE', path, as: 'user' },
    ],
  };
  journal.made(removal);
  return removal;
}

/** The service still answers for what was deleted hard, and says so. */
async function isThere({ steps }: Removal): Promise<boolean> {
  const path = (steps[0]?.path ?? '').replace('?hard=true', '');
  const read = await client.send({ method: 'GET', path, as: 'user' });
  const { status } = read.json() as { status: { isHardDeleted: boolean } };
  return !status.isHardDeleted;
}

test('what was made and not removed goes after six hours, not before', async () => {
  const [first, second] = [await make(), await make()];
  await sweepAfter(5.9 * hour);
  expect(await isThere(first)).toBe(true);
  await sweepAfter(6.1 * hour);
  expect([await isThere(first), await isThere(second)]).toEqual([false, false]);
  expect(told).toEqual(['an earlier run left data: 2 removed']);
  expect(readdirSync(folder)).toEqual([]);
});

test('a journal is gone when everything in it was removed', async () => {
  const removal = await make();
  expect(readdirSync(folder)).toHaveLength(1);
  journal.removed(removal);
  expect(readdirSync(folder)).toEqual([]);
});

test('a line that a crash cut off does not hide the others, and what was removed is not asked for', async () => {
  const [kept, removed] = [await make(), await make()];
  journal.removed(removed);
  appendFileSync(join(folder, 'run-1.jsonl'), '{"state":"made","at":"20');
  await sweepAfter(7 * hour);
  expect(await isThere(kept)).toBe(false);
  expect(await isThere(removed)).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
});

test('what was made elsewhere, or cannot be removed, stays noted for thirty days', async () => {
  journal.made({ ...(await make()), baseUrl: 'http://127.0.0.1:9' });
  const refused = await make();
  journal.made({
    ...refused,
    steps: [{ method: 'DELETE', path: '/ttd/none/instances/1/x', as: 'nobody' }],
  });
  await sweepAfter(7 * hour);
  expect(told).toEqual(['an earlier run left data: 2 removed, 1 could not be removed']);
  const [name = ''] = readdirSync(folder);
  const file = join(folder, name);
  utimesSync(file, 0, 0);
  await sweepAfter(31 * 24 * hour);
  expect(readdirSync(folder)).toEqual([]);
});

test('two sweeps at once remove everything once', async () => {
  const removals = [await make(), await make(), await make()];
  await Promise.all([sweepAfter(7 * hour), sweepAfter(7 * hour)]);
  for (const removal of removals) expect(await isThere(removal)).toBe(false);
  expect(told).toHaveLength(1);
});
