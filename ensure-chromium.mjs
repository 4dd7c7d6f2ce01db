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

// A process remembers which packages it did not find: each look is one of its own.
const look = '--look';
const isFound = () =>
  spawnSync(process.execPath, [import.meta.filename, look], { stdio: 'ignore' }).status === 0;

if (process.argv.includes(look))
  process.exit((await findChromium(process.env)) === undefined ? 1 : 0);

if (isCi(process.env) && !isFound()) {
  for (const [command, ...args] of ways) {
    spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
    if (isFound()) break;
  }
}
if (!isFound())
  process.stderr.write(
    'NOT RUN: the tests that open the report in a browser. No Chromium was found: set CHROMIUM_PATH, or `npx playwright install chromium`.\n',
  );
