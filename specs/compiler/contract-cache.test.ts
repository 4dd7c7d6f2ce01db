import { expect, test } from '@playwright/test';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findCacheFolder } from './cache-folder.ts';
import type { Contract } from './contract.ts';
import {
  cacheStatistics,
  forgetContracts,
  loadCachedContract,
  type CacheStatistics,
} from './contract-cache.ts';
import { matchOperation } from './match-operation.ts';
import { writeFiles } from './testing/compile-yaml.ts';

const DOCUMENT = `
openapi: 3.0.4
info: { title: Things, version: "1" }
paths:
  /things/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        "200": { description: ok, content: { application/json: { schema: { $ref: "schemas.yaml#/Thing" } } } }
`;
const SCHEMAS = `
Thing:
  type: object
  required: [id, at, name]
  properties:
    id: { type: integer, readOnly: true }
    at: { type: string, format: date-time }
    name: { type: string, minLength: 2, pattern: "^[a-z]+$" }
    of: { type: array, uniqueItems: true, items: { $ref: "#/Thing" } }
`;
const GOOD = { id: 1, at: '2024-05-01T10:00:00Z', name: 'ab', of: [] };
const BAD = { at: '2024-05-01 10:00:00Z', name: 'a', of: [{}, {}] };

interface Place {
  readonly file: string;
  readonly folder: string;
}

async function place(): Promise<Place> {
  const root = await writeFiles({
    'specs/things.openapi.yaml': DOCUMENT,
    'specs/schemas.yaml': SCHEMAS,
  });
  return { file: join(root, 'specs', 'things.openapi.yaml'), folder: join(root, 'cache') };
}

type Way = 'memory' | 'disk' | 'built' | 'unwritable';

/** Loads, and tells which way the contract came. */
async function load(
  { file, folder }: Place,
  fingerprint = 'one',
): Promise<{ readonly contract: Contract; readonly ways: readonly Way[] }> {
  const before = cacheStatistics();
  const contract = await loadCachedContract(file, 'things', { folder, fingerprint });
  const after = cacheStatistics();
  const ways: readonly (keyof CacheStatistics & Way)[] = ['memory', 'disk', 'built', 'unwritable'];
  return { contract, ways: ways.filter((way) => after[way] > before[way]) };
}

/** As a new process would. */
async function loadFresh(at: Place, fingerprint = 'one'): ReturnType<typeof load> {
  forgetContracts();
  return load(at, fingerprint);
}

function verdicts(contract: Contract): unknown {
  const match = matchOperation(contract, 'GET', '/things/7');
  const media = match?.operation.responses[0]?.content[0];
  return [
    media?.judge(GOOD),
    media?.judge(BAD),
    media?.undocumented({ z: 1 }),
    match?.operation.parameters[0]?.judge('x'),
  ];
}

async function onlyEntry(folder: string): Promise<string> {
  const names = await readdir(folder);
  expect(names).toHaveLength(1);
  return join(folder, names[0] ?? '');
}

test('a contract is built once, then remembered, then read from disk, and judges alike', async () => {
  const at = await place();
  const built = await loadFresh(at);
  const remembered = await load(at);
  const read = await loadFresh(at);
  expect([built.ways, remembered.ways, read.ways]).toEqual([['built'], ['memory'], ['disk']]);
  expect(remembered.contract).toBe(built.contract);
  expect(verdicts(read.contract)).toEqual(verdicts(built.contract));
  expect(verdicts(read.contract)).toMatchObject([
    [],
    [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}],
    ['/z'],
    [{}],
  ]);
});

test('a changed document, or a changed file that it refers to, is built anew', async () => {
  const at = await place();
  await loadFresh(at);
  await writeFile(at.file, DOCUMENT.replace('Things', 'Others'));
  const changed = await load(at);
  expect(changed.ways).toEqual(['built']);
  expect(changed.contract.title).toBe('Others');
  await writeFile(
    join(at.file, '..', 'schemas.yaml'),
    SCHEMAS.replace('minLength: 2', 'minLength: 1'),
  );
  expect((await load(at)).ways).toEqual(['built']);
  expect((await loadFresh(at)).ways).toEqual(['disk']);
});

