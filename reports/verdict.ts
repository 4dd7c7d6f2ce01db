import {
  verdicts,
  type Finding,
  type Requirement,
  type ScenarioResult,
  type Verdict,
} from '#specs';

/** What one run says of one requirement. */
export interface RequirementVerdict {
  readonly requirement: Requirement;
  readonly verdict: Verdict;
  /** Titles of the scenarios that ask it. */
  readonly scenarios: readonly string[];
  readonly findings: readonly Finding[];
  /** Why, where nothing was judged. */
  readonly reason?: string;
}

/** One part of the fold; a scenario or a finding. */
interface Part {
  readonly verdict: Verdict;
  readonly reason?: string | undefined;
}

/** True where no listed defect and no waiver explains a fail finding. */
export function isOpen(finding: Finding): boolean {
  return finding.outcome === 'fail' && finding.defect === undefined && finding.waiver === undefined;
}

/** The verdict of every requirement: the highest of its scenarios and findings. */
export function toVerdicts(
  requirements: readonly Requirement[],
  results: readonly ScenarioResult[],
): readonly RequirementVerdict[] {
  return requirements.map((requirement) => toVerdict(requirement, results));
}

function toVerdict(
  requirement: Requirement,
  results: readonly ScenarioResult[],
): RequirementVerdict {
  const own = results.filter((result) => asks(result, requirement));
  const findings = own
    .flatMap((result) => result.findings)
    .filter((one) => concerns(one, requirement));
  const parts = [
    ...own.map((result) => scenarioPart(result, requirement)),
    ...findings.map(findingPart),
  ];
  const { verdict, reason } = fold(parts, requirement);
  return {
    requirement,
    verdict,
    scenarios: own
      .filter(({ requirements }) => requirements.includes(requirement.id))
      .map(({ title }) => title),
    findings,
    ...(reason === undefined ? {} : { reason }),
  };
}

/** True where the scenario names the requirement, judged it all the same, or ran its check. */
function asks(result: ScenarioResult, { id, api, check }: Requirement): boolean {
  if (result.api !== api) return false;
  if (result.requirements.includes(id) || (result.judged[id] ?? 0) > 0) return true;
  if (result.findings.some((finding) => finding.requirement === id)) return true;
  return check !== undefined && (result.checkCounts[check] ?? 0) > 0;
}

/** A finding of a check concerns the check's own requirement, whatever scenario met it. */
export function concerns(finding: Finding, { id, check }: Requirement): boolean {
  return finding.requirement === id || (check !== undefined && finding.check === check);
}

function scenarioPart(result: ScenarioResult, { id, check }: Requirement): Part {
  const judgements =
    (result.judged[id] ?? 0) + (check === undefined ? 0 : (result.checkCounts[check] ?? 0));
  if (result.status !== 'judged') {
    const own = result.requirements.includes(id);
    // A check that judged exchanges of a scenario which broke off later has judged them all the same.
    if (own || judgements === 0) return { verdict: result.status, reason: result.reason };
  }
  return judgements > 0
    ? { verdict: 'conforms' }
    : { verdict: 'untested', reason: `"${result.title}" made no judgement of it` };
}

function findingPart(finding: Finding): Part {
  if (finding.outcome === 'warn') return { verdict: 'untested' };
  if (finding.outcome === 'inconclusive')
    return { verdict: 'inconclusive', reason: finding.actual };
  return { verdict: isOpen(finding) ? 'deviates' : 'waived' };
}

function fold(parts: readonly Part[], requirement: Requirement): Part {
  const rank = (part: Part): number => verdicts.indexOf(part.verdict);
  const highest = parts.reduce<Part>(
    (best, part) =>
      rank(part) > rank(best) || (rank(part) === rank(best) && best.reason === undefined)
        ? part
        : best,
    { verdict: 'untested' },
  );
  if (highest.verdict !== 'untested' || highest.reason !== undefined) return highest;
  return { verdict: 'untested', reason: requirement.excluded ?? noScenario(requirement) };
}

function noScenario({ check, feature }: Requirement): string {
  if (check !== undefined) return `no exchange gave the check ${check} anything to judge`;
  return feature === undefined
    ? 'no scenario asked it in this run'
    : `no scenario asked it: feature ${feature}`;
}
