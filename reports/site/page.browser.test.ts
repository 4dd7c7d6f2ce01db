import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { fiveFaults, largeReport, reportWithFaults, titleOf } from './five-faults.ts';
import { test } from './open-page.ts';

const report = reportWithFaults();

// What runs in the page is text: the types of a browser are no part of the suite's.
const openAll = `for (const one of document.querySelectorAll('details')) one.open = true;`;

/** What has the focus, and whether an outline shows it. */
const nameOfFocus = `(() => {
  const one = document.activeElement;
  if (one === null || one === document.body) return 'none';
  const outline = getComputedStyle(one).outlineStyle === 'none' ? ' unseen' : '';
  const name = one.tagName === 'A' ? one.textContent : one.className.split(' ')[0];
  return one.tagName + ' ' + name + outline;
})()`;

test('the page opens from disk, asks for nothing and shows no error', async ({ open }) => {
  const { page, requests, errors } = await open(report);
  await expect(page.locator('h1')).toHaveText(/Conformance report/);
  await expect(page.locator('.sentence')).toContainText('Deviates');
  await page.locator('#language').click();
  await page.locator('#theme').click();
  await page.locator('nav a').last().click();
  expect(requests).toEqual([]);
  expect(errors).toEqual([]);
});

test('every deviation of five faults is found with its promise, place, exchange and commands', async ({
  open,
}) => {
  const { page } = await open(report);
  await expect(page.locator('#deviations-title')).toContainText('6');
  for (const { id, expected, actual, pointer } of fiveFaults) {
    await page.locator('#deviations').getByRole('link', { name: id, exact: true }).first().click();
    const one = page.locator(`#deviation-${id}`);
    await expect(one).toBeInViewport();
    for (const text of [`It does ${id}.`, 'RFC 9110, 15.3; Guide 2', expected, actual, pointer])
      await expect(one).toContainText(text);
    await one.getByText('Request and response').click();
    await expect(one.locator('.exchange')).toContainText('Bearer $SAMSVAR_TOKEN_USER');
    await expect(one.locator('.exchange')).toContainText(`{"id":"${id}"}`);
    const commands = await one.locator('.command code').allTextContents();
    expect(commands).toEqual([repeatOf(id), `curl -sS 'http://127.0.0.1:1/things/${id}'`]);
    await expect(one.locator('.new')).toHaveText(/new/);
  }
});

/** The scenario's title as a pattern, in quotes for the shell. */
function repeatOf(id: string): string {
  const pattern = titleOf(id)
    .replace(/[{}()?]/g, (sign) => `\\${sign}`)
    .replaceAll("'", String.raw`'\''`);
  return `npx samsvar run --env mock --api things --like real --seed 1 --grep '${pattern}'`;
}

test('a command is copied with one press', async ({ open }) => {
  const { page } = await open(report);
  const command = page.locator('#deviation-F-1 .command').first();
  await command.getByRole('button').click();
  await expect(command.getByRole('button')).toHaveText(/Copied/);
  const copied = await page.evaluate<string>(
    `navigator.clipboard.readText().catch(() => '').then((text) => text || getSelection().toString())`,
  );
  expect(copied).toContain('npx samsvar run');
});

for (const theme of ['light', 'dark'] as const)
  for (const language of ['en', 'nb'] as const)
    test(`axe finds nothing against WCAG AA (${theme}, ${language})`, async ({ open }) => {
      const { page } = await open(report, { theme, hash: `#lang=${language}` });
      await page.evaluate(openAll);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html, nodes.length])).toEqual([]);
    });

test('language and theme are switched, and the address keeps them', async ({ open }) => {
  const { page } = await open(report);
  await page.locator('#language').click();
  await expect(page.locator('h1')).toContainText('Samsvarsrapport');
  await expect(page.locator('html')).toHaveAttribute('lang', 'nb');
  await expect(page.getByText('Conformance report')).toBeHidden();
  const light = await groundOf(page);
  await page.locator('#theme').click();
  expect(await groundOf(page)).not.toBe(light);
  expect(new URL(page.url()).hash).toBe('#lang=nb&theme=dark');
  await page.reload();
  await expect(page.locator('h1')).toContainText('Samsvarsrapport');
  expect(await groundOf(page)).not.toBe(light);
});

