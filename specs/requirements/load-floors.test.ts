import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { loadFloors } from './load-floors.ts';

const known = new Map([
  ['mock', ['altinn-app', 'sdir']],
  ['tt02', ['altinn-app']],
]);
let folder: string;
test.beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'samsvar-floors-'))));
test.afterEach(() => rmSync(folder, { recursive: true }));

function load(...texts: readonly string[]) {
  const files = texts.map((text, at) => {
    const file = join(folder, `${at}.yaml`);
    writeFileSync(file, text);
    return file;
  });
  return loadFloors(files, known);
}

test('rows are read, and a later file wins for the same environment and API', () => {
  const own = 'floors: [{ environment: mock, api: sdir, must: 7 }]';
  const first =
    'floors: [{ environment: mock, api: sdir, must: 3 }, { environment: tt02, api: altinn-app, must: 5 }]';
  expect(load(first, own)).toEqual([
    { environment: 'mock', api: 'sdir', must: 7 },
    { environment: 'tt02', api: 'altinn-app', must: 5 },
  ]);
  expect(load('floors: []')).toEqual([]);
});

const mistakes: readonly (readonly [string, RegExp])[] = [
  ['floors: {}', /"floors:" must be a list/],
  ['[]', /"floors:" must be a list/],
  ['floors: [', /0\.yaml: /],
  ['floors: [7]', /row 1: "environment:" is missing/],
  ['floors: [{ environment: tt02, api: sdir, must: 3 }]', /no target sdir in tt02/],
  ['floors: [{ environment: prod, api: sdir, must: 3 }]', /no target sdir in prod/],
  ['floors: [{ environment: mock, api: sdir }]', /"must:" must be a number/],
  ['floors: [{ environment: mock, api: sdir, must: 0 }]', /"must:" must be a number/],
  ['floors: [{ environment: mock, api: sdir, must: many }]', /"must:" must be a number/],
  ['floors: [{ environment: mock, api: sdir, must: 3, level: may }]', /unknown member "level"/],
];
for (const [text, mistake] of mistakes)
  test(`${text} is refused: ${mistake.source}`, () => expect(() => load(text)).toThrow(mistake));
