import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { loadContract } from '../compiler/load-contracts.ts';
import { registeredApis } from '../requirements/load-register.ts';
import { loadAccess } from './load-access.ts';

const requirements = `api: one
requirements:
${['A-1', 'A-2', 'A-3']
  .map((id) => `  - {id: ${id}, level: must, sentence: It does., source: Guide 1}`)
  .join('\n')}
`;

const good = `api: one
requirements: {allowed: A-1, denied: A-2, unchanged: A-3}
actors:
  anonymous: {says: nobody}
  owner: {says: who owns it}
  guest: {says: who looks on, otherwise: nobody has recorded it}
rows:
  - {operation: read, allowed: {200: [owner, guest]}, denied: {401 or 403: [anonymous]}}
  - operation: write
    situation: closed
    denied: {403: [owner]}
    unknown: {anonymous: it depends}
excluded: {clean: the platform's own}
`;

function folderOf(text: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'samsvar-access-'));
  mkdirSync(path.join(folder, 'one'));
  writeFileSync(path.join(folder, 'one', 'requirements.yaml'), requirements);
  writeFileSync(path.join(folder, 'one', 'access.yaml'), text);
  return folder;
}

test('every actor has a cell in every row, or the reason of his column', () => {
  const table = loadAccess('one', folderOf(good));
  expect(table?.rows).toEqual([
    {
      operationId: 'read',
      cells: [
        { actor: 'anonymous', expected: 'denied', statuses: [401, 403] },
        { actor: 'owner', expected: 'allowed', statuses: [200] },
        { actor: 'guest', expected: 'allowed', statuses: [200] },
      ],
    },
    {
      operationId: 'write',
      situation: 'closed',
      cells: [
        { actor: 'anonymous', expected: 'unknown', reason: 'it depends' },
        { actor: 'owner', expected: 'denied', statuses: [403] },
        { actor: 'guest', expected: 'unknown', reason: 'nobody has recorded it' },
      ],
    },
  ]);
  expect(table).toMatchObject({
    actors: { owner: 'who owns it' },
    requirements: { allowed: 'A-1', denied: 'A-2', unchanged: 'A-3' },
    excluded: { clean: "the platform's own" },
  });
});

test('an API without the file has no table', () => {
  expect(loadAccess('two', folderOf(good))).toBeUndefined();
});

const mistakes: readonly { readonly from: string; readonly to: string; readonly told: RegExp }[] = [
  { from: 'denied: {401 or 403: [anonymous]}', to: '', told: /"anonymous" has no cell/ },
  { from: '[anonymous]', to: '[anonymous, owner]', told: /"owner" has more than one cell/ },
  { from: '[anonymous]', to: '[anonymous, nobody]', told: /"nobody" is no actor of the table/ },
  { from: '403: [owner]', to: '500: [owner]', told: /"denied: 500" is no status below 500/ },
  { from: '403: [owner]', to: '403: owner', told: /"denied: 403" must be a list of actors/ },
  { from: 'it depends', to: '""', told: /"anonymous" needs a reason/ },
  { from: 'unchanged: A-3', to: 'unchanged: A-4', told: /A-4" is no requirement/ },
  {
    from: 'operation: write\n    situation: closed',
    to: 'operation: read',
    told: /two rows of read/,
  },
  { from: 'api: one', to: 'api: two', told: /"api: one" is missing/ },
  { from: 'situation:', to: 'situaton:', told: /unknown member "situaton"/ },
  { from: '{says: nobody}', to: '{}', told: /"says:" is missing/ },
  { from: "clean: the platform's own", to: 'clean: ""', told: /"clean:" is missing/ },
];

for (const { from, to, told } of mistakes)
  test(`${to || 'a missing cell'} is refused`, () => {
    const text = good.replace(from, to);
    expect(text).not.toBe(good);
    expect(() => loadAccess('one', folderOf(text))).toThrow(told);
  });

for (const api of registeredApis())
  test(`${api}: a table names every operation of the contract, or why not`, async () => {
    const table = loadAccess(api);
    if (table === undefined) return;
    const operations = (await loadContract(api)).flatMap((one) =>
      one.operations.map(({ id }) => id),
    );
    const named = [
      ...table.rows.map(({ operationId }) => operationId),
      ...Object.keys(table.excluded),
    ];
    expect(operations.filter((id) => !named.includes(id))).toEqual([]);
    expect(named.filter((id) => !operations.includes(id))).toEqual([]);
  });
