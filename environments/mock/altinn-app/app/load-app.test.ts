import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { loadApp } from './load-app.ts';

const apps = join(import.meta.dirname, '../apps');
let folder = '';

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samsvar-app-'));
});

test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('a flat folder', async () => {
  cpSync(join(apps, 'kontrakt'), folder, { recursive: true });
  const app = await loadApp(folder);
  expect(app.id).toBe('ttd/kontrakt');
  expect(Object.keys(app.modelSchemas)).toContain('Skjema');
  expect(app.process.tasks).toEqual(['Task_1', 'Task_2', 'Task_3']);
});

test("the template's folders, also under App/", async () => {
  cpSync(join(apps, 'guide'), join(folder, 'App'), { recursive: true });
  const app = await loadApp(folder);
  expect(app.id).toBe('ttd/guide');
  expect(Object.keys(app.modelSchemas)).toEqual(['model']);
});

test('metadata are completed to the members that an app answers, in its order', async () => {
  const { metadata } = await loadApp(join(apps, 'guide'));
  const recorded = (await loadApp(join(apps, 'kontrakt'))).metadata;
  const typeOf = (from: typeof metadata): object =>
    (from['dataTypes'] as readonly object[])[0] ?? {};
  expect(Object.keys(metadata)).toEqual(Object.keys(recorded));
  expect(Object.keys(typeOf(metadata))).toEqual(Object.keys(typeOf(recorded)));
});

for (const [what, files, text] of [
  ['no metadata', {}, 'it has no applicationmetadata.json'],
  ['metadata that are no JSON', { 'applicationmetadata.json': '{' }, 'is not JSON'],
  ['no id', { 'applicationmetadata.json': '{"id":"x"}' }, 'must have an "id" of the form org/app'],
  ['no process', { 'applicationmetadata.json': '{"id":"a/b"}' }, 'it has no process.bpmn'],
  [
    'a process that is none',
    { 'applicationmetadata.json': '{"id":"a/b"}', 'process.bpmn': '<x/>' },
    'process.bpmn',
  ],
] as const) {
  test(`a folder with ${what} is refused with what to look at`, async () => {
    mkdirSync(folder, { recursive: true });
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const refusal = loadApp(folder);
    await expect(refusal).rejects.toMatchObject({ code: 'app-folder-unusable' });
    await expect(refusal).rejects.toThrow(text);
    await expect(refusal).rejects.toThrow(folder);
  });
}

test('a folder that is not there', async () => {
  await expect(loadApp(join(folder, 'nowhere'))).rejects.toThrow('there is no such folder');
});
