import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startMock } from '#mock';
import {
  always,
  namesFail,
  startBroken,
  writeCertificates,
  type BrokenTarget,
} from './broken-targets.ts';
import { emptyFolder, runCli, startProxy, type Ended } from './spawn-cli.ts';

// Everything that keeps a shared environment from being judged, through the command line: neither red nor green, told
// once, and asked no longer than it takes to know. A process asks several targets, each broken in a way of its own.
// A mock that is down at the start or dies half-way: cli-run.test.ts.

/** One target of a run, and what must be said of it. */
interface Row {
  readonly broken: string;
  readonly api: string;
  readonly baseUrl: string;
  readonly reason: RegExp;
  /** How often the target may be asked, whatever the number of scenarios. */
  readonly target?: BrokenTarget;
  readonly atMost?: number;
  /** Settings of the target beside its address. */
  readonly settings?: object;
}

interface Asked {
  readonly env: string;
  readonly grep: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly rows: readonly Row[];
  /** Two also show that what one finds holds for the other. */
  readonly workers?: 1 | 2;
}

interface Report {
  readonly summary: { readonly exitCode: number };
  readonly requirements: readonly {
    readonly id: string;
    readonly api: string;
    readonly verdict: string;
    readonly scenarios: readonly string[];
    readonly reason?: string;
  }[];
  readonly scenarios: readonly {
    readonly api: string;
    readonly status: string;
    readonly reason?: string;
  }[];
}

const folder = emptyFolder();
const open: { close: () => void }[] = [];
test.afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

async function broken(...of: Parameters<typeof startBroken>): Promise<BrokenTarget> {
  const target = await startBroken(...of);
  open.push(target);
  return target;
}

const app = {
  id: 'ttd/kontrakt',
  owner: { org: 'ttd', orgNumber: '405003309' },
  instanceOwner: { partyId: '500001' },
  samples: { Skjema: { valid: { navn: 'Kari' } } },
};
const token = (name: string): object => ({ token: `ready-token-of-${name}` });
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

async function run({
  env,
  grep,
  rows,
  variables = {},
  workers = 1,
}: Asked): Promise<Ended & { out: string }> {
  const out = emptyFolder();
  const config = join(out, 'settings.json');
  const targets = rows.map(({ api, baseUrl, settings }) => [api, { baseUrl, ...settings }]);
  writeFileSync(config, JSON.stringify({ targets: Object.fromEntries(targets) }));
  const apis = rows.map(({ api }) => api).join(',');
  const args = ['run', '--env', env, '--config', config, '--api', apis, '--grep', grep];
  args.push('--workers', String(workers));
  const ended = await runCli([...args, '--out', out], {
    XDG_STATE_HOME: out,
    SAMSVAR_TIMEOUT_MS: '400',
    SAMSVAR_REQUESTS_PER_SECOND: '500',
    ...variables,
  });
  return { ...ended, out };
}

function requireInconclusive(
  { code, stdout, stderr, out }: Ended & { out: string },
  rows: readonly Row[],
) {
  expect(code, stdout + stderr).toBe(3);
  const report = JSON.parse(readFileSync(join(out, 'conformance.json'), 'utf8')) as Report;
  expect(report.summary.exitCode).toBe(3);
  const page = readFileSync(join(out, 'index.html'), 'utf8');
  const lines = stderr.split('\n').filter((line) => line.startsWith('samsvar: '));
  expect(lines).toHaveLength(rows.length);
  for (const { broken: name, api, reason, target, atMost = 12 } of rows) {
    const asked = report.scenarios.filter(
      (one) => one.api === api && one.status === 'inconclusive',
    );
    expect(asked.length, `${name}: several scenarios could not be judged`).toBeGreaterThan(2);
    const reasons = new Set(asked.map((one) => one.reason));
    expect([...reasons], name).toEqual([expect.stringMatching(reason)]);
    const others = report.scenarios.filter((one) => one.api === api && one.status === 'error');
    expect(others, name).toEqual([]);
    const own = report.requirements.filter((one) => one.api === api);
    expect(
      own.filter(({ verdict }) => verdict === 'deviates'),
      name,
    ).toEqual([]);
    expect(own.filter(({ verdict }) => verdict === 'inconclusive').length, name).toBeGreaterThan(2);
    expect(
      lines.filter((line) => reason.test(line)),
      name,
    ).toHaveLength(1);
    const [told = ''] = reasons;
    expect(sentenceOn(page, told), `${name}: the page says it in Norwegian`).toContain('lang="nb"');
    if (target !== undefined) expect(target.asked(), name).toBeLessThanOrEqual(atMost);
  }
}

