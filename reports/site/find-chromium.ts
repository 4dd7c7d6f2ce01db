import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from '@playwright/test';

/** A browser that tests of the page can start. */
export interface FoundBrowser {
  readonly executablePath: string;
  readonly args: readonly string[];
}

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The page is opened from disk: whatever a browser does beside that is turned off. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

type Variables = Readonly<Record<string, string | undefined>>;

/** True where a test that is not run would go unseen. */
export function isCi({ CI = '' }: Variables): boolean {
  return !['', '0', 'false'].includes(CI);
}

/** The first Chromium that is there: CHROMIUM_PATH, Playwright's own, the system's, or the npm package's where it is installed. */
export async function findChromium(variables: Variables): Promise<FoundBrowser | undefined> {
  const paths = [variables['CHROMIUM_PATH'] ?? '', chromium.executablePath(), ...systemPaths];
  const found = paths.find((one) => one !== '' && existsSync(one));
  if (found === undefined) return fromPackage();
  return { executablePath: found, args: [...quiet, ...sandbox(variables)] };
}

/** A sandbox needs another user than root, and CI seldom has one. */
function sandbox(variables: Variables): readonly string[] {
  return process.getuid?.() === 0 || isCi(variables) ? ['--no-sandbox'] : [];
}

interface ChromiumPackage {
  readonly default: {
    readonly args: readonly string[];
    readonly executablePath: () => Promise<string>;
  };
}

/** @sparticuz/chromium is no dependency: ensure-chromium.mjs may have installed it, unsaved. */
async function fromPackage(): Promise<FoundBrowser | undefined> {
  try {
    const file = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    const { default: packed } = (await import(file)) as ChromiumPackage;
    const executablePath = await packed.executablePath();
    return { executablePath, args: [...quiet, '--no-sandbox', '--no-zygote', '--headless=shell'] };
  } catch {
    return undefined;
  }
}
