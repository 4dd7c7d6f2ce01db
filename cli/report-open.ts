import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SuiteError } from '#specs';
import { exitCodes } from './exit-codes.ts';
import type { SpeakingFlags } from './options.ts';

/**
 * Prints the address of the report in a folder; at a terminal the system's own program shows it, too.
 * Throws `report-missing`.
 */
export async function reportOpenCommand(
  dir = 'reports/out',
  { list, verbose }: SpeakingFlags = {},
): Promise<number> {
  const file = join(resolve(dir), 'index.html');
  if (!existsSync(file))
    throw new SuiteError(
      'report-missing',
      `${file} is not there. Name the --out folder of a run, or make the report first: samsvar run.`,
      { kind: 'unreadable-input' },
    );
  if (list === true) {
    process.stdout.write(`${readdirSync(resolve(dir)).sort().join('\n')}\n`);
    return exitCodes.conforms;
  }
  const { href } = pathToFileURL(file);
  process.stdout.write(`${href}\n`);
  const shows = process.stdout.isTTY ? opener().join(' ') : undefined;
  if (verbose === true)
    process.stderr.write(`shown by: ${shows ?? 'nothing, this is no terminal'}\n`);
  if (shows !== undefined) await show(href);
  return exitCodes.conforms;
}

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

function opener(): readonly [string, ...string[]] {
  return openers[process.platform] ?? ['xdg-open'];
}

/** A machine without such a program is no error: the address stands above. */
function show(href: string): Promise<void> {
  const [command, ...args] = opener();
  return new Promise((done) => {
    const child = spawn(command, [...args, href], { stdio: 'ignore', detached: true });
    child.on('error', () => done());
    child.on('spawn', () => {
      child.unref();
      done();
    });
  });
}
