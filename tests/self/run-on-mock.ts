import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunOptions } from '#environments';
import { startMock, type AnyFault } from '#mock';
import type { ScenarioResult } from '#specs';
import { loadScenarios, type LoadedScenario } from '../engine/load-scenarios.ts';
import { runScenario } from '../engine/run-scenario.ts';
import { openSession } from '../engine/session.ts';

/** Which scenarios are run, and what the mock does otherwise. */
export interface OnMock {
  /** Default: all. */
  readonly asks?: (scenario: LoadedScenario) => boolean;
  readonly answers?: Pick<AnyFault, 'replies' | 'requests' | 'rules' | 'unrouted'>;
}

/** Runs scenarios of an API, one after the other, on a mock of their own that keeps every promise. */
export async function runOnMock(
  api: string,
  { asks = () => true, answers = {} }: OnMock = {},
): Promise<readonly ScenarioResult[]> {
  const fault = { id: 'variation', breaks: 'nothing', aimedAt: '', ...answers };
  const stateDir = mkdtempSync(join(tmpdir(), 'samsvar-self-'));
  const mock = await startMock({ like: 'promise', faults: { [api]: [fault] } });
  try {
    const { apis, actors, like, control } = mock;
    const endpoints = JSON.stringify({ apis, actors, like, control });
    writeFileSync(join(stateDir, 'endpoints.json'), endpoints, { mode: 0o600 });
    return await runAll(api, stateDir, asks);
  } finally {
    await mock.close();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

async function runAll(
  api: string,
  stateDir: string,
  asks: (scenario: LoadedScenario) => boolean,
): Promise<readonly ScenarioResult[]> {
  const session = await openSession(api, selfOptions(stateDir));
  try {
    const results: ScenarioResult[] = [];
    for (const one of (await loadScenarios(api)).filter(asks))
      results.push(await runScenario(session, one, one.file));
    return results;
  } finally {
    await session.close();
  }
}

/** A run that no command asked for, with everything it keeps in one folder. */
export function selfOptions(stateDir: string): RunOptions {
  return {
    environment: 'mock',
    profile: 'self',
    level: 'must',
    seed: 'self',
    outDir: stateDir,
    stateDir,
    runId: 'self',
    narrowed: true,
  };
}

/** How a scenario ended that could not be judged; empty for one that was. */
export function unjudged({ title, status, reason }: ScenarioResult): readonly string[] {
  const isBroken = status === 'error' || status === 'inconclusive';
  return isBroken ? [`${title}: ${status} ${reason ?? ''}`.slice(0, 400)] : [];
}
