// Before the tests: under CI a browser is fetched where none is found, since a page that nobody opened must not pass there.
// Nothing is saved: neither package.json nor the lock file knows of it.
import { spawnSync } from 'node:child_process';
import { findChromium, isCi } from './dist/reports/site/find-chromium.js';

const ways = [
  ...(process.platform === 'linux'
    ? [
        [
          'npm',
          'install',
          '--no-save',
          '--no-audit',
          '--no-fund',
          '--ignore-scripts',
          '@sparticuz/chromium@147.0.0',
        ],
      ]
    : []),
  ['npx', 'playwright', 'install', 'chromium'],
];

const isFound = async () => (await findChromium(process.env)) !== undefined;

if (isCi(process.env) && !(await isFound())) {
  for (const [command, ...args] of ways) {
    spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
    if (await isFound()) break;
  }
}
if (!(await isFound()))
  process.stderr.write(
    'NOT RUN: the tests that open the report in a browser. No Chromium was found: set CHROMIUM_PATH, or `npx playwright install chromium`.\n',
  );