function groundOf(page: Page): Promise<string> {
  return page.evaluate('getComputedStyle(document.body).backgroundColor');
}

test('filters choose requirements by verdict, level, API and text', async ({ open }) => {
  const { page } = await open(report);
  const rows = page.locator('#matrix > tr:visible');
  const total = report.requirements.length;
  await expect(rows).toHaveCount(total);
  await page.locator('.chip[data-value="deviates"]').click();
  await expect(rows).toHaveCount(6);
  await expect(page.locator('#shown')).toHaveText('6');
  await page.getByLabel('Text').fill('does f-3');
  await expect(rows).toHaveCount(1);
  expect(new URL(page.url()).hash).toContain('verdict=deviates&q=does+f-3');
  await page.reload();
  await expect(rows).toHaveCount(1);
  await page.locator('#clear').click();
  await expect(rows).toHaveCount(total);
  await page.locator('.chip[data-value="should"]').click();
  await expect(rows).toHaveCount(1);
});

test('2,500 requirements are filtered at once', async ({ open }) => {
  const { page } = await open(largeReport(2500));
  await page.getByLabel('Text').fill('l-2499');
  await expect(page.locator('#matrix > tr:visible')).toHaveCount(1);
  await page.locator('#clear').click();
  await page.locator('.chip[data-value="should"]').click();
  await expect(page.locator('#shown')).toHaveText('1250');
});

test('a source statement leads to the RFC that it names, else to where the publisher has it', async ({
  open,
}) => {
  const { page } = await open(report);
  await expect(page.locator('#deviation-F-1 .source a')).toHaveAttribute(
    'href',
    /rfc9110#section-15.3/,
  );
  await expect(page.locator('#T-1').getByRole('link', { name: 'Guide 1' })).toHaveAttribute(
    'href',
    'https://things.example.org/docs',
  );
});

test('a link leads to its place, whatever is closed or filtered out', async ({ open }) => {
  const { page } = await open(report, { hash: '#verdict=conforms&at=T-3' });
  await expect(page.locator('#T-3')).toBeInViewport();
  const closed = await open(report, { hash: '#corrections' });
  await expect(closed.page.locator('#C-1')).toBeVisible();
});

