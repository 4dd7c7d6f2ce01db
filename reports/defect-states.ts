import type { Defect, Requirement, ScenarioResult } from '#specs';

/**
 * What a run says of a listed defect: shown by a finding; stale, where everything that can show it ran
 * and did not; unseen, where too little ran to tell.
 */
export type DefectState = 'shown' | 'stale' | 'unseen';

/** A listed defect in one run. */
export interface DefectVerdict {
  readonly defect: Defect;
  readonly state: DefectState;
  /** Findings that it explains. */
  readonly findings: number;
}

/** What a run asked, for the question whether a defect is gone. */
export interface DefectQuestion {
  readonly defects: readonly Defect[];
  readonly requirements: readonly Requirement[];
  readonly results: readonly ScenarioResult[];
  /** True where --api, --grep, --level or --shard left something out, or the run was interrupted. */
  readonly narrowed: boolean;
}

/** The state of every listed defect. */
export function toDefectVerdicts(question: DefectQuestion): readonly DefectVerdict[] {
  return question.defects.map((defect) => {
    const findings = question.results
      .flatMap((result) => result.findings)
      .filter((finding) => finding.defect === defect.id).length;
    if (findings > 0) return { defect, findings, state: 'shown' };
    return { defect, findings, state: canTell(defect, question) ? 'stale' : 'unseen' };
  });
}

/** True where every scenario that can show the defect was judged to its end. */
function canTell(defect: Defect, { requirements, results, narrowed }: DefectQuestion): boolean {
  if (narrowed) return false;
  const broken = requirements.filter(({ id }) => defect.requirements.includes(id));
  const able = results.filter(
    (result) =>
      result.api === defect.api &&
      broken.some(
        ({ id, check }) =>
          result.requirements.includes(id) ||
          (check !== undefined && askedOperation(result, defect)),
      ),
  );
  return able.length > 0 && able.every((result) => result.status === 'judged');
}

function askedOperation(result: ScenarioResult, defect: Defect): boolean {
  return result.operations.some(({ operationId }) => defect.operations.includes(operationId));
}
