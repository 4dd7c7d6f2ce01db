import { execFile } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { createTokenCache, removeTokenCache, type CachedToken } from './token-cache.ts';
import { withLock } from './with-lock.ts';

async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const parent = mkdtempSync(join(tmpdir(), 'samsvar-tokens-'));
  try {
    await use(join(parent, 'tokens'));
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

const inAMinute = (): CachedToken => ({ token: 'hemmelig', expiresAtMs: Date.now() + 60_000 });

test('two caches of one folder make one token, kept where only we can read it', async () => {
  await withFolder(async (folder) => {
    let made = 0;
    const make = async (): Promise<CachedToken> => {
      made += 1;
      return inAMinute();
    };
    const [one, two] = [createTokenCache({ folder }), createTokenCache({ folder })];
    const tokens = await Promise.all([
      one.get('key', make),
      two.get('key', make),
      two.get('key', make),
    ]);
    expect(tokens.map(({ token }) => token)).toEqual(['hemmelig', 'hemmelig', 'hemmelig']);
    expect(made).toBe(1);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const [file = '', ...rest] = readdirSync(folder);
    expect(rest).toEqual([]);
    expect(file).not.toContain('key');
    expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
    removeTokenCache(folder);
    expect(() => statSync(folder)).toThrow();
  });
});

/** Makes a token by way of the built cache and writes a line for each grant. */
const program = `
import { appendFileSync } from 'node:fs';
import { createTokenCache } from './dist/environments/auth/token-cache.js';
const [folder, journal] = process.argv.slice(1);
const cache = createTokenCache({ folder });
const { token } = await cache.get('key', async () => {
  appendFileSync(journal, 'grant\\n');
  await new Promise((resolve) => setTimeout(resolve, 150));
  return { token: 'hemmelig', expiresAtMs: Date.now() + 60000 };
});
process.stdout.write(token);
`;

test('two processes spend one grant', async () => {
  await withFolder(async (folder) => {
    const journal = `${folder}.journal`;
    const run = (): Promise<{ stdout: string }> =>
      promisify(execFile)(process.execPath, [
        '--input-type=module',
        '-e',
        program,
        folder,
        journal,
      ]);
    const answers = await Promise.all([run(), run()]);
    expect(answers.map(({ stdout }) => stdout)).toEqual(['hemmelig', 'hemmelig']);
    expect(readFileSync(journal, 'utf8')).toBe('grant\n');
  });
});

test('a token that ends soon, or half of one, is made anew', async () => {
  await withFolder(async (folder) => {
    let made = 0;
    const soon = async (): Promise<CachedToken> => {
      made += 1;
      return { token: 'kort', expiresAtMs: Date.now() + 19_000 };
    };
    await createTokenCache({ folder }).get('key', soon);
    await createTokenCache({ folder }).get('key', soon);
    expect(made).toBe(2);
    const [file = ''] = readdirSync(folder);
    writeFileSync(join(folder, file), '{"token":"ha');
    await createTokenCache({ folder }).get('key', soon);
    expect(made).toBe(3);
  });
});

test('a grant that fails frees the lock', async () => {
  await withFolder(async (folder) => {
    const refuse = (): Promise<CachedToken> => Promise.reject(new Error('refused'));
    await expect(createTokenCache({ folder }).get('key', refuse)).rejects.toThrow('refused');
    const { token } = await createTokenCache({ folder }).get('key', () =>
      Promise.resolve(inAMinute()),
    );
    expect(token).toBe('hemmelig');
  });
});

test('the lock of a process that died is broken', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'samsvar-lock-'));
  const file = join(folder, 'a.lock');
  writeFileSync(file, '');
  const longAgo = Date.now() / 1000 - 3600;
  utimesSync(file, longAgo, longAgo);
  expect(await withLock(file, () => Promise.resolve('done'))).toBe('done');
  rmSync(folder, { recursive: true });
});
