import { expect, test } from '@playwright/test';
import { Command } from 'commander';
import { list } from './options.ts';

const apisOf = (...words: readonly string[]): unknown =>
  new Command()
    .option('--api <list>', 'names', list)
    .parse(['node', 'samsvar', ...words])
    .opts()['api'];

test('names come in one option, or in several: none replaces another', () => {
  expect(apisOf('--api', 'sdir, altinn2,')).toEqual(['sdir', 'altinn2']);
  expect(apisOf('--api', 'sdir', '--api', 'altinn2')).toEqual(['sdir', 'altinn2']);
  expect(apisOf('--api', 'sdir,altinn2', '--api', 'sdir')).toEqual(['sdir', 'altinn2']);
  expect(apisOf()).toBeUndefined();
});
