import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startMock } from '../../environments/mock/start-mock.ts';
import { setEventsStage } from './events-replay.ts';
import { IdMap } from './id-map.ts';
import { expectLikeness, isLeftOut, readLikenesses, recordedFolder } from './judge-likeness.ts';
import { readRecording, type RecordedCase } from './recording.ts';
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

interface Recorded {
  readonly response: {
    readonly headers: readonly { readonly name: string; readonly value: string }[];
  };
}

function nextOf({ entry }: RecordedCase): string {
  const { response } = entry as unknown as Recorded;
  return response.headers.find(({ name }) => name === 'next')?.value ?? '';
}

const withoutHost = (address: string): string => address.replace(/^http:\/\/[^/]+/, '');

test('the mock answers the recorded cases of Events as the service did', async () => {
  test.setTimeout(120_000);
  const stage = await setEventsStage();
  const ids = new IdMap();
  const pages: { readonly case: string; readonly recorded: string; readonly actual: string }[] = [];
  let next = '';
  const mock = await startMock({
    apis: ['altinn-events'],
    control: false,
    onAnswer: (_, { headers }) => (next = headers.find(([name]) => name === 'next')?.[1] ?? ''),
  });
  mock.reset({ faults: stage.faults });
  const rows: Replayed[] = [];
  try {
    const { clock } = mock.world();
    const began = readRecording(join(folder, files[0] ?? ''))[0]?.startedMs ?? 0;
    clock.advance(began - clock.now().getTime());
    const replay = {
      ...stage.replay(mock, ids),
      after: (one: RecordedCase) => {
        if (one.answer !== undefined)
          pages.push({ case: one.id, recorded: nextOf(one), actual: next });
      },
    };
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
  const differing = pages.filter(
    ({ recorded, actual }) => withoutHost(ids.replace(recorded)) !== withoutHost(actual),
  );
  expect(pages.filter(({ recorded }) => recorded !== '').length).toBeGreaterThan(80);
  expect(differing, 'addresses of the next page').toEqual([]);
  expectLikeness(rows, files, listed);
});

test('as promised, no recorded request is answered with a server error', async () => {
  test.setTimeout(120_000);
  const stage = await setEventsStage();
  const errors: string[] = [];
  const mock = await startMock({
    apis: ['altinn-events'],
    control: false,
    onAnswer: ({ method, rawTarget }, { status }) => {
      if (status >= 500) errors.push(`${method} ${rawTarget} ${status}`);
    },
  });
  mock.reset({ like: 'promise', faults: stage.faults });
  const replay = stage.replay(mock, new IdMap());
  const calm = files.filter((file) => !file.includes('queue'));
  for (const file of calm) await replayRecording(replay, join(folder, file));
  await mock.close();
  await stage.close();
  // The page of errors itself, which nobody is meant to call.
  expect(errors.filter((error) => !error.includes('/error'))).toEqual([]);
});
