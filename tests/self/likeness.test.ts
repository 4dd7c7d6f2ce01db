import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { startMock, type MockOptions } from '../../environments/mock/start-mock.ts';
import { IdMap } from './id-map.ts';
import { replayRecording, type Replayed } from './replay-recording.ts';

interface Exception {
  readonly file: string;
  readonly case: string;
  readonly level: string;
  readonly reason: string;
}

const folder = join(import.meta.dirname, '../recorded/altinn-app');
const exceptionsFile = join(import.meta.dirname, '../recorded/likeness-exceptions.yaml');
const listed = (parse(readFileSync(exceptionsFile, 'utf8')) as { exceptions: Exception[] | null })
  .exceptions;
const exceptions = listed ?? [];

// The order on an empty store that the recording had.
const mainFiles = [
  'auth.har',
  'instances.har',
  'multipart.har',
  'create.har',
  'data.har',
  'process.har',
  'system-user.har',
  'metadata.har',
  'extra.har',
];

async function replay(
  files: readonly string[],
  apps: readonly string[],
): Promise<readonly Replayed[]> {
  const mock = await startMock({ apps });
  const ids = new IdMap();
  const rows: Replayed[] = [];
  try {
    for (const file of files) rows.push(...(await replayRecording(mock, join(folder, file), ids)));
    expect(mock.world().crashes, 'errors of the mock itself').toEqual([]);
    return rows;
  } finally {
    await mock.close();
  }
}

function judge(rows: readonly Replayed[], files: readonly string[]): void {
  const differing = rows.flatMap(({ file, id, difference }) =>
    difference === undefined ? [] : [{ file, case: id, ...difference }],
  );
  const isListed = (row: { file: string; case: string; level: string }): boolean =>
    exceptions.some(
      (one) => one.file === row.file && one.case === row.case && one.level === row.level,
    );
  expect(
    differing.filter((row) => !isListed(row)),
    'differences that are not listed',
  ).toEqual([]);
  const here = exceptions.filter((one) => files.some((file) => file.endsWith(one.file)));
  const stale = here.filter(
    (one) => !differing.some((row) => row.file === one.file && row.case === one.case),
  );
  expect(stale, 'listed differences that are gone').toEqual([]);
}

test('the mock answers the recorded cases of kontrakt as the service did', async () => {
  test.setTimeout(120_000);
  const rows = await replay(mainFiles, []);
  expect(rows.length).toBeGreaterThan(400);
  judge(rows, mainFiles);
});

for (const file of readdirSync(join(folder, 'variants'))) {
  const name = file.replace('.har', '');
  test(`the mock answers the recorded cases of the variant ${name} as the service did`, async () => {
    const files = [join('variants', file)];
    judge(await replay(files, [join(folder, 'apps', name)]), files);
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
    const ids = new IdMap();
    for (const file of files) await replayRecording(mock, join(folder, file), ids);
    await mock.close();
  };
  await replayAll(mainFiles, []);
  for (const file of readdirSync(join(folder, 'variants'))) {
    await replayAll([join('variants', file)], [join(folder, 'apps', file.replace('.har', ''))]);
  }
  expect(errors).toEqual([]);
});
