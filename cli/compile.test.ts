import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compileCommand, type CompileFlags } from './compile.ts';

const GOOD =
  'openapi: 3.0.4\ninfo: { title: t, version: "1" }\npaths: { /a: { get: { responses: { "200": { $ref: "parts/responses.yaml#/Ok" } } } } }\ncomponents: { schemas: { A: {}, B: {} } }\n';
const PART = 'Ok: { description: ok }';
const BAD = GOOD.replace('/a:', '"/a/{id}":')
  .replace('parts/responses.yaml#/Ok', '#/components/responses/Ok')
  .replace('schemas:', 'responses: { Ok: { description: ok } }, schemas:');

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'samsvar-compile-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

async function run(
  files: readonly string[],
  flags: CompileFlags = { format: 'json' },
): Promise<{ readonly code: number; readonly printed: string }> {
  const write = process.stdout.write.bind(process.stdout);
  let printed = '';
  process.stdout.write = (chunk: string | Uint8Array): boolean => {
    printed += String(chunk);
    return true;
  };
  try {
    return { code: await compileCommand(files, flags), printed };
  } finally {
    process.stdout.write = write;
  }
}

test('a document that compiles: operations and schemas, exit 0', async () => {
  const folder = await folderWith({ 'good.yaml': GOOD, 'parts/responses.yaml': PART });
  const { code, printed } = await run([join(folder, 'good.yaml')]);
  expect(JSON.parse(printed)).toEqual({
    documents: [{ file: join(folder, 'good.yaml'), operations: 1, schemas: 2 }],
  });
  expect(code).toBe(0);
});

test('a folder whose documents are named so: data beside them is no error, a broken one is', async () => {
  const folder = await folderWith({
    'one.openapi.yaml': GOOD,
    'parts/responses.yaml': PART,
    'corrections.yaml': 'corrections: []',
  });
  const { code, printed } = await run([folder]);
  expect(JSON.parse(printed)).toEqual({
    documents: [
      { file: join(folder, 'one.openapi.yaml'), operations: 1, schemas: 2 },
      {
        file: join(folder, 'parts/responses.yaml'),
        operations: 0,
        schemas: 0,
        partOf: join(folder, 'one.openapi.yaml'),
      },
    ],
  });
  expect(code).toBe(0);
  await writeFile(join(folder, 'two.openapi.yaml'), 'corrections: []');
  await writeFile(join(folder, 'three.yaml'), 'a: [');
  const broken = await run([folder]);
  expect(broken.printed).toContain('two.openapi.yaml#: no OpenAPI document');
  expect(broken.printed).toContain('three.yaml');
  expect(broken.code).not.toBe(0);
});

test('a folder: every document, its parts, what is none of them, exit 1', async () => {
  const folder = await folderWith({
    'good.yaml': GOOD,
    'parts/responses.yaml': PART,
    'deep/bad.yml': BAD,
    'codes.json': '{"codes": []}',
    'readme.md': 'no document',
    'node_modules/x/y.json': '{}',
    '.hidden/z.json': '{}',
  });
  const { code, printed } = await run([folder]);
  expect(JSON.parse(printed)).toEqual({
    documents: [
      {
        file: join(folder, 'codes.json'),
        operations: 0,
        schemas: 0,
        error: expect.stringContaining('no OpenAPI document'),
      },
      {
        file: join(folder, 'deep/bad.yml'),
        operations: 0,
        schemas: 0,
        error: expect.stringContaining('#/paths/~1a~1{id}/get: {id} stands in the path'),
      },
      { file: join(folder, 'good.yaml'), operations: 1, schemas: 2 },
      {
        file: join(folder, 'parts/responses.yaml'),
        operations: 0,
        schemas: 0,
        partOf: join(folder, 'good.yaml'),
      },
    ],
  });
  expect(code).toBe(1);
});

test('text tells the same', async () => {
  const folder = await folderWith({
    'good.yaml': GOOD,
    'parts/responses.yaml': PART,
    'bad.yaml': BAD,
  });
  const { printed } = await run([folder], { format: 'text' });
  expect(printed.split('\n')).toEqual([
    expect.stringMatching(/^error {2}.*bad\.yaml#\/paths\/~1a~1\{id\}\/get: /),
    `ok     ${join(folder, 'good.yaml')}: 1 operations, 2 schemas`,
    `part   ${join(folder, 'parts/responses.yaml')} of ${join(folder, 'good.yaml')}`,
    '1 compiled, 1 with errors.',
    '',
  ]);
});

test('a missing file: exit 2, the others are told nevertheless', async () => {
  const folder = await folderWith({ 'good.yaml': GOOD, 'parts/responses.yaml': PART });
  const { code, printed } = await run([join(folder, 'gone.yaml'), join(folder, 'good.yaml')]);
  expect(JSON.parse(printed).documents).toMatchObject([
    { error: expect.stringContaining('there is no such file') },
    { operations: 1 },
  ]);
  expect(code).toBe(2);
});

test('a folder without documents: exit 3', async () => {
  const folder = await folderWith({ 'readme.md': '' });
  expect(await run([folder], { format: 'text' })).toEqual({
    code: 3,
    printed: 'No document was found: name a file, or a folder with .json, .yaml or .yml files.\n',
  });
});

test('a remote reference is taken from the map', async () => {
  const folder = await folderWith({
    'good.yaml': GOOD.replace('parts/', 'https://example.org/'),
    'responses.yaml': PART,
  });
  const file = join(folder, 'good.yaml');
  expect((await run([file])).code).toBe(1);
  const remotes = { 'https://example.org/responses.yaml': join(folder, 'responses.yaml') };
  expect((await run([file], { format: 'json', remotes })).code).toBe(0);
});

test('the front door prints JSON alone and exits with the code', async () => {
  const folder = await folderWith({ 'bad.yaml': BAD });
  const main = join(import.meta.dirname, 'samsvar.js');
  const result = await new Promise<{ readonly code: unknown; readonly stdout: string }>((done) => {
    execFile(process.execPath, [main, 'compile', folder, '--format', 'json'], (error, stdout) =>
      done({ code: error?.code ?? 0, stdout }),
    );
  });
  expect(result.code).toBe(1);
  expect(JSON.parse(result.stdout).documents).toHaveLength(1);
});
