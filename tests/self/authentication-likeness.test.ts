import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startMock, type MockOptions } from '../../environments/mock/start-mock.ts';
import { authenticationReplay } from './authentication-replay.ts';
import { IdMap } from './id-map.ts';
import { expectLikeness, isLeftOut, readLikenesses, recordedFolder } from './judge-likeness.ts';
import { replayRecording, type Replayed } from './replay-recording.ts';

const api = 'altinn-authentication';
const file = join(recordedFolder(api), 'exchange.har');
const listed = readLikenesses(api);

interface Exchanged {
  readonly rows: readonly Replayed[];
  /** Cases whose token came back with other claims. */
  readonly claims: readonly string[];
  readonly crashes: readonly unknown[];
}

async function replay(options: MockOptions): Promise<Exchanged> {
  const mock = await startMock({ apis: [api, 'maskinporten'], ...options });
  const claims: string[] = [];
  try {
    const told = authenticationReplay(mock, new IdMap(), claims);
    const leaves = isLeftOut.bind(undefined, listed, file);
    const rows = await replayRecording({ ...told, leaves }, file);
    return { rows, claims, crashes: mock.world().crashes };
  } finally {
    await mock.close();
  }
}

test('the mock exchanges and refreshes as the service did, claim by claim', async () => {
  const { rows, claims, crashes } = await replay({});
  expect(crashes, 'errors of the mock itself').toEqual([]);
  expect(rows.length).toBeGreaterThan(100);
  expectLikeness(rows, [file], listed);
  expect(claims, 'tokens with other claims').toEqual([]);
});

test('as promised, no recorded request is answered with a server error', async () => {
  const errors: string[] = [];
  const onAnswer: MockOptions['onAnswer'] = (request, reply) => {
    if (reply.status >= 500) errors.push(`${request.method} ${request.rawTarget} ${reply.status}`);
  };
  await replay({ like: 'promise', onAnswer });
  expect(errors).toEqual([]);
});
