import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import giveTemporaryFolder from './temporary-folder.ts';

const names = ['TMPDIR', 'TEMP', 'TMP'];

test('what a test leaves lies in a folder that goes with the run', () => {
  expect(basename(tmpdir())).toMatch(/^samsvar-tests-/);
});

test('the folder goes with all that is in it', () => {
  const before = names.map((name) => process.env[name]);
  const outer = tmpdir();
  try {
    const remove = giveTemporaryFolder();
    const folder = tmpdir();
    expect(dirname(folder)).toBe(outer);
    mkdirSync(join(folder, 'deep'));
    writeFileSync(join(folder, 'deep', 'file'), 'x');
    remove();
    expect(existsSync(folder)).toBe(false);
  } finally {
    for (const [at, name] of names.entries()) process.env[name] = before[at] ?? outer;
  }
});
