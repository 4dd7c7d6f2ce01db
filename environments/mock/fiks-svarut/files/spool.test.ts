import { existsSync, readdirSync, statSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { sha256 } from '../fiks.fixture.ts';
import { Spool, type StoredFile } from './spool.ts';

const limits = { fileBytes: 1000, totalBytes: 2500 };
let spool: Spool;

test.beforeEach(() => {
  spool = new Spool(limits);
});

test.afterEach(() => spool.close());

async function store(size: number, fill = 'x'): Promise<StoredFile> {
  const writer = spool.receive();
  for (let at = 0; at < size; at += 300) {
    await writer.write(Buffer.alloc(Math.min(300, size - at), fill));
  }
  return writer.finish();
}

test('a small file stays in memory and a larger one goes to disk, byte for byte', async () => {
  const small = await store(1000);
  expect([small.path, spool.inMemory, spool.folder]).toEqual([undefined, 1000, undefined]);
  const large = await store(1001);
  expect(existsSync(large.path ?? '')).toBe(true);
  expect(spool.inMemory).toBe(1000);
  for (const file of [small, large]) {
    const bytes = await file.read();
    expect(bytes.toString()).toBe('x'.repeat(file.size));
    expect(file.sha256).toBe(sha256(bytes));
  }
});

test('many small files do not fill the memory', async () => {
  const files = [await store(900), await store(900), await store(900), await store(100)];
  expect(files.map(({ path }) => path === undefined)).toEqual([true, true, false, true]);
  expect(spool.inMemory).toBe(1900);
  for (const file of files) await file.remove();
  await files[0]?.remove();
  expect(spool.inMemory).toBe(0);
});

test('only the owner sees the folder, and it goes with the spool', async () => {
  await store(2000);
  const folder = (await spool.folder) ?? '';
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readdirSync(folder).map((name) => statSync(`${folder}/${name}`).mode & 0o777)).toEqual([
    0o600,
  ]);
  await spool.close();
  expect(existsSync(folder)).toBe(false);
});

test('a file that is removed or given up leaves nothing', async () => {
  const file = await store(2000);
  await file.remove();
  const writer = spool.receive();
  await writer.write(Buffer.alloc(700));
  await writer.write(Buffer.alloc(700));
  await writer.discard();
  const other = spool.receive();
  await other.write(Buffer.alloc(700));
  await other.discard();
  expect(readdirSync((await spool.folder) ?? '')).toEqual([]);
  expect(spool.inMemory).toBe(0);
});

test('a copy outlives its original, in memory and on disk', async () => {
  for (const size of [500, 2000]) {
    const file = await store(size, 'y');
    const copy = await file.copy();
    await file.remove();
    expect((await copy.read()).toString()).toBe('y'.repeat(size));
    expect(copy.sha256).toBe(file.sha256);
    await copy.remove();
  }
  expect(spool.inMemory).toBe(0);
});
