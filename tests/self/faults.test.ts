import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startMock } from '#mock';
import { loadRegister } from '#specs';
import { altinn2BrokenClients } from '../checks/altinn2/broken-client.cases.ts';
import { brokenClients } from '../checks/fiks-svarut/broken-client.cases.ts';
import { brokenSdirClients } from '../checks/sdir/broken-client.cases.ts';
import { checks } from '../checks/index.ts';
import { loadScenarios } from '../engine/load-scenarios.ts';
import { provableFaults, proveApi, type ProvableFault } from '../engine/prove-api.ts';

const all = await provableFaults();
const apis = [...new Set(all.map((one) => one.api))];

/** A failed connection is inconclusive by design, so no fault can make this check fail. */
const neverFails = ['answered'];

test('faults have ids of their own', () => {
  const ids = all.map((one) => one.id);
  expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
  expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(id))).toEqual([]);
});

test('every check has a fault that it catches', () => {
  const aimed = new Set(all.map((one) => one.aimedAt));
  const proved = loadRegister().requirements.filter(
    (one) => one.check !== undefined && aimed.has(one.id),
  );
  const open = checks.filter(
    ({ id }) => !isRuleOnClients(id) && !proved.some((one) => one.check === id),
  );
  expect(open.map(({ id }) => id)).toEqual(neverFails);
});

test('every check of the request has a broken client that it catches', () => {
  const clients = [...brokenClients, ...altinn2BrokenClients, ...brokenSdirClients];
  const broken = new Set(clients.map(({ breaks }) => breaks));
  const open = checks.filter(({ id }) => isRuleOnClients(id) && !broken.has(id));
  expect(open.map(({ id }) => id)).toEqual([]);
});

/** No fault of a mock can break a rule on the client: a table of broken clients proves its check. */
function isRuleOnClients(check: string | undefined): boolean {
  return checks.some(({ id, judges }) => id === check && judges === 'request');
}

for (const api of apis)
  test.describe(api, () => {
    const faults = all.filter((one) => one.api === api);
    const { requirements } = loadRegister([api]);

    test('faults are aimed at requirements', () => {
      const known = new Set(requirements.map((one) => one.id));
      expect(faults.filter((one) => !known.has(one.aimedAt)).map((one) => one.id)).toEqual([]);
    });

    test('every fault is detected by the requirement that it is aimed at', async () => {
      test.setTimeout(900_000);
      const proved = await proveApi(faults, api, () => undefined);
      expect
        .soft(proved.faults.filter((one) => !one.detected).map((one) => `${one.id} ${one.aimedAt}`))
        .toEqual([]);
      const judged = new Set(proved.baseline.results.flatMap((one) => Object.keys(one.judged)));
      const aimed = new Set(faults.map((one) => one.aimedAt));
      const open = requirements.filter(
        (one) =>
          one.level === 'must' &&
          judged.has(one.id) &&
          !aimed.has(one.id) &&
          !isRuleOnClients(one.check),
      );
      expect.soft(open.map((one) => one.id)).toEqual([]);
    });

    test('a run through Playwright detects the same faults', async () => {
      test.setTimeout(600_000);
      const scenarios = await loadScenarios(api);
      const titlesOf = (fault: ProvableFault): readonly string[] =>
        scenarios.filter((one) => one.requirements.includes(fault.aimedAt)).map((one) => one.title);
      for (const fault of sample(
        api,
        faults.filter((one) => titlesOf(one).length === 1),
      )) {
        const ended = await runOn(fault, titlesOf(fault)[0] ?? '');
        expect(ended, fault.id).toMatchObject({ exitCode: 1, verdict: 'deviates' });
      }
    });
  });

/** Five faults from all over the table; a listed defect excuses in a run what it may not in a proof. */
function sample(api: string, faults: readonly ProvableFault[]): readonly ProvableFault[] {
  const { requirements, defects } = loadRegister([api]);
  const excused = new Set(defects.flatMap((one) => one.requirements));
  const must = new Set(requirements.filter((one) => one.level === 'must').map(({ id }) => id));
  const fit = faults.filter((one) => must.has(one.aimedAt) && !excused.has(one.aimedAt));
  const step = Math.floor(fit.length / 5);
  return [0, 1, 2, 3, 4].flatMap((place) => fit[place * step] ?? []);
}

/** Runs one scenario through the command line against a mock with the fault. */
async function runOn(
  fault: ProvableFault,
  title: string,
): Promise<{ readonly exitCode: number | null; readonly verdict: string | undefined }> {
  const folder = mkdtempSync(join(tmpdir(), 'samsvar-fault-'));
  const mock = await startMock({ like: 'promise', faults: fault.switchedOn });
  try {
    const { apis, actors, like, control } = mock;
    const endpoints = join(folder, 'endpoints.json');
    writeFileSync(endpoints, JSON.stringify({ apis, actors, like, control }), { mode: 0o600 });
    const grep = title.replaceAll(/[^\w ]/g, '.');
    const out = ['--out', folder, '--workers', '1'];
    const exitCode = await samsvar(
      'run',
      '--api',
      fault.api,
      '--endpoints',
      endpoints,
      '--grep',
      grep,
      ...out,
    );
    const report = readFileSync(join(folder, 'conformance.json'), 'utf8');
    return { exitCode, verdict: verdictIn(report, fault.aimedAt) };
  } finally {
    await mock.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function verdictIn(report: string, requirement: string): string | undefined {
  const read = JSON.parse(report) as {
    readonly requirements: readonly { readonly id: string; readonly verdict: string }[];
  };
  return read.requirements.find((one) => one.id === requirement)?.verdict;
}

function samsvar(...args: readonly string[]): Promise<number | null> {
  const cli = join(import.meta.dirname, '..', '..', 'cli', 'samsvar.js');
  const child = spawn(process.execPath, [cli, ...args], { stdio: 'ignore' });
  return new Promise((ended, failed) => {
    child.on('error', failed);
    child.on('exit', ended);
  });
}
