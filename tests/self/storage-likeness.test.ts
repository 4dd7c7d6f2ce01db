import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startMock, type Mock, type MockOptions } from '../../environments/mock/start-mock.ts';
import { appFiles, appReplay } from './app-replay.ts';
import { IdMap } from './id-map.ts';
import { expectLikeness, isLeftOut, readLikenesses, recordedFolder } from './judge-likeness.ts';
import { readRecording } from './recording.ts';
import { replayRecording, type Replayed } from './replay-recording.ts';
import { moveTo, storageReplay } from './storage-replay.ts';

const folder = recordedFolder('altinn-storage');
const listed = readLikenesses('altinn-storage');
const pathOf = (file: string): string => join(folder, file);

// The order on an empty store that the recording had; the first prepares for all.
const files = ['instances.har', 'paging.har', 'instance.har', 'data.har', 'applications.har'];

async function replayAll(
  mock: Mock,
  ids: IdMap,
  names: readonly string[],
): Promise<readonly Replayed[]> {
  const replay = storageReplay(mock, ids);
  const rows: Replayed[] = [];
  for (const file of names.map(pathOf)) {
    const leaves = isLeftOut.bind(undefined, listed, file);
    rows.push(...(await replayRecording({ ...replay, leaves }, file)));
  }
  return rows;
}

async function onMock<T>(options: MockOptions, run: (mock: Mock) => Promise<T>): Promise<T> {
  const mock = await startMock(options);
  try {
    const result = await run(mock);
    expect(mock.world().crashes, 'errors of the mock itself').toEqual([]);
    return result;
  } finally {
    await mock.close();
  }
}

async function replayMain(mock: Mock): Promise<readonly Replayed[]> {
  moveTo(mock, readRecording(pathOf('instances.har'))[0]?.startedMs ?? 0);
  return replayAll(mock, new IdMap(), files);
}

test('the mock answers the recorded cases of Storage as the service did', async () => {
  test.setTimeout(120_000);
  const rows = await onMock({}, replayMain);
  expect(rows.length).toBeGreaterThan(110);
  expectLikeness(rows, files, listed);
});

// The store of the recording held hundreds of instances, more than a page of a user's.
async function fillStore(mock: Mock): Promise<void> {
  const address = `${mock.apis['altinn-app']?.baseUrl}/ttd/kontrakt/instances/create`;
  const headers = {
    authorization: `Bearer ${mock.actors['user']?.token}`,
    'content-type': 'application/json',
  };
  const body = JSON.stringify({ instanceOwner: { partyId: '501337' } });
  for (let count = 0; count < 100; count += 1)
    expect((await fetch(address, { method: 'POST', headers, body })).status).toBe(201);
}

// It was recorded behind the app's recordings, and goes on with an instance of theirs.
test('the mock answers the recorded cases of locks and levels as the service did', async () => {
  test.setTimeout(180_000);
  const rows = await onMock({}, async (mock) => {
    const ids = new IdMap();
    const replayed = appReplay(mock, ids);
    const ofApp = recordedFolder('altinn-app');
    for (const file of appFiles) await replayRecording(replayed, join(ofApp, file));
    await fillStore(mock);
    return replayAll(mock, ids, ['extra.har']);
  });
  expect(rows.length).toBeGreaterThan(2);
  expectLikeness(rows, ['extra.har'], listed);
});

test('as promised, no recorded request to Storage is answered with a server error', async () => {
  test.setTimeout(120_000);
  const errors: string[] = [];
  const onAnswer: MockOptions['onAnswer'] = (request, reply) => {
    if (reply.status >= 500) errors.push(`${request.method} ${request.rawTarget} ${reply.status}`);
  };
  await onMock({ like: 'promise', onAnswer }, replayMain);
  expect(errors).toEqual([]);
});
