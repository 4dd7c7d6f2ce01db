import { missingActor } from '#environments';
import type { ScenarioResult, ScenarioStatus } from '#specs';
import { Bench } from './bench.ts';
import type { Scenario } from './scenario.ts';
import type { Session } from './session.ts';
import { ScenarioStop } from './stop.ts';

/** Runs one scenario to its end and gives what it left behind; never throws. */
export async function runScenario(
  session: Session,
  scenario: Scenario,
  file: string,
): Promise<ScenarioResult> {
  const startedAt = new Date();
  const startedMs = performance.now();
  const bench = new Bench(session, scenario);
  const end = refusal(session, scenario) ?? (await attempt(bench, scenario));
  return {
    id: `${file}: ${scenario.title}`,
    title: scenario.title,
    api: scenario.api,
    file,
    requirements: scenario.requirements,
    tags: scenario.tags,
    ...end,
    ...bench.result(),
    startedAt: startedAt.toISOString(),
    durationMs: performance.now() - startedMs,
  };
}

interface End {
  readonly status: ScenarioStatus;
  readonly reason?: string;
}

function refusal(session: Session, scenario: Scenario): End | undefined {
  const reason =
    (scenario.needs.actors ?? []).map((id) => missingActor(session.target, id)).find(Boolean) ??
    (scenario.needs.control === true && session.control === undefined
      ? `${session.target.environment} has no control address (clock, failing services, special tokens)`
      : undefined) ??
    writeRefusal(session, scenario);
  return reason === undefined ? undefined : { status: 'untested', reason };
}

function writeRefusal({ target }: Session, { tags }: Scenario): string | undefined {
  const { writes } = target;
  if (tags.includes('@read-only') || writes === 'any') return undefined;
  if (writes === 'own-data' && !tags.includes('@writes-any')) return undefined;
  return `${target.environment} allows ${writes === 'never' ? 'no writes' : 'writes to own data only'}`;
}

async function attempt(bench: Bench, scenario: Scenario): Promise<End> {
  try {
    await scenario.body(bench);
    return { status: 'judged' };
  } catch (error) {
    return endOf(error, bench);
  } finally {
    await bench
      .cleanUp()
      .catch((error: unknown) => bench.session.warn(`clean-up: ${String(error)}`));
  }
}

function endOf(error: unknown, bench: Bench): End {
  if (error instanceof ScenarioStop) {
    const judged = bench.hasFailed();
    return { status: judged ? 'judged' : error.kind, reason: error.message };
  }
  if (bench.hasFailed()) return { status: 'judged', reason: `ended early: ${String(error)}` };
  return {
    status: 'error',
    reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}
