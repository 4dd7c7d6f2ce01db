import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { loadContract } from '../compiler/load-contracts.ts';
import { registeredApis } from '../requirements/load-register.ts';
import { loadCapabilities } from './load-capabilities.ts';

const requirements = `api: one
requirements:
${['V-1', 'V-2', 'B-1', 'B-2', 'B-3', 'B-4']
  .map((id) => `  - {id: ${id}, level: must, sentence: It does., source: Guide 1}`)
  .join('\n')}
`;

const good = `api: one
versioning:
  requirements: {current-answers: V-1, unknown-refused: V-2}
  services:
    - name: books
      place: {in: path, form: 'v{version}'}
      never: ['0', '99']
      unknown-statuses: 404
      retired-statuses: [404, 410]
      versions:
        - {version: '1', state: deprecated, document: books.v1, reads: [readBook], writes: [addBook], marks: [/isbn]}
        - {version: '2', state: current, document: books.v2, reads: readBook2, marks: /code, features: second}
        - {version: '3', state: retired}
batch:
  requirements: {stored-whole: B-1}
  refusals:
    create: {schema: [B-2, B-3, B-4]}
  state: [listBooks]
  operations:
    - operation: addBooks
      kind: create
      service: books
      maximum: batchMaximum
      success: 201
      refusal: [400, 422]
      empty: [204, 400]
      causes: {schema: [400, 422]}
      read-back: {list: listBooks, id: /uid, read: readBook, parameter: uid}
      naming: {ways: [index, key], keys: [/isbn]}
`;

function folderOf(text: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'samsvar-capabilities-'));
  mkdirSync(path.join(folder, 'one'));
  writeFileSync(path.join(folder, 'one', 'requirements.yaml'), requirements);
  writeFileSync(path.join(folder, 'one', 'capabilities.yaml'), text);
  return folder;
}

test('reads versions: where they stand, their state, and what tells them apart', () => {
  const { versioning } = loadCapabilities('one', folderOf(good));
  expect(versioning).toEqual({
    requirements: { 'current-answers': 'V-1', 'unknown-refused': 'V-2' },
    services: [
      {
        name: 'books',
        place: { in: 'path', form: 'v{version}' },
        never: ['0', '99'],
        unknownStatuses: [404],
        retiredStatuses: [404, 410],
        versions: [
          {
            version: '1',
            state: 'deprecated',
            document: 'books.v1',
            reads: ['readBook'],
            writes: ['addBook'],
            marks: ['/isbn'],
            features: [],
          },
          {
            version: '2',
            state: 'current',
            document: 'books.v2',
            reads: ['readBook2'],
            writes: [],
            marks: ['/code'],
            features: ['second'],
          },
          { version: '3', state: 'retired', reads: [], writes: [], marks: [], features: [] },
        ],
      },
    ],
  });
});

test('reads batches: their operations, causes by position, and how items are read back', () => {
  const { batch } = loadCapabilities('one', folderOf(good));
  expect(batch).toEqual({
    requirements: { 'stored-whole': 'B-1' },
    refusals: { create: { schema: { first: 'B-2', middle: 'B-3', last: 'B-4' } } },
    state: ['listBooks'],
    operations: [
      {
        operation: 'addBooks',
        kind: 'create',
        service: 'books',
        items: '',
        features: [],
        maximum: 'batchMaximum',
        success: [201],
        refusal: [400, 422],
        empty: [204, 400],
        causes: { schema: [400, 422] },
        readBack: { list: 'listBooks', items: '', id: '/uid', read: 'readBook', parameter: 'uid' },
        naming: { ways: ['index', 'key'], keys: ['/isbn'] },
      },
    ],
  });
});

test('a class of statuses stands for each of them', () => {
  const { batch } = loadCapabilities('one', folderOf(good.replace('[204, 400]', '[4xx, 204]')));
  const { empty = [] } = batch?.operations[0] ?? {};
  expect(empty).toHaveLength(101);
  expect(empty).toContain(422);
});

