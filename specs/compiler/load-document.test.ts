import { expect, test } from '@playwright/test';
import { chmod } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { SuiteError } from '../suite-error.ts';
import { checkDocument } from './check-document.ts';
import { loadDocument } from './load-document.ts';
import { writeFiles } from './testing/compile-yaml.ts';

const HEAD = 'openapi: 3.0.4\ninfo: { title: Things, version: "1" }\n';
const HEAD31 = HEAD.replace('3.0.4', '3.1.0');
const OK = 'responses: { "200": { description: ok } }';

interface Bad {
  readonly name: string;
  readonly text: string | Uint8Array;
  readonly file?: string;
  readonly others?: Readonly<Record<string, string>>;
  readonly code: string;
  /** JSON pointer in the error. */
  readonly pointer?: string;
  readonly says: string | RegExp;
}

const body = (schema: string): string =>
  `${HEAD}paths: { /a: { get: { responses: { "200": { description: ok, content: { application/json: { schema: ${schema} } } } } } } }\n`;

const BAD: readonly Bad[] = [
  ...parse(readFileSync(new URL('load-document.cases.yaml', import.meta.url), 'utf8')),
  {
    name: 'binary',
    text: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00]),
    code: 'document-not-text',
    says: 'no UTF-8 text',
  },
  {
    name: 'huge',
    text: Buffer.alloc(33 * 1024 * 1024, ' '),
    code: 'document-too-large',
    says: '33 MiB',
  },
  {
    name: 'huge YAML',
    text: `# ${'x'.repeat(9 * 1024 * 1024)}`,
    code: 'document-too-large',
    says: 'of YAML',
  },
  {
    name: 'nested too deep',
    file: 'api.json',
    text: `${'['.repeat(2000)}${']'.repeat(2000)}`,
    code: 'document-too-deep',
    says: 'nested deeper',
  },
  {
    name: 'YAML nested too deep',
    text: `${'['.repeat(20000)}${']'.repeat(20000)}`,
    code: 'document-syntax',
    says: 'invalid YAML',
  },
  {
    name: 'invalid YAML',
    text: 'openapi: 3.0.4\ninfo: [1,\npaths: {',
    code: 'document-syntax',
    says: /invalid YAML at line \d+, column \d+: /,
  },
];

for (const { name, text, file = 'api.yaml', others = {}, code, pointer = '', says } of BAD) {
  test(`a document that does not load says why: ${name}`, async () => {
    const path = join(await writeFiles({ [file]: text, ...others }), file);
    const error = await refusal(path);
    expect(error).toMatchObject({
      code,
      kind: 'unreadable-input',
      fields: { file: path, pointer },
    });
    expect(error.message).toMatch(says);
    expect(error.message).toContain(path);
  });
}

test('a problem in another file names that file', async () => {
  const folder = await writeFiles({
    'api.yaml': body('{ $ref: "parts/schemas.yaml#/Thing" }'),
    'parts/schemas.yaml':
      'Thing: { type: object, properties: { a: { $ref: "./names.yaml#/Name" } } }',
    'parts/names.yaml': 'Name: { type: "null" }',
  });
  const error = await refusal(join(folder, 'api.yaml'));
  expect(error.fields).toMatchObject({
    file: join(folder, 'parts', 'names.yaml'),
    pointer: '/Name/type',
  });
});

test('all problems are told, the first in front', async () => {
  const file = join(
    await writeFiles({ 'api.yaml': `${HEAD}paths: { "/a/{b}/{c}": { get: { ${OK} } } }` }),
    'api.yaml',
  );
  const error = await refusal(file);
  expect(error.fields['problems']).toHaveLength(2);
  expect(error.message).toMatch(/\{b\}[\s\S]+also .*\{c\}/);
});

test('a missing file and a folder are told apart', async () => {
  const folder = await writeFiles({});
  expect((await refusal(join(folder, 'gone.yaml'))).code).toBe('document-not-found');
  expect((await refusal(folder)).code).toBe('document-unreadable');
});

test('a file without permission says so', async () => {
  test.skip(process.getuid?.() === 0, 'root may read everything');
  const folder = await writeFiles({ 'secret.yaml': HEAD });
  await chmod(join(folder, 'secret.yaml'), 0);
  expect((await refusal(join(folder, 'secret.yaml'))).code).toBe('document-unreadable');
});

test('a tolerant load lists the problems of a document that can be used', async () => {
  const file = join(
    await writeFiles({ 'api.yaml': `${HEAD}paths: { "/a/{id}": { get: { ${OK} } } }` }),
    'api.yaml',
  );
  const { problems } = await loadDocument(file, { tolerant: true });
  expect(problems.map(({ pointer }) => pointer)).toEqual(['/paths/~1a~1{id}/get']);
});

const GOOD: readonly {
  readonly name: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly operations: number;
}[] = [
  { name: 'a byte-order mark', files: { 'api.yaml': `\uFEFF${HEAD}paths: {}` }, operations: 0 },
  {
    name: 'UTF-16',
    files: { 'api.yaml': Buffer.from(`\uFEFF${HEAD}paths: {}`, 'utf16le') },
    operations: 0,
  },
  {
    name: 'JSON in a YAML file',
    files: { 'api.yaml': `{"openapi":"3.0.4","info":{"title":"t","version":"1"},"paths":{}}` },
    operations: 0,
  },
  { name: '3.1 without paths', files: { 'api.yaml': `${HEAD31}components: {}` }, operations: 0 },
  {
    name: 'references across files and back',
    files: {
      'api.yaml': `${HEAD}paths: { /a: { $ref: "paths/a.yaml" } }\ncomponents: { schemas: { Root: { type: string } } }`,
      'paths/a.yaml': `get: { responses: { "200": { $ref: "../responses.yaml#/Ok" } } }`,
      'responses.yaml':
        'Ok: { description: ok, content: { application/json: { schema: { $ref: "api.yaml#/components/schemas/Root" } } } }',
    },
    operations: 1,
  },
  {
    name: 'anchors and merge keys of YAML',
    files: {
      'api.yaml': `${HEAD}x-common: &common { description: ok }\npaths: { /a: { get: { responses: { 200: { <<: *common } } } } }`,
    },
    operations: 1,
  },
];

for (const { name, files, operations } of GOOD) {
  test(`a document loads: ${name}`, async () => {
    const folder = await writeFiles(files);
    expect((await checkDocument(join(folder, 'api.yaml'))).operations).toBe(operations);
  });
}

test('a remote reference is taken from the local map, its own relative references too', async () => {
  const folder = await writeFiles({
    'api.yaml': body('{ $ref: "https://example.org/v1/common.json#/A" }'),
    'common.json': '{"A": {"$ref": "names.json#/B"}}',
    'names.json': '{"B": {"type": "string"}}',
  });
  const remotes = {
    'https://example.org/v1/common.json': join(folder, 'common.json'),
    'https://example.org/v1/names.json': join(folder, 'names.json'),
  };
  expect((await checkDocument(join(folder, 'api.yaml'), { remotes })).files).toHaveLength(3);
});

async function refusal(file: string): Promise<SuiteError> {
  const error: unknown = await checkDocument(file).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof SuiteError) return error;
  throw error instanceof Error ? error : new Error(`${file} compiled`);
}
