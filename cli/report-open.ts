import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SuiteError } from '#specs';
import { exitCodes } from './exit-codes.ts';

/**
 * Prints the address of the report in a folder; at a terminal the system's own program shows it, too.
 * Throws `report-missing`.
 */
export async function reportOpenCommand(dir = 'reports/out'): Promise<number> {
  const file = join(resolve(dir), 'index.html');
  if (!existsSync(file))
    throw new SuiteError(
      'report-missing',
      `${file} is not there. Name the --out folder of a run, or make the report first: samsvar run.`,
      { kind: 'unreadable-input' },
    );
  const { href } = pathToFileURL(file);
  process.stdout.write(`${href}\n`);
  if (process.stdout.isTTY) await show(href);
  return exitCodes.conforms;
}

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** A machine without such a program is no error: the address stands above. */
function show(href: string): Promise<void> {
  const [command, ...args] = openers[process.platform] ?? ['xdg-open'];
  return new Promise((done) => {
    const child = spawn(command, [...args, href], { stdio: 'ignore', detached: true });
    child.on('error', () => done());
    child.on('spawn', () => {
      child.unref();
      done();
    });
  });
}
