import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { RunMeta } from '../conformance.ts';
import { register, results, run } from '../stored-example.ts';
import { toConformance } from '../to-conformance.ts';
import { planPublication, publishReports } from './publish-reports.ts';

const empty = (): string => mkdtempSync(path.join(tmpdir(), 'samsvar-site-'));

/** An --out folder with the report of a run. */
function report(change: Partial<RunMeta>, folder = empty()): string {
  mkdirSync(folder, { recursive: true });
  const whole = toConformance(results, register, {
    suiteVersion: '1',
    run: { ...run, ...change },
  });
  writeFileSync(path.join(folder, 'conformance.json'), JSON.stringify(whole));
  writeFileSync(path.join(folder, 'index.html'), `page of ${change.id}`);
  writeFileSync(path.join(folder, 'badge.svg'), '<svg/>');
  writeFileSync(path.join(folder, 'results.jsonl'), '{}');
  return folder;
}

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
const read = (...parts: readonly string[]): string => readFileSync(path.join(...parts), 'utf8');
const foldersOf = (place: string): readonly string[] =>
  readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

test('each environment has a folder with its latest report, and the runs before it', () => {
  const [site, downloaded] = [empty(), empty()];
  report({ id: 'r-1', environment: 'tt02', startedAt: daysAgo(2) }, path.join(downloaded, 'a'));
  report({ id: 'r-2', environment: 'tt02', startedAt: daysAgo(1) }, path.join(downloaded, 'b'));
  const promise = report({ id: 'r-3', environment: 'mock', like: 'promise' });
  publishReports([downloaded, promise], site, { keep: 9 });
  expect(foldersOf(site)).toEqual(['mock-promise', 'tt02']);
  expect(foldersOf(path.join(site, 'tt02'))).toEqual(['r-1', 'r-2']);
  expect(read(site, 'tt02', 'index.html')).toBe('page of r-2');
  expect(read(site, 'tt02', 'r-1', 'index.html')).toBe('page of r-1');
  expect(existsSync(path.join(site, 'tt02', 'r-1', 'results.jsonl'))).toBe(false);
  const index = read(site, 'index.html');
  expect(index).toMatch(/href="tt02\/r-2\/"[^]*href="tt02\/r-1\/"/);
  expect(index).not.toMatch(/https?:/);
});

test('an older run that is published later is not the latest', () => {
  const site = empty();
  publishReports([report({ id: 'new', startedAt: daysAgo(1) })], site, { keep: 9 });
  publishReports([report({ id: 'old', startedAt: daysAgo(5) })], site, { keep: 9 });
  const [place = ''] = foldersOf(site);
  expect(read(site, place, 'index.html')).toBe('page of new');
});

test('more than are kept, and too old ones, leave; what is no run of ours stays', () => {
  const site = empty();
  const at = (id: string, days: number): string => report({ id, startedAt: daysAgo(days) });
  publishReports([at('r-9', 9), at('r-5', 5), at('r-1', 1)], site, { keep: 9 });
  const [place = ''] = foldersOf(site);
  const own = path.join(site, place);
  report({ id: 'another', startedAt: daysAgo(99) }, path.join(own, 'notes'));
  const plan = planPublication([at('r-0', 0)], site, { keep: 3 });
  expect(plan.removed.map((one) => one.run.id)).toEqual(['r-9']);
  expect(foldersOf(own)).toEqual(['notes', 'r-1', 'r-5', 'r-9']);
  publishReports([at('r-0', 0)], site, { keep: 3 });
  expect(foldersOf(own)).toEqual(['notes', 'r-0', 'r-1', 'r-5']);
  publishReports([at('r-0', 0)], site, { keep: 9, days: 3 });
  expect(foldersOf(own)).toEqual(['notes', 'r-0', 'r-1']);
  expect(read(site, 'index.html')).not.toContain('r-5');
});

test('an id that people chose leads nowhere else, and stands in the page as text', () => {
  const site = path.join(empty(), 'site');
  publishReports([report({ id: '../../<b>x' })], site, { keep: 9 });
  const [place = ''] = foldersOf(site);
  expect(foldersOf(path.join(site, place))).toEqual(['_______b_x']);
  expect(read(site, 'index.html')).toContain('&#60;b&#62;x');
  expect(foldersOf(path.dirname(site))).toEqual(['site']);
});

test('what is no report is told, and a shard is none', () => {
  const told = (change: Partial<RunMeta> | undefined): unknown => {
    try {
      publishReports([change === undefined ? empty() : report(change)], empty(), { keep: 9 });
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(told(undefined)).toContain('holds no report. Name the --out folder');
  expect(told({ environment: '../..' })).toContain('its environment ../..');
  expect(told({ shard: { index: 1, count: 2, wholeNarrowed: false } })).toContain('report merge');
});
