import { toActualClass } from './actual-class.ts';
import type { Finding, Requirement } from './finding.ts';
import type { AppliedWaiver, Waiver } from './waiver.ts';

/** Where and when waivers are held against findings. */
export interface WaiverScope {
  /** Those that name a check are judged by it, whatever requirement a finding carries. */
  readonly requirements: readonly Requirement[];
  readonly now: Date;
}

/** Findings with the waiver that covers each, and what became of every waiver. */
export interface Waived<F extends Finding> {
  readonly findings: readonly F[];
  readonly applied: readonly AppliedWaiver[];
}

/** The waivers of one environment (undefined: of all) for these APIs. */
export function chooseWaivers(
  waivers: readonly Waiver[],
  { environment, apis }: { readonly environment?: string; readonly apis: readonly string[] },
): readonly Waiver[] {
  return waivers.filter(
    (one) =>
      apis.includes(one.api) && (environment === undefined || one.environment === environment),
  );
}

/**
 * Marks the fail findings that a waiver covers and no listed defect explains; earlier marks are forgotten.
 * A waiver that is expired, or that matches findings of several kinds, covers nothing.
 */
export function applyWaivers<F extends Finding>(
  findings: readonly F[],
  waivers: readonly Waiver[],
  scope: WaiverScope,
): Waived<F> {
  const rows = waivers.map((waiver) => {
    const covers = toMatcher(waiver, scope.requirements);
    return { covers, applied: hold(waiver, findings.filter(covers), scope.now) };
  });
  const used = rows.filter(({ applied }) => applied.state === 'used');
  const marked = findings.map((finding) => {
    const { waiver: _, ...bare } = finding;
    const id = used.find(({ covers }) => covers(finding))?.applied.waiver.id;
    // Only `waiver` was taken out, which is optional.
    return (id === undefined ? bare : { ...bare, waiver: id }) as F;
  });
  return { findings: marked, applied: rows.map(({ applied }) => applied) };
}

function hold(waiver: Waiver, matched: readonly Finding[], now: Date): AppliedWaiver {
  const kinds = toKinds(matched);
  return { waiver, state: stateOf(waiver, kinds, now), findings: matched.length, kinds };
}

function stateOf(waiver: Waiver, kinds: readonly string[], now: Date): AppliedWaiver['state'] {
  if (now.toISOString().slice(0, 10) > waiver.expires) return 'expired';
  if (kinds.length > 1) return 'too-broad';
  return kinds.length === 1 ? 'used' : 'idle';
}

function toMatcher(waiver: Waiver, requirements: readonly Requirement[]) {
  const ofCheck = requirements.find(
    ({ id, api }) => api === waiver.api && id === waiver.requirement,
  )?.check;
  const wantedClass = waiver.actual === undefined ? undefined : toActualClass(waiver.actual);
  return (finding: Finding): boolean =>
    needsCover(finding) &&
    waiver.api === finding.api &&
    (agrees(waiver.requirement, finding.requirement) || ofCheck === finding.check) &&
    agrees(waiver.check, finding.check) &&
    agrees(waiver.operation, finding.operationId) &&
    pointerAgrees(waiver.pointer, finding.pointer ?? '') &&
    (wantedClass === undefined || wantedClass === toActualClass(finding.actual));
}

/** A listed defect goes before a waiver. */
function needsCover({ outcome, defect }: Finding): boolean {
  return outcome === 'fail' && defect === undefined;
}

function agrees(wanted: string | undefined, found: string | undefined): boolean {
  return wanted === undefined || wanted === found;
}

function pointerAgrees(wanted: string | undefined, found: string): boolean {
  if (wanted === undefined || wanted === found) return true;
  const steps = wanted.split('/');
  const taken = found.split('/');
  return (
    steps.length === taken.length &&
    steps.every((step, at) => step === taken[at] || (step === '*' && isPlace(taken[at] ?? '')))
  );
}

/** What tells findings apart: a waiver can name each of these members. */
function toKinds(findings: readonly Finding[]): readonly string[] {
  // A claim about several answers has no operation of its own: it is not a second one.
  const operations = [...new Set(findings.flatMap(({ operationId }) => operationId ?? []))];
  const only = operations.length === 1 ? operations[0] : undefined;
  return [...new Set(findings.map((finding) => toKind(finding, only)))].toSorted();
}

function toKind({ operationId, check, pointer, actual }: Finding, only?: string): string {
  const steps = (pointer ?? '').split('/').map((step) => (isPlace(step) ? '*' : step));
  return [operationId ?? only, check, steps.join('/'), toActualClass(actual)]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
}

function isPlace(step: string): boolean {
  return /^\d+$/.test(step);
}
