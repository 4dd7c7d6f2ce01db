// Before the tests: under CI the command line of Allure 3 is fetched where none is found, since a page that nobody made must not pass
// there. It has a folder of its own: neither package.json nor the lock file knows of it, and nothing else is pruned.
import { spawnSync } from 'node:child_process';
import { findAllure } from './dist/environments/find-allure.js';
import { isCi } from './dist/reports/site/find-chromium.js';

const folder = 'node_modules/.cache/allure';
const isFound = () => {
  try {
    return findAllure({ folder }) !== undefined;
  } catch {
    return false;
  }
};

if (isCi(process.env) && !isFound()) {
  const unsaved = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts'];
  spawnSync('npm', ['install', '--prefix', folder, ...unsaved, 'allure@3.18.0'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}
if (!isFound())
  process.stderr.write(
    `NOT RUN: the test that makes an Allure page. No command line of Allure 3 was found: set SAMSVAR_ALLURE to its cli.js, or \`npm install --prefix ${folder} --no-save allure@3\`.\n`,
  );
