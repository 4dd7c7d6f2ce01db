import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from '@playwright/test';
import { Command } from 'commander';
import { parseAllDocuments } from 'yaml';
import { commands } from '../../cli/commands.ts';

// What the documents show: commands and options that there are, YAML that can be read, links that lead somewhere.

const root = join(import.meta.dirname, '..', '..');
const guides = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
const others = ['README.md', 'CONTRIBUTING.md', 'AGENTS.md'];
const folders = ['specs', 'environments', 'tests', 'reports'].map((name) => `${name}/README.md`);
const pages = [...others, ...folders, ...guides.map((name) => `docs/${name}`)];
const textOf = (page: string): string => readFileSync(join(root, page), 'utf8');

const program = new Command();
for (const add of commands) add(program, () => undefined);

/** Blocks of code, with the language that they name. */
function blocksOf(page: string): readonly { readonly language: string; readonly code: string }[] {
  const blocks = textOf(page).matchAll(/^( *)```(\w*)\n([^]*?)^\1```$/gm);
  return [...blocks].map(([, , language = '', code = '']) => ({ language, code }));
}

/** Command lines of samsvar, those in YAML of other systems too. */
function linesOf(page: string): readonly string[] {
  const code = blocksOf(page).map((one) => one.code);
  const inline = [...textOf(page).matchAll(/`(samsvar [a-z][^`]*)`/g)].map(([, line = '']) => line);
  return [...code.join('\n').matchAll(/^.*?(?<![/\w])(samsvar [a-z].*)$/gm)]
    .map(([, line = '']) => line)
    .concat(inline);
}

/** What is wrong with a line, as far as words can tell. */
function mistakesOf(line: string): readonly string[] {
  const words = line.split(/\s+[|>&#]|\s{2,}|\)/)[0]?.split(/\s+/) ?? [];
  const command = commandOf(words);
  if (command === undefined) return [`${line}: no such command`];
  const known = new Set([...command.options.flatMap(({ long }) => long ?? []), '--help']);
  const given = words.flatMap((word) => /^\[?(--[a-z-]+)/.exec(word)?.[1] ?? []);
  return given.filter((option) => !known.has(option)).map((option) => `${line}: no ${option}`);
}

function commandOf([, first, second = '']: readonly string[]): Command | undefined {
  const top = program.commands.find((one) => one.name() === first);
  const names = top?.commands ?? [];
  const isNamed = names.length > 0 && /^[a-z]/.test(second);
  return isNamed ? names.find((one) => one.name() === second) : top;
}

/** As GitHub names a heading. */
function anchorsOf(page: string): readonly string[] {
  return [...textOf(page).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function brokenLinks(page: string): readonly string[] {
  const links = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links
    .filter((link) => !/^https?:/.test(link))
    .filter((link) => {
      const [path = '', anchor] = link.split('#');
      const file = path === '' ? page : relative(root, join(root, dirname(page), path));
      if (!existsSync(join(root, file))) return true;
      return anchor !== undefined && file.endsWith('.md') && !anchorsOf(file).includes(anchor);
    });
}

for (const page of pages) {
  test(`${page} shows commands and options that there are`, () => {
    expect(linesOf(page).flatMap(mistakesOf)).toEqual([]);
  });

  test(`${page} leads somewhere, and its YAML can be read`, () => {
    expect(brokenLinks(page)).toEqual([]);
    const yaml = blocksOf(page).filter(({ language }) => language === 'yaml');
    const errors = yaml.flatMap(({ code }) => parseAllDocuments(code).flatMap((one) => one.errors));
    expect(errors).toEqual([]);
  });
}

test('the reading finds what is wrong', () => {
  expect(mistakesOf('samsvar run --evn mock')).toEqual(['samsvar run --evn mock: no --evn']);
  expect(mistakesOf('samsvar report merg shards')).toHaveLength(1);
  expect(mistakesOf('samsvar walk')).toHaveLength(1);
  expect(mistakesOf('samsvar report merge shards --out reports/out  # --nothing')).toEqual([]);
  expect(pages.flatMap(linesOf).length).toBeGreaterThan(60);
});

test('the README leads to every guide', () => {
  const missing = guides.filter((name) => !textOf('README.md').includes(`(docs/${name})`));
  expect(missing).toEqual([]);
});