/** What the page has right after a sentence of ours. */
function sentenceOn(page: string, sentence: string): string {
  const escaped = sentence.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
  const at = page.indexOf(escaped);
  return at < 0 ? '' : page.slice(at + escaped.length, at + escaped.length + 40);
}

test('names that are not resolved, no answer in time, a target that dies half-way', async () => {
  const silent = await broken(() => undefined);
  const mock = await startMock({ apis: ['altinn-authentication'], like: 'promise' });
  let passed = 0;
  const dying = await startProxy(
    mock.apis['altinn-authentication']?.baseUrl ?? '',
    undefined,
    (asked, _, goOn) => {
      passed += 1;
      if (passed > 4) asked.socket.destroy();
      else goOn();
    },
  );
  open.push(dying);
  const apps = { apps: [app], actors: { org: token('org') } };
  const rows: Row[] = [
    {
      broken: 'ENOTFOUND',
      api: 'altinn-app',
      baseUrl: 'http://enotfound.invalid',
      reason:
        /^(samsvar: )?altinn-app in tt02 has an address whose name cannot be resolved: .*ENOTFOUND/,
      settings: apps,
    },
    {
      broken: 'EAI_AGAIN',
      api: 'altinn-storage',
      baseUrl: 'http://eai-again.invalid',
      reason: /altinn-storage in tt02 has an address whose name cannot be resolved: .*EAI_AGAIN/,
      settings: apps,
    },
    {
      broken: 'timeout',
      api: 'altinn-events',
      baseUrl: silent.baseUrl,
      reason: /altinn-events in tt02 does not answer in time at .*400 ms/,
      target: silent,
      settings: apps,
    },
    {
      broken: 'half-way',
      api: 'altinn-authentication',
      baseUrl: dying.baseUrl,
      reason: /altinn-authentication in tt02 cuts every connection at/,
    },
  ];
  const grep = '/(metadata-rules|applications|list|publish|subscriptions|openid)\\.spec';
  const ended = await run({
    env: 'tt02',
    grep,
    rows,
    variables: { NODE_OPTIONS: namesFail(folder) },
  });
  await mock.close();
  requireInconclusive(ended, rows);
  expect(passed, 'some answers came').toBeGreaterThan(4);
});

test('certificates that cannot be trusted, and a target that only tells us to wait', async () => {
  const { selfSigned, expired, ofAnother, caFile } = writeCertificates(folder);
  const throttling = await broken(always(429, { 'retry-after': '0' }));
  const servers = await Promise.all(
    [selfSigned, expired, ofAnother].map((one) => broken(always(200), one)),
  );
  const apis = ['altinn-app', 'altinn-storage', 'altinn-authentication'];
  const codes = [
    'self-signed certificate',
    'certificate has expired',
    'does not match certificate',
  ];
  const apps = { apps: [app], actors: { org: token('org') } };
  const rows: Row[] = [
    ...servers.flatMap((target, at) => {
      const [api = '', code = ''] = [apis[at], codes[at]];
      const reason = new RegExp(`${api} in tt02 is not trusted, so nothing was sent to .*${code}`);
      return [
        { broken: code, api, baseUrl: target.baseUrl, reason, target, atMost: 0, settings: apps },
      ];
    }),
    {
      broken: 'throttled',
      api: 'altinn-events',
      baseUrl: throttling.baseUrl,
      reason: /altinn-events in tt02 tells us to wait again and again at .*429/,
      target: throttling,
      settings: apps,
    },
  ];
  const grep = '/(metadata-rules|applications|list|publish|subscriptions|openid)\\.spec';
  const ended = await run({ env: 'tt02', grep, rows, variables: { SAMSVAR_CA_FILE: caFile } });
  requireInconclusive(ended, rows);
});

