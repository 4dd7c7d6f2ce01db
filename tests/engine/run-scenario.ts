import { classifyFault, missingActor } from '#environments';
import { SuiteError, type ScenarioResult, type ScenarioStatus } from '#specs';
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
  const work = untilJudged(session, scenario, file);
  session.running.add(work);
  try {
    return await work;
  } finally {
    session.running.delete(work);
  }
}

/** What noise of a shared environment left open is asked again, from the beginning: eight writes get past one disturbance in seven every fourth time. */
const attempts = 10;

async function untilJudged(
  session: Session,
  scenario: Scenario,
  file: string,
): Promise<ScenarioResult> {
  for (let attempt = 1; ; attempt += 1) {
    const bench = new Bench(session, scenario);
    const result = await runOnBench(bench, file);
    const isOpen = result.status === 'inconclusive' && bench.metNoise();
    const isOver = session.watch.gone() !== undefined || session.isClosing();
    if (!isOpen || isOver || attempt === attempts) return result;
  }
}

async function runOnBench(bench: Bench, file: string): Promise<ScenarioResult> {
  const { session, scenario } = bench;
  const startedAt = new Date();
  const startedMs = performance.now();
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
    durationMs: Math.round(performance.now() - startedMs),
  };
}

interface End {
  readonly status: ScenarioStatus;
  readonly reason?: string;
}

function refusal(session: Session, scenario: Scenario): End | undefined {
  const gone = session.watch.gone();
  if (gone !== undefined) return { status: 'inconclusive', reason: gone };
  const reason =
    missingFeature(session, scenario) ??
    (scenario.needs.actors ?? []).map((id) => missingActor(session.target, id)).find(Boolean) ??
    missingParameter(session, scenario) ??
    (scenario.needs.control === true && session.control === undefined
      ? `${session.target.environment} has no control address (clock, failing services, special tokens)`
      : undefined) ??
    writeRefusal(session, scenario);
  return reason === undefined ? undefined : { status: 'untested', reason };
}

function missingParameter({ target }: Session, { needs }: Scenario): string | undefined {
  const missing = (needs.parameters ?? []).filter((name) => target.parameters[name] === undefined);
  return missing.length === 0
    ? undefined
    : `${target.environment} names no ${missing.join(', no ')} for ${target.api}`;
}

function missingFeature({ target }: Session, { needs }: Scenario): string | undefined {
  const missing = (needs.features ?? []).filter((name) => !target.features.includes(name));
  if (missing.length === 0) return undefined;
  return `${target.api} in ${target.environment} does not declare ${missing.join(', ')}`;
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
    await bench.cleanUp();
  }
}

function endOf(error: unknown, bench: Bench): End {
  const stop = toStop(error);
  // Where a preparing step failed, nothing was judged, whatever the contract says of that step.
  if (stop !== undefined && !bench.hasJudged()) return { status: stop.kind, reason: stop.message };
  if (bench.hasFailed())
    return { status: 'judged', reason: stop?.message ?? `ended early: ${String(error)}` };
  if (stop !== undefined) return { status: stop.kind, reason: stop.message };
  return {
    status: 'error',
    reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}

/** What an error says of the environment; undefined where the suite itself broke. */
function toStop(error: unknown): ScenarioStop | undefined {
  if (error instanceof ScenarioStop) return error;
  if (error instanceof SuiteError) {
    if (error.code === 'actor-missing') return new ScenarioStop('untested', error.message);
    return error.kind === 'inconclusive'
      ? new ScenarioStop('inconclusive', error.message)
      : undefined;
  }
  const fault = classifyFault(error);
  return fault === undefined ? undefined : new ScenarioStop('inconclusive', fault.message);
}
