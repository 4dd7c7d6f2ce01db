import type { Defect, ScenarioResult } from '#specs';

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

/** One that is judged for what it found before it ended early has a reason. */
function isWhole({ status, reason }: ScenarioResult): boolean {
  return status === 'judged' && reason === undefined;
}

/**
 * True where every scenario that asks a requirement of the defect was judged to its end. A requirement
 * that a check judges over all exchanges proves nothing: which of them could show it is not known.
 */
function canTell(defect: Defect, { results, narrowed }: DefectQuestion): boolean {
  if (narrowed) return false;
  const able = results.filter(
    ({ api, requirements }) =>
      api === defect.api && requirements.some((id) => defect.requirements.includes(id)),
  );
  return able.length > 0 && able.every(isWhole);
}
