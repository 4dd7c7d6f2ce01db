import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startMock, type Mock } from '#mock';
import type { ScenarioResult } from '#specs';
import { selfOptions } from '../self/run-on-mock.ts';
import { runScenario } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';
import { openSession } from './session.ts';

let mock: Mock;

test.beforeAll(async () => {
  mock = await startMock({ like: 'promise' });
});
test.afterAll(() => mock.close());

async function run(apis: readonly string[], body: Scenario['body']): Promise<ScenarioResult> {
  const stateDir = mkdtempSync(join(tmpdir(), 'samsvar-neighbour-'));
  const served = Object.fromEntries(
    Object.entries(mock.apis).filter(([api]) => apis.includes(api)),
  );
  const { actors, like, control } = mock;
  writeFileSync(
    join(stateDir, 'endpoints.json'),
    JSON.stringify({ apis: served, actors, like, control }),
  );
  const session = await openSession('altinn-storage', selfOptions(stateDir));
  const scenario: Scenario = {
    api: 'altinn-storage',
    title: 'asks a neighbour',
    requirements: ['STOR-INST-001'],
    needs: {},
    tags: ['@read-only'],
    body,
  };
  try {
    return await runScenario(session, scenario, 'neighbour.spec.ts');
  } finally {
    await session.close();
  }
}

const path = '/ttd/kontrakt/api/v1/applicationmetadata';

test('a scenario asks another API of the environment, and what that answers is not judged', async () => {
  let status = 0;
  const result = await run(['altinn-storage', 'altinn-app'], async (bench) => {
    const beside = await bench.beside('altinn-app');
    status = (await beside.send({ method: 'GET', path, as: 'anonymous' })).status;
    beside.conform(await beside.send({ method: 'GET', path: `${path}x`, as: 'anonymous' }), {
      status: 200,
    });
  });
  expect(status).toBe(200);
  expect(result).toMatchObject({ status: 'judged', findings: [], exchanges: 0 });
});

test('where the environment has no such API the scenario is untested, with the reason', async () => {
  // An address is needed all the same, as the embedded mock of one API would give it.
  const result = await run(['altinn-storage'], async (bench) => {
    await bench.beside('altinn-app');
  });
  expect(result.status).toBe('untested');
  expect(result.reason).toContain('needs altinn-app too');
});

test('what was made beside is removed when the scenario ends', async () => {
  const removed: string[] = [];
  const result = await run(['altinn-storage', 'altinn-app'], async (bench) => {
    const beside = await bench.beside('altinn-app');
    beside.defer(async () => void removed.push('beside'));
  });
  expect(result.status).toBe('judged');
  expect(removed).toEqual(['beside']);
});
