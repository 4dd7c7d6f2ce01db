import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { loadWaivers } from './load-waivers.ts';
import type { Waiver } from './waiver.ts';

const world = {
  environments: new Map([
    ['mock', ['altinn-app', 'fiks-svarut']],
    ['tt02', ['altinn-app']],
  ]),
  checks: ['expectation', 'body-matches'],
  now: new Date('2026-01-01T23:30:00Z'),
};

function fileOf(text: string): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'samsvar-waivers-')), 'waivers.yaml');
  writeFileSync(file, text);
  return file;
}

const load = (...texts: readonly string[]): Promise<readonly Waiver[]> =>
  loadWaivers(texts.map(fileOf), world);

const good: Readonly<Record<string, string>> = {
  id: 'W-1',
  api: 'altinn-app',
  environment: 'tt02',
  requirement: 'APP-META-001',
  operation: 'getApplicationMetadata',
  check: 'expectation',
  pointer: '/id',
  reason: 'It is being mended.',
  owner: 'A team',
  link: 'https://tickets.example.org/1',
  expires: '2026-06-30',
};

const rowOf = (change: Readonly<Record<string, unknown>> = {}): string =>
  `  - ${JSON.stringify({ ...good, ...change })}\n`;
const fileText = (...rows: readonly string[]): string => `waivers:\n${rows.join('')}`;

test('reads the rows of several files as they stand', async () => {
  const second = fileText(rowOf({ id: 'W-2', pointer: '', actual: 404 }));
  const [first, other] = await load(fileText(rowOf()), second);
  expect(first).toEqual(good);
  expect(other).toMatchObject({ id: 'W-2', pointer: '', actual: '404' });
});

for (const [name, text] of [
  ['an empty list', 'waivers: []\n'],
  ['an empty file', ''],
  ['comments alone', '# none\n'],
] as const) {
  test(`${name} holds no waiver`, async () => {
    expect(await load(text)).toEqual([]);
  });
}

const absent = undefined;
const mistakes: readonly (readonly [object, RegExp])[] = [
  [{ link: absent }, /row 1 \(W-1\): "link:" is missing or no text/],
  [{ link: '' }, /"link:" is missing or no text/],
  [{ link: 'PORTAL-42' }, /link PORTAL-42 is no address: expected https/],
  [{ link: 'https://me:secret@tickets.example.org' }, /is no address.*without a password/],
  [{ reason: absent }, /"reason:" is missing/],
  [{ owner: absent }, /"owner:" is missing/],
  [{ id: absent }, /row 1: "id:" is missing/],
  [{ api: absent }, /"api:" is missing/],
  [{ environment: absent }, /"environment:" is missing/],
  [{ expires: absent }, /"expires:" is missing/],
  [{ expires: 'next year' }, /expires next year is no date: expected YYYY-MM-DD/],
  [{ expires: '2026-02-30' }, /expires 2026-02-30 is no date/],
  [{ expires: '2026-2-3' }, /expires 2026-2-3 is no date/],
  [{ expires: '2026-07-01' }, /more than 180 days away: 2026-06-30 is the last day/],
  [
    { api: 'altinn-ap' },
    /there is no API altinn-ap; known: altinn-app, (?:[a-z0-9-]+, )*fiks-svarut/,
  ],
  [{ environment: 'prod' }, /there is no environment prod; known: mock, tt02/],
  [{ api: 'fiks-svarut' }, /fiks-svarut has no target in tt02; there are altinn-app/],
  [{ requirement: 'APP-META-999' }, /altinn-app has no requirement APP-META-999/],
  [{ requirement: 'FIKS-AUTH-001' }, /altinn-app has no requirement FIKS-AUTH-001/],
  [{ operation: 'getMeta' }, /there is no operation of altinn-app getMeta/],
  [{ check: 'body-fits' }, /there is no check body-fits; known: expectation, body-matches/],
  [{ pointer: 'id' }, /pointer id is none/],
  [{ pointer: ['/a'] }, /"pointer:" must be a text/],
  [{ endpoint: 'x' }, /unknown member "endpoint"/],
  [
    { requirement: absent, operation: absent, check: absent, pointer: absent },
    /it would cover everything in its API/,
  ],
];
for (const [change, mistake] of mistakes) {
  test(`a row with ${JSON.stringify(change)} is refused: ${mistake.source}`, async () => {
    await expect(load(fileText(rowOf({ ...change })))).rejects.toThrow(mistake);
  });
}

const files: readonly (readonly [string, RegExp])[] = [
  ['- id: W-1\n', /"waivers:" must be a list/],
  ['waivers: {}\n', /"waivers:" must be a list/],
  ['waivers: [a]\n', /row 1: a row is a mapping of id, api/],
  ['waiver: []\nwaivers: []\n', /unknown member "waiver" at the top/],
  ['waivers: [\n', /waivers\.yaml: /],
];
for (const [text, mistake] of files) {
  test(`a file ${JSON.stringify(text)} is refused: ${mistake.source}`, async () => {
    await expect(load(text)).rejects.toThrow(mistake);
  });
}

test('the last day that can be given is 180 days away, and a day that is over is no mistake', async () => {
  const days = ['2026-06-30', '2025-01-01'].map((expires) => fileText(rowOf({ expires })));
  for (const text of days) expect(await load(text)).toHaveLength(1);
});

test('every mistake of every file is told at once', async () => {
  const loading = load(
    fileText(rowOf({ owner: absent, check: 'x' }), rowOf()),
    fileText(rowOf({ link: absent })),
  );
  const error = await loading.catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'waivers-invalid', kind: 'configuration' });
  expect((error as { fields: { problems: unknown } }).fields.problems).toEqual([
    expect.stringMatching(/row 1 \(W-1\): "owner:" is missing/),
    expect.stringMatching(/row 1 \(W-1\): "link:" is missing/),
    expect.stringMatching(/row 1 \(W-1\): there is no check x/),
    expect.stringMatching(/row 2 \(W-1\): id W-1 is used more than once/),
    expect.stringMatching(/row 1 \(W-1\): id W-1 is used more than once/),
  ]);
});

test('a file that is not there is told with what to do', async () => {
  const loading = loadWaivers(['/nowhere/waivers.yaml'], world);
  await expect(loading).rejects.toMatchObject({
    code: 'waivers-unreadable',
    message: expect.stringMatching(/nowhere.waivers\.yaml cannot be read.*--waivers/),
  });
});
