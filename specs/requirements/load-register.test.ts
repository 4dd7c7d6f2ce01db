import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { readYaml } from './read-yaml.ts';
import { loadRegister, registeredApis } from './load-register.ts';

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'samsvar-register-'));
  mkdirSync(path.join(folder, 'one'));
  for (const [name, text] of Object.entries(files))
    writeFileSync(path.join(folder, 'one', name), text);
  return folder;
}

const requirement =
  'api: one\nrequirements:\n  - {id: A-1, level: must, sentence: It answers., source: Guide 1}\n';

test('reads the three files of an API', () => {
  const folder = folderOf({
    'requirements.yaml': requirement,
    'defects.yaml':
      'api: one\ndefects:\n  - {id: D-1, requirements: [A-1], operations: [getIt], observed: It fails., cases: [C1], effect: None., match: {statuses: [500]}}\n',
    'corrections.yaml':
      'api: one\ncorrections:\n  - {id: C-1, pointer: /paths, published: a, observed: b, evidence: [C1, C2], effect: c}\n',
  });
  expect(loadRegister(['one'], folder)).toEqual({
    requirements: [
      { api: 'one', id: 'A-1', level: 'must', sentence: 'It answers.', source: 'Guide 1' },
    ],
    defects: [
      {
        api: 'one',
        id: 'D-1',
        requirements: ['A-1'],
        operations: ['getIt'],
        observed: 'It fails.',
        cases: ['C1'],
        effect: 'None.',
        match: { statuses: [500] },
      },
    ],
    corrections: [
      {
        api: 'one',
        id: 'C-1',
        pointer: '/paths',
        published: 'a',
        observed: 'b',
        evidence: 'C1; C2',
        effect: 'c',
      },
    ],
  });
});

test('names every mistake of every file at once', () => {
  const folder = folderOf({
    'requirements.yaml':
      'requirements:\n  - {id: A-1, level: shall, sentence: x, source: s}\n  - {id: A-1, level: may, sentence: y, sorce: s}\n',
    'defects.yaml':
      'api: one\ndefects:\n  - {id: D-1, requirements: [A-9], operations: [a], observed: o, cases: [c], effect: e, match: {status: 500}}\n',
    'corrections.yaml': 'api: one\ncorrections: {\n',
  });
  const load = (): unknown => loadRegister(undefined, folder);
  for (const mistake of [
    /one\/requirements\.yaml: "api: one" is missing/,
    /row 1 \(A-1\): level "shall" is none of must, should, may/,
    /row 2 \(A-1\): "source:" is missing/,
    /row 2 \(A-1\): unknown member "sorce"/,
    /id A-1 is used more than once/,
    /defect D-1 names requirement A-9/,
    /match has no member "status"/,
    /one\/corrections\.yaml: /,
  ]) {
    expect(load).toThrow(mistake);
  }
});

test('an unknown API is named beside those that exist', () => {
  const folder = folderOf({ 'requirements.yaml': requirement });
  expect(() => loadRegister(['two'], folder)).toThrow(
    /No requirements for API two\. Use one of: one\./,
  );
});

test('the register of this project is without mistakes', () => {
  expect(loadRegister().requirements.length).toBeGreaterThan(0);
  expect(registeredApis()).toContain('altinn-app');
});

test('YAML is kept as JSON, and a broken copy is made anew', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'samsvar-yaml-'));
  const text = 'a: [1, x]\n';
  const read = (): unknown => readYaml(text, folder).value;
  expect(read()).toEqual({ a: [1, 'x'] });
  const [name = ''] = readdirSync(folder);
  const file = path.join(folder, name);
  writeFileSync(file, readFileSync(file, 'utf8').replace('"x"', '"y"'));
  expect(read()).toEqual({ a: [1, 'x'] });
  expect(read()).toEqual({ a: [1, 'x'] });
  expect(readYaml('a: [', folder).errors).toHaveLength(1);
  expect(readdirSync(folder)).toEqual([name]);
  expect(readYaml(text, file).value).toEqual({ a: [1, 'x'] });
});
