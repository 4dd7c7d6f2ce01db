import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SuiteError } from '#specs';
import { findHomeCalls, stripHomeCalls } from './home-calls.ts';

/**
 * Puts a site that Allure has made where it belongs, without what calls home; gives the names of its files.
 * Throws `allure-calls-home` where something is left that would: then nothing is written.
 */
export function publishAllure(from: string, to: string): readonly string[] {
  const names = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(from, path.join(entry.parentPath, entry.name)));
  const pages = new Map(
    names.filter(isPage).map((name) => {
      const stripped = stripHomeCalls(readFileSync(path.join(from, name), 'utf8'));
      return [name, requireSilent(stripped, name)] as const;
    }),
  );
  for (const name of names) {
    const file = path.join(to, name);
    mkdirSync(path.dirname(file), { recursive: true });
    const page = pages.get(name);
    if (page === undefined) copyFileSync(path.join(from, name), file);
    else writeFileSync(file, page);
  }
  return names;
}

function isPage(name: string): boolean {
  return /\.html?$/i.test(name);
}

function requireSilent(html: string, name: string): string {
  const calls = findHomeCalls(html);
  if (calls.length === 0) return html;
  throw new SuiteError(
    'allure-calls-home',
    `Allure's ${name} would still call other hosts after stripping: ${calls.join(', ')}. It is not kept; use a version of Allure 3 that is known (docs/allure.md), and report this one.`,
    { kind: 'configuration', fields: { calls } },
  );
}
