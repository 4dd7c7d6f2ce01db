import { expect, test } from '@playwright/test';
import { finding, register, result, run } from './stored-example.ts';
import { toConformance } from './to-conformance.ts';
import { toConsole } from './to-console.ts';
import { toNoteLines } from './to-note-lines.ts';

const note = finding({ requirement: 'T-1', outcome: 'warn', pointer: '/a' });
const other = finding({ outcome: 'warn', actual: 'status 500' });
const report = (profile: string) =>
  toConformance([result('one', ['T-1'], { findings: [note, other, note] })], register, {
    suiteVersion: '1',
    run: { ...run, profile },
  });

test('notes are told once, with how often', () => {
  expect(toNoteLines(report('nightly'), 5)).toEqual([
    '',
    'Notes (2):',
    '  T-1 getThing /a: status 200; seen: status 404 (x2)',
    '  expectation getThing: status 200; seen: status 500',
  ]);
  expect(toNoteLines(report('nightly'), 1).at(-1)).toBe('  … and 1 more in the report');
});

test('the terminal tells notes of a nightly run alone', () => {
  const told = (profile: string): string => toConsole(report(profile), { reportAt: '' });
  expect(told('nightly')).toContain('Notes (2):');
  expect(told('manual')).not.toContain('Notes');
  expect(told('release')).not.toContain('Notes');
});
