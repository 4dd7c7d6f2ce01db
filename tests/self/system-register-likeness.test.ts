import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startMock } from '../../environments/mock/start-mock.ts';
import { IdMap } from './id-map.ts';
import { expectLikeness, isLeftOut, readLikenesses, recordedFolder } from './judge-likeness.ts';
import { replayRecording, type Replayed } from './replay-recording.ts';
import { asRecorded, readRecordedIds, registerReplay } from './system-register-replay.ts';

const folder = recordedFolder('altinn-system-register');
const listed = readLikenesses('altinn-system-register');

// One history on one database. `sysreg-without-maskinporten` is a service that is set up otherwise,
// and every answer of it is withheld.
const files = [
  'sysreg-tokens.har',
  'sysreg-register.har',
  'sysreg-read.har',
  'sysreg-update.har',
  'sysreg-changelog.har',
  'sysreg-delete.har',
  'sysreg-request.har',
  'sysreg-request-read.har',
  'sysreg-request-status.har',
  'sysreg-agent.har',
  'sysreg-systemuser.har',
  'sysreg-changerequest.har',
  'sysreg-systemuser-deleted.har',
  'sysreg-paging.har',
];

test('the mock answers the recorded cases of the system register as the service did', async () => {
  test.setTimeout(120_000);
  const mock = await startMock({ apis: ['altinn-system-register'], control: false });
  mock.reset({ faults: asRecorded(readRecordedIds()) });
  const replay = registerReplay(mock, new IdMap());
  const rows: Replayed[] = [];
  try {
    for (const file of files) {
      const leaves = isLeftOut.bind(undefined, listed, file);
      rows.push(...(await replayRecording({ ...replay, leaves }, join(folder, file))));
    }
    expect(mock.world().crashes, 'errors of the mock itself').toEqual([]);
  } finally {
    await mock.close();
  }
  expect(rows.length).toBeGreaterThan(450);
  expectLikeness(rows, files, listed);
});

test('as promised, no recorded request is answered with a server error', async () => {
  test.setTimeout(120_000);
  const errors: string[] = [];
  const mock = await startMock({
    apis: ['altinn-system-register'],
    control: false,
    onAnswer: ({ method, rawTarget }, { status }) => {
      if (status >= 500) errors.push(`${method} ${rawTarget} ${status}`);
    },
  });
  mock.reset({ like: 'promise', faults: asRecorded(readRecordedIds()) });
  const replay = registerReplay(mock, new IdMap());
  for (const file of files) await replayRecording(replay, join(folder, file));
  await mock.close();
  expect(errors).toEqual([]);
});