test('another version of Node, of a package or of the compiler builds anew', async () => {
  const at = await place();
  await loadFresh(at);
  expect((await loadFresh(at, 'two')).ways).toEqual(['built']);
  expect((await loadFresh(at, 'one')).ways).toEqual(['disk']);
});

const BROKEN: readonly (readonly [name: string, spoil: (text: string) => string])[] = [
  ['half-written', (text) => text.slice(0, text.length / 2)],
  ['empty', () => ''],
  ['no text of ours', () => '\u0000\u0001garbage'],
  ['one byte changed', (text) => text.replace('minLength', 'minLengts')],
  ['a byte more', (text) => `${text} `],
  ['digest of nothing', (text) => `${'0'.repeat(64)}${text.slice(64)}`],
];

for (const [name, spoil] of BROKEN) {
  test(`a spoilt entry is not trusted: ${name}`, async () => {
    const at = await place();
    const first = await loadFresh(at);
    const entry = await onlyEntry(at.folder);
    const text = await readFile(entry, 'utf8');
    await writeFile(entry, spoil(text));
    const again = await loadFresh(at);
    expect(again.ways).toEqual(['built']);
    expect(verdicts(again.contract)).toEqual(verdicts(first.contract));
    expect(await readFile(entry, 'utf8')).toBe(text);
  });
}

test('an entry of another fingerprint under this name is not trusted', async () => {
  const at = await place();
  await loadFresh(at, 'two');
  const other = await onlyEntry(at.folder);
  await loadFresh(at, 'one');
  const [name] = (await readdir(at.folder))
    .map((one) => join(at.folder, one))
    .filter((one) => one !== other);
  await writeFile(name ?? '', await readFile(other));
  expect((await loadFresh(at, 'one')).ways).toEqual(['built']);
});

test('a disk that takes nothing leaves the contract in memory', async () => {
  const at = await place();
  // A file where the folder should be: refused to root as well.
  await writeFile(at.folder, '');
  const built = await loadFresh(at);
  expect(built.ways).toEqual(['built', 'unwritable']);
  expect((await load(at)).ways).toEqual(['memory']);
  expect(verdicts(built.contract)).toBeTruthy();
});

test('no cache folder at all leaves the contract in memory', async () => {
  forgetContracts();
  const { file } = await place();
  const once = await loadCachedContract(file, 'things', { folder: undefined, fingerprint: 'one' });
  expect(await loadCachedContract(file, 'things', { folder: undefined, fingerprint: 'one' })).toBe(
    once,
  );
});

test('many writers at once leave one whole entry and nothing else', async () => {
  const at = await place();
  forgetContracts();
  await Promise.all(
    Array.from({ length: 8 }, () =>
      loadCachedContract(at.file, 'things', { folder: at.folder, fingerprint: 'one' }),
    ),
  );
  await onlyEntry(at.folder);
  expect((await loadFresh(at)).ways).toEqual(['disk']);
});

test('a document that does not compile leaves no entry', async () => {
  const root = await writeFiles({
    'bad.openapi.yaml': DOCUMENT.replace('required: true', 'required: false'),
  });
  const folder = join(root, 'cache');
  await expect(
    loadCachedContract(join(root, 'bad.openapi.yaml'), 'bad', { folder }),
  ).rejects.toThrow('bad.openapi.yaml#');
  await expect(readdir(folder)).rejects.toThrow('ENOENT');
});

test('the cache folder is found from source and from dist', () => {
  const root = join(import.meta.dirname, '..', '..');
  const expected = join(root, 'node_modules', '.cache', 'samsvar');
  expect(findCacheFolder()).toBe(expected);
  expect(findCacheFolder(join(root, 'dist', 'specs', 'compiler'))).toBe(expected);
  expect(findCacheFolder('/')).toBeUndefined();
});
