import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startMock } from '../../environments/mock/start-mock.ts';
import { setEventsStage } from './events-replay.ts';
import { IdMap } from './id-map.ts';
import { expectLikeness, isLeftOut, readLikenesses, recordedFolder } from './judge-likeness.ts';
import { readRecording } from './recording.ts';
import { replayRecording, type Replayed } from './replay-recording.ts';

const folder = recordedFolder('altinn-events');
const listed = readLikenesses('altinn-events');

// One history on one database, in the order of its hours.
const files = [
  'events-visibility.har',
  'events-publish-app.har',
  'events-publish.har',
  'events-app.har',
  'events-party.har',
  'events-generic.har',
  'events-paging.har',
  'events-subscriptions.har',
  'events-misc.har',
  'events-queue-storage.har',
  'events-queue-down.har',
];

test('the mock answers the recorded cases of Events as the service did', async () => {
  test.setTimeout(120_000);
  const stage = await setEventsStage();
  const mock = await startMock({ apis: ['altinn-events'], control: false });
  mock.reset({ faults: stage.faults });
  const rows: Replayed[] = [];
  try {
    const { clock } = mock.world();
    const began = readRecording(join(folder, files[0] ?? ''))[0]?.startedMs ?? 0;
    clock.advance(began - clock.now().getTime());
    const replay = stage.replay(mock, new IdMap());
    for (const file of files) {
      const leaves = isLeftOut.bind(undefined, listed, file);
      rows.push(...(await replayRecording({ ...replay, leaves }, join(folder, file))));
    }
    expect(mock.world().crashes, 'errors of the mock itself').toEqual([]);
  } finally {
    await mock.close();
    await stage.close();
  }
  expect(rows.length).toBeGreaterThan(340);
  expectLikeness(rows, files, listed);
});
