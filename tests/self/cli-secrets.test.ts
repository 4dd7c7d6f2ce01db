import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { filesInside } from './files-inside.ts';
import {
  emptyFolder,
  runCli,
  startMockCommand,
  startProxy,
  writeEndpoints,
  type Proxy,
} from './spawn-cli.ts';

// A target that tells everybody what it was sent: in bodies, error texts, cookies and addresses, in every form that a
// report might keep. Nothing of it may stand in what a run leaves or says.

const apis = ['altinn-app', 'fiks-svarut', 'sdir', 'altinn2'];
const grep = '/(instances|lookup|types|keys|profile)\\.spec';
/** A recipient whom the settings of Fiks name; the person of the mock's actor `user`, whom none name. */
const persons = { named: '13876551289', other: '01039012345' };

interface Secret {
  readonly name: string;
  readonly value: string;
}

/** What the target says of each of these. */
const forms: Readonly<Record<string, (secret: string) => string>> = {
  raw: (secret) => secret,
  base64: (secret) => Buffer.from(secret).toString('base64'),
  base64url: (secret) => Buffer.from(secret).toString('base64url'),
  'URL-encoded': (secret) => encodeURIComponent(secret),
  hex: (secret) => Buffer.from(secret).toString('hex'),
};

/** An integration's id is no secret: it is what refusals are told by. */
const secretHeaders = ['authorization', 'integrasjonpassord', 'apikey'];
const isSecret = (name: string): boolean =>
  secretHeaders.includes(name) || name.includes('subscription-key') || name === 'cookie';

/** What the app's scenarios start from is left as it is: else they would send nothing. */
const untouched = /\/(applicationmetadata|meta\/process)$/;

/** The answer's own members, and beside them all that the request told in confidence. */
function echo({ headers, url = '' }: IncomingMessage, body: Buffer): Buffer {
  if (untouched.test(url)) return body;
  const told = Object.entries(headers)
    .filter(([name]) => isSecret(name))
    .flatMap(([, value]) => String(value).replace(/^Bearer /, ''));
  // Whom its own settings name a target may tell in any form; others are known by the form of their number alone.
  const named = 'integrasjonid' in headers ? [persons.named] : [];
  const shown = [...told, ...named].flatMap((secret) =>
    Object.values(forms).map((toForm) => toForm(secret)),
  );
  shown.push(persons.other);
  const leak = { title: `You sent ${told.join(' and ')}`, id: shown, url, error: shown.join('&') };
  try {
    const value: unknown = JSON.parse(body.toString());
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return Buffer.from(JSON.stringify(isObject ? { ...value, ...leak } : [leak]));
  } catch {
    return Buffer.from(shown.join('\n'));
  }
}

/** Every text under a folder, those inside the archive of Playwright's report too. */
function textsUnder(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  const texts = new Map<string, string>();
  for (const one of names.filter((entry) => entry.isFile())) {
    const file = join(one.parentPath, one.name);
    const text = readFileSync(file, 'latin1');
    texts.set(file, text);
    if (!text.includes('data:application/zip')) continue;
    for (const [name, inner] of filesInside(text))
      texts.set(`${file} ${name}`, inner.toString('latin1'));
  }
  return texts;
}

test('no credential and no identity number is in what a run leaves and says', async () => {
  test.setTimeout(400_000);
  const { running, endpoints } = await startMockCommand(['--api', apis.join(',')]);
  const proxies: Proxy[] = [];
  const through: Record<string, object> = {};
  const secrets: Secret[] = [{ name: 'person', value: persons.named }];
  for (const api of apis) {
    const { baseUrl = '', actors = {} } = endpoints.apis[api] ?? {};
    // The mock of Altinn 2 stands below the root of its host.
    const { origin, pathname } = new URL(baseUrl);
    const proxy = await startProxy(origin, echo);
    proxies.push(proxy);
    through[api] = { actors, baseUrl: `${proxy.baseUrl}${pathname === '/' ? '' : pathname}` };
    for (const [actor, { token, headers = {} }] of Object.entries({
      ...endpoints.actors,
      ...actors,
    }))
      secrets.push(...toSecrets(`${api} ${actor}`, [token, ...secretValues(headers)]));
  }
  const given = writeEndpoints(emptyFolder(), { ...endpoints, apis: through });
  const out = emptyFolder();
  const args = ['run', '--endpoints', given, '--out', out, '--grep', grep, '--verbose'];
  const { code, stdout, stderr } = await runCli(args);
  running.child.kill();
  for (const proxy of proxies) proxy.close();
  expect(code, stderr.slice(-2000)).toBe(1);
  const texts = new Map([...textsUnder(out), ['stdout', stdout], ['stderr', stderr]]);
  expect(texts.size).toBeGreaterThan(20);
  const found = secrets.flatMap(({ name, value }) =>
    Object.entries(forms).flatMap(([form, toForm]) =>
      [...texts].flatMap(([file, text]) =>
        text.includes(toForm(value)) ? [`${form} ${name} in ${file}`] : [],
      ),
    ),
  );
  const numbers = [...texts].filter(([, text]) => text.includes(persons.other));
  expect(numbers.map(([file]) => file).slice(0, 20)).toEqual([]);
  expect([...new Set(found)].slice(0, 20)).toEqual([]);
});

function secretValues(headers: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    isSecret(name.toLowerCase()) ? [value] : [],
  );
}

/** Long enough to be one, and of a JWT what is not public: its claims and its signature. */
function toSecrets(name: string, values: readonly (string | undefined)[]): readonly Secret[] {
  return values
    .filter((value): value is string => value !== undefined && value.length >= 12)
    .flatMap((value) => [value, ...(value.startsWith('ey') ? value.split('.').slice(1) : [])])
    .map((value) => ({ name, value }));
}
