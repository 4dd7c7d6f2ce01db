import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startMock, type MockOptions } from '../../environments/mock/start-mock.ts';
import { appFiles, appReplay } from './app-replay.ts';
import { IdMap } from './id-map.ts';
import { expectLikeness, readLikenesses, recordedFolder } from './judge-likeness.ts';
import { replayRecording, type Replayed } from './replay-recording.ts';

const folder = recordedFolder('altinn-app');
const listed = readLikenesses('altinn-app');

async function replay(
  files: readonly string[],
  apps: readonly string[],
): Promise<readonly Replayed[]> {
  const mock = await startMock({ apps });
  const replayed = appReplay(mock, new IdMap());
  const rows: Replayed[] = [];
  try {
    for (const file of files) rows.push(...(await replayRecording(replayed, join(folder, file))));
    expect(mock.world().crashes, 'errors of the mock itself').toEqual([]);
    return rows;
  } finally {
    await mock.close();
  }
}

test('the mock answers the recorded cases of kontrakt as the service did', async () => {
  test.setTimeout(120_000);
  const rows = await replay(appFiles, []);
  expect(rows.length).toBeGreaterThan(400);
  expectLikeness(rows, appFiles, listed);
});

for (const file of readdirSync(join(folder, 'variants'))) {
  const name = file.replace('.har', '');
  test(`the mock answers the recorded cases of the variant ${name} as the service did`, async () => {
    const files = [join('variants', file)];
    const rows = await replay(files, [join(folder, 'apps', name)]);
    expectLikeness(rows, files, listed);
  });
}

test('as promised, no recorded request is answered with a server error', async () => {
  test.setTimeout(120_000);
  const errors: string[] = [];
  const onAnswer: MockOptions['onAnswer'] = (request, reply) => {
    if (reply.status >= 500) errors.push(`${request.method} ${request.rawTarget} ${reply.status}`);
  };
  const replayAll = async (files: readonly string[], apps: readonly string[]): Promise<void> => {
    const mock = await startMock({ apps, like: 'promise', onAnswer });
    const replayed = appReplay(mock, new IdMap());
    for (const file of files) await replayRecording(replayed, join(folder, file));
    await mock.close();
  };
  await replayAll(appFiles, []);
  for (const file of readdirSync(join(folder, 'variants'))) {
    await replayAll([join('variants', file)], [join(folder, 'apps', file.replace('.har', ''))]);
  }
  expect(errors).toEqual([]);
});