const mistakes: readonly (readonly [mistake: string, from: string, to: string, told: RegExp])[] = [
  ['another API', 'api: one', 'api: two', /file: "api: one" is missing at the top/],
  ['YAML that is none', 'versioning:', 'versioning: {{', /has \d+ mistake/],
  ['a capability', 'batch:', 'badge:', /file: unknown member "badge"/],
  [
    'a rule',
    'current-answers: V-1',
    'answers: V-1',
    /requirements: unknown rule "answers" \(known/,
  ],
  ['a requirement', ': V-2}', ': V-9}', /"unknown-refused: V-9" is no requirement of the API/],
  ['no list of services', 'services:', 'service:', /"services:" must be a list with at least one/],
  ['a member of a service', 'never:', 'ever:', /services books: unknown member "ever"/],
  ['a place', 'in: path', 'in: host', /place: "in: host" is none of path, query, header/],
  ['a form', "'v{version}'", 'v1', /place: "form:" must hold \{version\}/],
  ['a name in the path', 'in: path,', 'in: path, name: v,', /"name:" belongs to a query/],
  ['a status', 'unknown-statuses: 404', 'unknown-statuses: 4', /"unknown-statuses:" must be statu/],
  ['a state', 'state: retired', 'state: dead', /versions 3: "state: dead" is none of current, dep/],
  ['no current one', 'state: current', 'state: deprecated', /exactly one version must be current/],
  ['a number twice', "'99']", "'2']", /version 2 stands more than once/],
  [
    'a mark that is no pointer',
    'marks: [/isbn]',
    'marks: [isbn]',
    /"marks:" must be JSON pointers/,
  ],
  ['no marks', ', marks: /code', '', /each needs "marks:" that tell it from the others/],
  ['a document', 'document: books.v2, ', '', /versions 2: a living version needs "document:"/],
  ['two positions', '[B-2, B-3, B-4]', '[B-2, B-3]', /"schema:" must be a list of three requirem/],
  ['a cause', 'causes: {schema:', 'causes: {mood:', /causes: unknown member "mood"/],
  ['no cause', 'causes: {schema: [400, 422]}', 'causes: {}', /causes: must name at least one of/],
  ['a kind', 'kind: create', 'kind: delete', /"kind: delete" is none of create, update/],
  ['a read without parameter', ', parameter: uid', '', /"read:" and "parameter:" belong together/],
  ['a way', '[index, key]', '[index, mood]', /naming: way "mood" is none of index, pointer, key/],
  ['a key without keys', ', keys: [/isbn]', '', /naming: way "key" needs "keys:"/],
  ['no state', 'state: [listBooks]', 'state: []', /"state:" must name the operations that list/],
];

for (const [mistake, from, to, told] of mistakes) {
  test(`tells of a mistake: ${mistake}`, () => {
    expect(good).toContain(from);
    expect(() => loadCapabilities('one', folderOf(good.replace(from, to)))).toThrow(told);
  });
}

test('all mistakes are told at once, and an API without the file has no capability', () => {
  const text = good.replace('in: path', 'in: host').replace('kind: create', 'kind: delete');
  const load = (): unknown => loadCapabilities('one', folderOf(text));
  expect(load).toThrow(/capabilities\.yaml has \d mistake/);
  expect(load).toThrow(/kind: delete/);
  expect(loadCapabilities('two', folderOf(good))).toEqual({});
});

test('what our APIs declare names operations and documents that exist', async () => {
  for (const api of registeredApis()) {
    const { versioning, batch } = loadCapabilities(api);
    const contracts = await loadContract(api);
    const operations = contracts.flatMap((one) => one.operations.map(({ id }) => id));
    const versions = versioning?.services.flatMap((service) => service.versions) ?? [];
    const documents = contracts.map(({ document }) => document);
    expect(
      versions.flatMap(({ document = [] }) => document).filter((one) => !documents.includes(one)),
    ).toEqual([]);
    const named = [
      ...versions.flatMap(({ reads, writes }) => [...reads, ...writes]),
      ...(batch?.state ?? []),
      ...(batch?.operations ?? []).flatMap(({ operation, readBack: { list, read = list } }) => [
        operation,
        list,
        read,
      ]),
    ];
    expect(
      named.filter((one) => !operations.includes(one)),
      api,
    ).toEqual([]);
  }
});
