import type { Finding, ScenarioResult, Waiver } from '#specs';

/** Results with their waivers set, and the waivers that must turn the run red. */
export interface Waived {
  readonly results: readonly ScenarioResult[];
  /** Past their day: they cover nothing any more. */
  readonly expired: readonly Waiver[];
  /** In force, but no finding needs them. */
  readonly unused: readonly Waiver[];
}

/** Marks the fail findings that a waiver in force covers and no listed defect explains. */
export function applyWaivers(
  results: readonly ScenarioResult[],
  waivers: readonly Waiver[],
  now: Date,
): Waived {
  const expired = waivers.filter((waiver) => isExpired(waiver, now));
  const inForce = waivers.filter((waiver) => !expired.includes(waiver));
  const used = new Set<string>();
  const mark = (finding: Finding): Finding => {
    const waiver = inForce.find((one) => covers(one, finding));
    if (waiver === undefined) return finding;
    used.add(waiver.id);
    return { ...finding, waiver: waiver.id };
  };
  const marked = results.map((result) => ({ ...result, findings: result.findings.map(mark) }));
  return { results: marked, expired, unused: inForce.filter(({ id }) => !used.has(id)) };
}

function isExpired({ expires }: Waiver, now: Date): boolean {
  return now.toISOString().slice(0, 10) > expires;
}

function covers(waiver: Waiver, finding: Finding): boolean {
  if (finding.outcome !== 'fail' || finding.defect !== undefined) return false;
  return (
    waiver.api === finding.api &&
    agrees(waiver.requirement, finding.requirement) &&
    agrees(waiver.check, finding.check) &&
    agrees(waiver.operation, finding.operationId) &&
    agrees(waiver.pointer, finding.pointer)
  );
}

function agrees(wanted: string | undefined, found: string | undefined): boolean {
  return wanted === undefined || wanted === found;
}
