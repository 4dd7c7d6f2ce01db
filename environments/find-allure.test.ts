import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { findAllure } from './find-allure.ts';

const empty = (): string => realpathSync(mkdtempSync(join(tmpdir(), 'samsvar-allure-')));

/** The package as npm unpacks it below a folder; gives its cli.js. */
function unpack(folder: string, version = '3.18.0', name = 'allure'): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version }));
  writeFileSync(join(folder, 'cli.js'), '');
  return join(folder, 'cli.js');
}

const find = (env: Record<string, string>, folder = empty()): unknown => {
  try {
    return findAllure({ env, folder });
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

test('the package of the folder, or of one above it', () => {
  const root = empty();
  const file = unpack(join(root, 'node_modules', 'allure'));
  mkdirSync(join(root, 'a', 'b'), { recursive: true });
  expect(find({ PATH: '' }, join(root, 'a', 'b'))).toEqual({ file, version: '3.18.0' });
});

test('on PATH: a link of npm, and the package beside or below a folder of commands', () => {
  const linked = empty();
  const file = unpack(join(linked, 'lib', 'node_modules', 'allure'));
  mkdirSync(join(linked, 'bin'));
  if (process.platform !== 'win32') {
    symlinkSync(file, join(linked, 'bin', 'allure'));
    const PATH = [empty(), join(linked, 'bin')].join(delimiter);
    expect(find({ PATH })).toMatchObject({ file });
  }
  const local = join(empty(), 'node_modules');
  const beside = unpack(join(local, 'allure'));
  mkdirSync(join(local, '.bin'));
  expect(find({ PATH: join(local, '.bin') })).toMatchObject({ file: beside });
  const windows = empty();
  const below = unpack(join(windows, 'node_modules', 'allure'));
  expect(find({ PATH: windows })).toMatchObject({ file: below });
});

test('what SAMSVAR_ALLURE names goes before, a folder too', () => {
  const [own, named] = [empty(), empty()];
  unpack(join(own, 'node_modules', 'allure'));
  const file = unpack(named);
  expect(find({ SAMSVAR_ALLURE: file, PATH: '' }, own)).toMatchObject({ file });
  expect(find({ SAMSVAR_ALLURE: named, PATH: '' }, own)).toMatchObject({ file });
  expect(find({ SAMSVAR_ALLURE: join(named, 'no.js'), PATH: '' }, own)).toBe('allure-unknown');
});

test('an Allure of another kind or version is none', () => {
  expect(find({ PATH: '' })).toBe('allure-missing');
  const root = empty();
  unpack(join(root, 'node_modules', 'allure'), '2.46.0');
  expect(find({ PATH: '' }, root)).toBe('allure-missing');
  unpack(join(root, 'node_modules', 'allure'), '3.0.0', 'other');
  expect(find({ PATH: '' }, root)).toBe('allure-missing');
  const java = empty();
  writeFileSync(join(java, 'allure'), '#!/bin/sh\n');
  expect(find({ PATH: java })).toBe('allure-missing');
});
