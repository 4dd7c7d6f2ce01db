import {
  applyWaivers,
  chooseWaivers,
  loadSources,
  verdicts,
  type Floor,
  type Level,
  type Register,
  type Requirement,
  type ScenarioResult,
  type Verdict,
  type Waiver,
} from '#specs';
import type {
  Conformance,
  ReportedDefect,
  ReportedFinding,
  ReportedRequirement,
  ReportedScenario,
  ReportedWaiver,
  RunMeta,
  UnaskedOperation,
} from './conformance.ts';
import { toCoverage } from './coverage.ts';
import { toDefectVerdicts } from './defect-states.ts';
import { toEnding } from './exit-code.ts';
import { shareExchanges } from './share-exchanges.ts';
import { toCapabilities } from './to-capabilities.ts';
import { toGraphs } from './to-graphs.ts';
import { toOperations, toUnasked } from './to-operations.ts';
import { concerns, toVerdicts } from './verdict.ts';
import { toWaiverVerdicts } from './waiver-states.ts';

/** What a report is made of beside results and register. */
export interface ReportMeta {
  readonly suiteVersion: string;
  readonly run: RunMeta;
  /** Of any environment and API: those of the run are applied. */
  readonly waivers?: readonly Waiver[];
  /** Of any environment; a release needs as many requirements judged. */
  readonly floors?: readonly Floor[];
  /** Every operation that the documents of these APIs describe. */
  readonly described?: readonly UnaskedOperation[];
}

/** The report of a run, from its stored results alone. */
export function toConformance(
  results: readonly ScenarioResult[],
  register: Register,
  meta: ReportMeta,
): Conformance {
  const { run } = meta;
  const promised = run.like === 'promise' ? results.map(withoutDefects) : results;
  const waived = withWaivers(promised, register, meta);
  const sorted = waived.results.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const requirements = register.requirements.filter(({ api }) => run.apis.includes(api));
  const findings = shareExchanges(toFindings(sorted, requirements));
  const reported = toRequirements(requirements, sorted, findings);
  const operations = toOperations(sorted.flatMap((one) => one.operations));
  const parts = {
    requirements: reported,
    coverage: toCoverage(run, reported, meta.floors ?? []),
    operations,
    unasked: toUnasked(meta.described ?? [], operations),
    access: sorted.flatMap(({ access }) => access ?? []),
    findings,
    defects: toDefects(register, sorted, run),
    waivers: waived.waivers,
    sources: loadSources(run.apis),
    corrections: register.corrections.filter(({ api }) => run.apis.includes(api)),
    capabilities: toCapabilities(requirements),
    graphs: toGraphs(sorted),
  };
  const ending = toEnding({ run, results: sorted, ...parts });
  return {
    schemaVersion: '1.0',
    suite: { name: 'samsvar', version: meta.suiteVersion },
    run,
    summary: {
      verdicts: countVerdicts(parts.requirements),
      exchanges: sum(sorted.map(({ exchanges }) => exchanges)),
      checks: sum(sorted.map(({ checks }) => checks)),
      durationMs: Math.max(0, Date.parse(run.finishedAt) - Date.parse(run.startedAt)),
      ...ending,
    },
    ...parts,
    scenarios: sorted.map(toScenario),
  };
}

/** A target that is told to keep its promise is not excused by what the real one does. */
function withoutDefects(result: ScenarioResult): ScenarioResult {
  const findings = result.findings.map((finding) => {
    const { defect, ...rest } = finding;
    return defect === undefined ? finding : rest;
  });
  return { ...result, findings };
}

/** Findings in the order of scenarios, each with the level of its requirement or of its check's. */
function toFindings(
  results: readonly ScenarioResult[],
  requirements: readonly Requirement[],
): ReportedFinding[] {
  const levelById = new Map(requirements.map(({ id, level }) => [id, level]));
  const levelByCheck = new Map(
    requirements.flatMap(({ check, level }) => (check === undefined ? [] : [[check, level]])),
  );
  return results.flatMap(({ findings, title }) =>
    findings.map((finding) => {
      const level: Level =
        levelById.get(finding.requirement ?? '') ?? levelByCheck.get(finding.check) ?? 'must';
      return { scenario: title, ...finding, level };
    }),
  );
}

function toRequirements(
  requirements: readonly Requirement[],
  results: readonly ScenarioResult[],
  findings: readonly ReportedFinding[],
): ReportedRequirement[] {
  return toVerdicts(requirements, results).map(({ requirement, verdict, scenarios, reason }) => {
    const { id, api, level, sentence, source } = requirement;
    const places = findings.flatMap((finding, place) =>
      finding.api === api && concerns(finding, requirement) ? [place] : [],
    );
    const told = reason === undefined || verdict === 'conforms' ? {} : { reason };
    return { id, api, level, sentence, source, verdict, scenarios, findings: places, ...told };
  });
}

function toDefects(
  register: Register,
  results: readonly ScenarioResult[],
  run: RunMeta,
): ReportedDefect[] {
  // A target that is told to keep its promise has none of them.
  if (run.like === 'promise') return [];
  const defects = register.defects.filter(({ api }) => run.apis.includes(api));
  const narrowed = run.narrowed || run.partial !== undefined;
  return toDefectVerdicts({ defects, results, narrowed }).map(({ defect, state, findings }) => {
    const { id, api, operations, observed, effect } = defect;
    return {
      id,
      api,
      requirements: defect.requirements,
      operations,
      observed,
      effect,
      state,
      findings,
    };
  });
}

interface WithWaivers {
  readonly results: readonly ScenarioResult[];
  readonly waivers: readonly ReportedWaiver[];
}

/** Judged anew over all findings, whatever a shard or one scenario alone could see. */
function withWaivers(
  results: readonly ScenarioResult[],
  { requirements }: Register,
  { run, waivers = [] }: ReportMeta,
): WithWaivers {
  const all = results.flatMap(({ findings }) => findings);
  const now = new Date(run.finishedAt);
  const waived = applyWaivers(all, chooseWaivers(waivers, run), { requirements, now });
  let from = 0;
  const marked = results.map((result) => {
    const findings = waived.findings.slice(from, from + result.findings.length);
    from += result.findings.length;
    return { ...result, findings };
  });
  const narrowed = run.narrowed || run.partial !== undefined;
  const states = toWaiverVerdicts(waived.applied, { requirements, results, narrowed });
  return {
    results: marked,
    waivers: states.map(({ waiver, ...rest }) => ({ ...waiver, ...rest })),
  };
}

function toScenario(result: ScenarioResult): ReportedScenario {
  const {
    id,
    api,
    title,
    file,
    requirements,
    tags,
    status,
    exchanges,
    checks,
    durationMs,
    reason,
  } = result;
  const told = reason === undefined ? {} : { reason };
  return {
    id,
    api,
    title,
    file,
    requirements,
    tags,
    status,
    exchanges,
    checks,
    durationMs,
    ...told,
  };
}

function countVerdicts(requirements: readonly ReportedRequirement[]): Record<Verdict, number> {
  const count = (wanted: Verdict): number =>
    requirements.filter(({ verdict }) => verdict === wanted).length;
  const [untested, inapplicable, conforms, waived, inconclusive, deviates, error] = verdicts;
  return {
    [untested]: count(untested),
    [inapplicable]: count(inapplicable),
    [conforms]: count(conforms),
    [waived]: count(waived),
    [inconclusive]: count(inconclusive),
    [deviates]: count(deviates),
    [error]: count(error),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
