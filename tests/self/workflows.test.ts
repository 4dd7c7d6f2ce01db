import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';

// What the workflows promise: no right that is not named, nothing that can change under us, and options that exist.

interface Step {
  readonly uses?: string;
  readonly run?: string;
}
interface Job {
  readonly permissions?: object;
  readonly uses?: string;
  readonly steps?: readonly Step[];
}
interface Workflow {
  readonly permissions?: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(import.meta.dirname, '..', '..', '.github', 'workflows');
const files = readdirSync(folder);
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');

for (const file of files) {
  const text = textOf(file);
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);

  test(`${file} gives no right but those that a job names`, () => {
    expect(workflow.permissions).toEqual({});
    expect(jobs.filter(([, job]) => job.permissions === undefined)).toEqual([]);
  });

  test(`${file} uses actions by their commit, with the version in words`, () => {
    const used = text.match(/uses: .*/g) ?? [];
    const loose = used.filter(
      (line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$|: \.\/|OWNER\/samsvar/.test(line),
    );
    expect(loose).toEqual([]);
  });

  test(`${file} puts no input into a shell by text`, () => {
    const scripts = jobs.flatMap(([, job]) => job.steps?.flatMap(({ run }) => run ?? []) ?? []);
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });
}

test('the workflows speak of commands and options that there are', () => {
  const known = ['commands', 'report-commands', 'options']
    .map((name) => readFileSync(join(import.meta.dirname, '..', '..', 'cli', `${name}.ts`), 'utf8'))
    .join('\n');
  const texts = files.map(textOf).join('\n');
  const given = [...texts.matchAll(/samsvar (?:run|report \w+) .*|(?:options|history)\+?=\(.*/g)];
  const options = new Set(given.flatMap(([line]) => line.match(/--[a-z-]+/g) ?? []));
  expect(options.size).toBeGreaterThan(5);
  expect([...options].filter((option) => !known.includes(`'${option}`))).toEqual([]);
});
