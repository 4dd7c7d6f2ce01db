import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRegister } from '#specs';
import { diffRuns, readHistory, type RunRecord } from '#reports';

// Probe: how long a history of 200 runs takes to open and to compare the last two of, beside reading its bytes alone.

const runs = 200;
/** Requirements that deviate in every run: more than any run of ours ever had. */
const deviating = 50;
const requirements = loadRegister().requirements;
const apis = [...new Set(requirements.map(({ api }) => api))];

const noVerdicts = {
  untested: 0,
  inapplicable: 0,
  conforms: 0,
  waived: 0,
  inconclusive: 0,
  deviates: 0,
  error: 0,
};
const summary: RunRecord['summary'] = {
  verdicts: noVerdicts,
  exchanges: 5000,
  checks: 50_000,
  durationMs: 30_000,
  exitCode: 1,
};

/** A full run of every API, with another face each time. */
function recordOf(at: number): RunRecord {
  const startedAt = new Date(Date.UTC(2026, 0, 1) + at * 86_400_000).toISOString();
  return {
    schemaVersion: '1.0',
    suiteVersion: '0.0.0',
    run: {
      id: `bench-${at}`,
      startedAt,
      finishedAt: startedAt,
      environment: 'tt02',
      profile: 'nightly',
      seed: String(at),
      apis,
      level: 'must',
      narrowed: false,
    },
    summary,
    verdicts: Object.fromEntries(apis.map((api) => [api, verdictsOf(api, at)])),
    incomplete: {},
    deviations: deviationsOf(at),
  };
}

const deviatesIn = (place: number, at: number): boolean => place % 16 === at % 16;

function verdictsOf(api: string, at: number): RunRecord['verdicts'][string] {
  const verdicts = requirements.flatMap((one, place) =>
    one.api === api ? [[one.id, deviatesIn(place, at) ? 'deviates' : 'conforms'] as const] : [],
  );
  return Object.fromEntries(verdicts);
}

function deviationsOf(at: number): RunRecord['deviations'] {
  const chosen = requirements.filter((_, place) => deviatesIn(place, at)).slice(0, deviating);
  return chosen.map(({ api, id, level }) => ({
    api,
    requirement: id,
    check: 'expectation',
    operationId: 'getThing',
    pointer: '/data/*/id',
    actual: `status ${400 + (at % 7)} of ${id}`,
    level,
    count: 1,
  }));
}

function least(act: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const startedMs = performance.now();
    act();
    return performance.now() - startedMs;
  });
  return Math.min(...times);
}

const folder = mkdtempSync(join(tmpdir(), 'samsvar-bench-'));
try {
  const file = join(folder, 'history.jsonl');
  const lines = Array.from({ length: runs }, (_, at) => `${JSON.stringify(recordOf(at))}\n`);
  writeFileSync(file, lines.join(''));
  const history = readHistory(file).runs;
  const [before, after] = history.slice(-2);
  if (before === undefined || after === undefined) throw new Error('the history holds no runs');
  if (diffRuns(before, after).new.length === 0) throw new Error('nothing to tell apart');
  console.log(
    JSON.stringify({
      runs: history.length,
      megabytes: statSync(file).size / 1e6,
      readMs: least(() => void readFileSync(file)),
      openMs: least(() => void readHistory(file)),
      diffMs: least(() => void diffRuns(before, after)),
    }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
