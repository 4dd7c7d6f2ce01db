import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { test as base, type Browser, type Page } from '@playwright/test';
import type { Conformance } from '../conformance.ts';
import { findChromium, isCi } from './find-chromium.ts';
import { toHtml } from './to-html.ts';

/** How a page is opened. */
export interface Opening {
  readonly hash?: string;
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly script?: boolean;
}

/** A page that was opened, and every address that it asked for beside its own. */
export interface OpenedPage {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly errors: readonly string[];
}

interface Fixtures {
  /** Writes the page of a report to disk and opens it from there. */
  readonly open: (report: Conformance, opening?: Opening) => Promise<OpenedPage>;
}

/** Tests with a real Chromium: not run where there is none, which under CI is a failure. */
export const test = base.extend<Fixtures, { found: Browser | undefined }>({
  found: [
    async ({ playwright }, use) => {
      const chromium = await findChromium(process.env);
      const { executablePath = '', args = [] } = chromium ?? {};
      const browser =
        chromium === undefined
          ? undefined
          : await playwright.chromium.launch({ executablePath, args: [...args] });
      await use(browser);
      await browser?.close();
    },
    { scope: 'worker' },
  ],
  open: async ({ found }, use, testInfo) => {
    if (found === undefined && isCi(process.env)) throw new Error(missing);
    testInfo.skip(found === undefined, missing);
    await use((report, opening = {}) => openPage(found as Browser, report, opening));
    for (const context of found?.contexts() ?? []) await context.close();
  },
});

const missing = 'no Chromium was found: set CHROMIUM_PATH, or `npx playwright install chromium`';

async function openPage(
  browser: Browser,
  report: Conformance,
  { hash = '', theme = 'light', width = 1280, script = true }: Opening,
): Promise<OpenedPage> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'samsvar-page-')), 'index.html');
  writeFileSync(file, toHtml(report));
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: theme,
    locale: 'en-GB',
    javaScriptEnabled: script,
  });
  const page = await context.newPage();
  const address = pathToFileURL(file).href;
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== address) requests.push(request.url());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => errors.push(message.text()));
  await page.goto(`${address}${hash}`);
  return { page, requests, errors };
}
