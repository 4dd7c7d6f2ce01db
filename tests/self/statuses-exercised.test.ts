import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startMock } from '#mock';
import { loadContract, type ScenarioResult } from '#specs';
import { loadScenarios } from '../engine/load-scenarios.ts';
import { runScenario } from '../engine/run-scenario.ts';
import { openSession } from '../engine/session.ts';

// Every operation is answered with every status that its document names: what no scenario brings about, no check judges.
// A range (4XX) or `default` names none.

interface Row {
  readonly api: string;
  /** `operationId status`: why no scenario can bring it about on the mock. */
  readonly leftOut: Readonly<Record<string, string>>;
}

const noAccount = 'an account that does not exist is refused as one without grant: 403';
const noGrant = 'it is not of an account, so no grant is asked for';

/** One row per API that is exercised whole. */
const rows: readonly Row[] = [
  {
    api: 'fiks-svarut',
    leftOut: {
      'send 404': noAccount,
      'hentStatuser 404': noAccount,
      'finnForsendelserKnyttetTilEksternRef 404': noAccount,
      'finnForsendelserKnyttetTilEksternRefMedMetadata 404': noAccount,
      'hentForsendelsestyper 403': noGrant,
      'hentMottakersystem 403': noGrant,
    },
  },
];

for (const { api, leftOut } of rows)
  test(`${api}: every documented status of every operation is answered`, async () => {
    test.setTimeout(600_000);
    const results = await runAll(api);
    const ended = results.filter(({ status }) => status === 'error' || status === 'inconclusive');
    expect.soft(ended.map(({ title, reason }) => `${title}: ${reason}`)).toEqual([]);
    const seen = new Set(results.flatMap(statusesIn));
    const documented = await documentedStatuses(api);
    expect.soft(documented.filter((one) => !seen.has(one) && !(one in leftOut))).toEqual([]);
    const excused = Object.keys(leftOut);
    expect(excused.filter((one) => seen.has(one) || !documented.includes(one))).toEqual([]);
  });

async function documentedStatuses(api: string): Promise<readonly string[]> {
  const operations = (await loadContract(api)).flatMap((contract) => contract.operations);
  return operations.flatMap(({ id, responses }) =>
    responses.filter(({ status }) => /^\d{3}$/.test(status)).map(({ status }) => `${id} ${status}`),
  );
}

function statusesIn({ operations }: ScenarioResult): readonly string[] {
  return operations.flatMap(({ operationId, statuses }) =>
    Object.keys(statuses).map((status) => `${operationId} ${status}`),
  );
}

/** Every scenario of an API, one after the other, on a mock of its own. */
async function runAll(api: string): Promise<readonly ScenarioResult[]> {
  const stateDir = mkdtempSync(join(tmpdir(), 'samsvar-statuses-'));
  const mock = await startMock({ like: 'promise' });
  try {
    const { apis, actors, like, control } = mock;
    const endpoints = JSON.stringify({ apis, actors, like, control });
    writeFileSync(join(stateDir, 'endpoints.json'), endpoints, { mode: 0o600 });
    return await runOn(api, stateDir);
  } finally {
    await mock.close();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

async function runOn(api: string, stateDir: string): Promise<readonly ScenarioResult[]> {
  const session = await openSession(api, {
    environment: 'mock',
    profile: 'self',
    level: 'must',
    seed: 'statuses',
    outDir: stateDir,
    stateDir,
    runId: 'statuses',
    narrowed: true,
  });
  try {
    const results: ScenarioResult[] = [];
    for (const one of await loadScenarios(api))
      results.push(await runScenario(session, one, one.file));
    return results;
  } finally {
    await session.close();
  }
}
