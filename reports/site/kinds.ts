import type { Conformance, ReportedFinding, ReportedRequirement } from '../conformance.ts';
import { identityOf, toDeviations } from '../history/deviation.ts';
import { isOpen } from '../verdict.ts';

/** Open findings that are one deviation: the same place and the same actual. */
export interface Kind {
  readonly first: ReportedFinding;
  readonly findings: readonly ReportedFinding[];
  /** True where the run before did not have it. */
  readonly isNew: boolean;
}

/** A requirement that deviates, and in how many ways; without one: what no requirement names. */
export interface DeviatingRequirement {
  readonly requirement?: ReportedRequirement;
  readonly kinds: Kinds;
}

/** At least one. */
export type Kinds = readonly [Kind, ...Kind[]];

const order = ['must', 'should', 'may'];

/** All that deviates, the most binding first; findings that no requirement names come last. */
export function toDeviating(report: Conformance): readonly DeviatingRequirement[] {
  const { requirements, findings } = report;
  const named = new Set(requirements.flatMap((one) => one.findings));
  const stray = findings.filter((one, place) => isOpen(one) && !named.has(place));
  const deviating = requirements
    .flatMap((requirement) => {
      const own = requirement.findings.flatMap((place) => findings[place] ?? []);
      return toKinds(own, report).map((kinds) => ({ requirement, kinds }));
    })
    .toSorted((a, b) => order.indexOf(a.requirement.level) - order.indexOf(b.requirement.level));
  return [...deviating, ...toKinds(stray, report).map((kinds) => ({ kinds }))];
}

/** All kinds of open findings; an empty list where there are none. */
function toKinds(findings: readonly ReportedFinding[], { changes }: Conformance): readonly Kinds[] {
  const added = new Set(changes?.new.map(identityOf));
  const groups = new Map<string, ReportedFinding[]>();
  for (const finding of findings.filter(isOpen)) {
    const identity = toDeviations([finding]).map(identityOf).join();
    groups.set(identity, [...(groups.get(identity) ?? []), finding]);
  }
  const [first, ...others] = [...groups].flatMap(([identity, own]) => {
    const [one] = own;
    return one === undefined ? [] : [{ first: one, findings: own, isNew: added.has(identity) }];
  });
  return first === undefined ? [] : [[first, ...others]];
}