test('all can be done by keyboard, and the focus is seen', async ({ open }) => {
  const { page } = await open(report);
  await page.keyboard.press('Tab');
  await expect(page.locator('.skip')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  const stops = page.locator('a[href]:visible, button:visible, summary:visible, input:visible');
  const seen = new Set<string>();
  for (let step = 0; step < (await stops.count()) * 2; step += 1) {
    await page.keyboard.press('Tab');
    seen.add(await page.evaluate<string>(nameOfFocus));
  }
  for (const name of ['A F-1', 'BUTTON chip', 'BUTTON copy', 'SUMMARY', 'INPUT', 'PRE', 'DIV wide'])
    expect(
      [...seen].some((one) => one.startsWith(name)),
      name,
    ).toBe(true);
  expect([...seen].filter((one) => one.endsWith('unseen'))).toEqual([]);
  await page.locator('.chip[data-value="deviates"]').focus();
  await page.keyboard.press('Space');
  await expect(page.locator('#shown')).toHaveText('6');
});

for (const language of ['en', 'nb'] as const)
  test(`at 360 px nothing reaches beyond the page (${language})`, async ({ open }) => {
    const { page } = await open(report, { width: 360, hash: `#lang=${language}` });
    await page.evaluate(openAll);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

test('without its script the page says all that it says with it', async ({ open }) => {
  const { page } = await open(report, { script: false });
  await expect(page.locator('h1')).toContainText('Conformance report');
  await expect(page.locator('#deviation-F-5')).toContainText('it "moved" <on> & away');
  await expect(page.locator('.filters')).toBeHidden();
  await expect(page.locator('#matrix > tr')).toHaveCount(report.requirements.length);
});

test('on paper the buttons are gone and nothing is cut off', async ({ open }) => {
  const { page } = await open(report, { width: 700 });
  await page.emulateMedia({ media: 'print' });
  for (const part of ['.filters', '.settings', 'nav', '.copy >> nth=0'])
    await expect(page.locator(part)).toBeHidden();
  await expect(page.locator('#deviation-F-1')).toBeVisible();
});

test('a graph shows what was seen, refused and let through, also as a table', async ({ open }) => {
  const { page } = await open(report, { hash: '#graphs' });
  const graph = page.locator('#graphs');
  await expect(graph.locator('svg .edge-wrong')).toHaveCount(1);
  await expect(graph.locator('svg .edge-seen')).toHaveCount(1);
  await expect(graph.locator('svg .attempts')).toContainText('⊘ 1');
  await graph.getByText('Steps as a table').first().click();
  const rows = graph.getByRole('row');
  await expect(rows.filter({ hasText: 'end (otherOrg)' })).toContainText(
    'forbidden and let through',
  );
  await expect(rows.filter({ hasText: 'end (stranger)' })).toContainText('forbidden and refused');
});

test('batches stand by cause and position, and the other rules below', async ({ open }) => {
  const { page } = await open(report, { hash: '#families' });
  await page.getByText('Batches', { exact: true }).click();
  const table = page.getByRole('group', { name: 'A batch that creates things' });
  await expect(table.getByRole('columnheader').locator('.t[lang=en]')).toHaveText([
    'Why an item fails',
    'first',
    'middle',
    'last',
  ]);
  const row = table.getByRole('row').filter({ hasText: 'an unknown code' });
  await expect(row.getByRole('cell').nth(0)).toContainText('T-1');
  await expect(row.getByRole('cell').nth(1)).toHaveText('');
  await expect(row.getByRole('cell').nth(2)).toContainText('deviates');
  await expect(page.getByRole('row').filter({ hasText: 'stored whole' })).toContainText('F-4');
});

test('what a document describes and nobody asked is told as not asked', async ({ open }) => {
  const { page } = await open(report, { hash: '#coverage' });
  await page.locator('#coverage').getByText('things', { exact: true }).first().click();
  const row = page.locator('#coverage').getByRole('row').filter({ hasText: 'removeThing' });
  await expect(row).toContainText('not asked');
  await expect(row.getByRole('cell').filter({ hasText: '○' })).toHaveCount(2);
  const asked = page.locator('#coverage').getByRole('row').filter({ hasText: 'getThing' });
  await expect(asked.first()).not.toContainText('not asked');
});

test('in Norwegian the sentences of the suite are Norwegian, those of requirements as they were written', async ({
  open,
}) => {
  const { page } = await open(report, { hash: '#lang=nb' });
  await expect(page.locator('.reasons')).toContainText(/\d krav avviker/);
  await expect(page.locator('.reasons').getByText('requirement(s) deviate')).toBeHidden();
  const changes = page.locator('#changes');
  await expect(changes).toContainText(/\d nye, \d rettet, \d endret/);
  await expect(changes).toContainText('Nye avvik');
  await expect(changes.getByText(/avviker/).first()).toBeVisible();
  await expect(page.locator('#deviation-F-1')).toContainText('It does F-1.');
  await expect(page.locator('#trend')).toContainText('Krav som ikke samsvarte');
});

test('who may do what shows where the table is not kept', async ({ open }) => {
  const { page } = await open(report, { hash: '#actors' });
  const row = page.getByRole('row').filter({ hasText: 'nobody knows' });
  await expect(row.getByRole('cell').nth(0)).toHaveText('✓ 200');
  await expect(row.getByRole('cell').nth(1)).toHaveText('! 200 ⊘ 403');
});