const konto = { SAMSVAR_FIKS_KONTO_ID: '7b5a4ee5-6d10-4e6c-9a43-5f1dc2a0f001' };

test('a gateway alone (502), credentials that the target refuses, rights that are missing', async () => {
  const [gateway, refusing, forbidding] = await Promise.all([
    broken(always(502)),
    broken(always(401)),
    broken(always(403)),
  ]);
  const rows: Row[] = [
    {
      broken: '502',
      api: 'maskinporten',
      baseUrl: gateway.baseUrl,
      reason: /maskinporten in test is answered for by its gateway alone at .*502/,
      target: gateway,
    },
    {
      broken: 'credentials refused',
      api: 'fiks-svarut',
      baseUrl: refusing.baseUrl,
      reason:
        /credentials refused: sender at fiks-svarut in test is answered 401 by every operation/,
      target: refusing,
      settings: { actors: { sender: token('sender') } },
    },
    {
      broken: 'rights missing',
      api: 'sdir',
      baseUrl: forbidding.baseUrl,
      reason: /rights missing: reporter at sdir in test is answered 403 by every operation/,
      target: forbidding,
      settings: { actors: { reporter: token('reporter') } },
    },
  ];
  const grep = '/(types|metadata|courses|recipient-systems)\\.spec';
  requireInconclusive(await run({ env: 'test', grep, rows, variables: konto, workers: 2 }), rows);
});

test('gateways alone (503, 504), and an issuer that grants nothing', async () => {
  const [first, second, unasked, issuer] = await Promise.all([
    broken(always(503)),
    broken(always(504)),
    broken(always(200)),
    broken((response) => {
      const { port } = response.req.socket.address() as { port: number };
      const at = `http://127.0.0.1:${port}`;
      const told = { issuer: `${at}/`, token_endpoint: `${at}/token`, error: 'invalid_grant' };
      response.writeHead(response.req.url === '/token' ? 400 : 200).end(JSON.stringify(told));
    }),
  ]);
  const rows: Row[] = [
    {
      broken: '503',
      api: 'maskinporten',
      baseUrl: first.baseUrl,
      reason: /maskinporten in test is answered for by its gateway alone at .*503/,
      target: first,
    },
    {
      broken: '504',
      api: 'fiks-svarut',
      baseUrl: second.baseUrl,
      reason: /fiks-svarut in test is answered for by its gateway alone at .*504/,
      target: second,
      settings: { actors: { sender: token('sender') } },
    },
    {
      broken: 'no grant',
      api: 'sdir',
      baseUrl: unasked.baseUrl,
      reason:
        /no token for the actor reporter: Maskinporten refused the grant with 400: invalid_grant/,
      target: issuer,
    },
  ];
  const variables = {
    ...konto,
    SAMSVAR_MASKINPORTEN_METADATA_URL: `${issuer.baseUrl}/metadata`,
    SAMSVAR_SDIR_CLIENT_ID: 'client',
    SAMSVAR_SDIR_KEY: key,
    SAMSVAR_SDIR_KEY_ID: 'kid',
    SAMSVAR_SDIR_SUBSCRIPTION_KEY: 'subscription-key-of-the-reporter',
  };
  const grep = '/(types|metadata|courses|recipient-systems)\\.spec';
  requireInconclusive(await run({ env: 'test', grep, rows, variables }), rows);
  expect(unasked.asked(), 'but for a look at its address').toBeLessThanOrEqual(1);
});
