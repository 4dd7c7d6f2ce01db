import type { Finding, Level } from '#specs';
import type { ReportedFinding } from '../conformance.ts';

/** A deviation as two runs can both have it: no scenario, no ids, no times. */
export interface Deviation {
  readonly api: string;
  readonly requirement?: string;
  readonly check: string;
  readonly operationId?: string;
  /** Places in lists are `*`. */
  readonly pointer?: string;
  /** What differs from run to run is named in angle brackets. */
  readonly actual: string;
  readonly level: Level;
  /** Findings that are this deviation. */
  readonly count: number;
  /** Id of the listed defect or waiver that covers it; absent: it is open. */
  readonly cover?: string;
}

/** The deviations of a run, each once, in a stable order. */
export function toDeviations(findings: readonly ReportedFinding[]): readonly Deviation[] {
  const byKey = new Map<string, Deviation>();
  for (const finding of findings.filter(({ outcome }) => outcome === 'fail')) {
    const one = toDeviation(finding);
    const key = `${identityOf(one)} ${one.cover ?? ''}`;
    byKey.set(key, { ...one, count: (byKey.get(key)?.count ?? 0) + 1 });
  }
  return [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

function toDeviation(finding: ReportedFinding): Deviation {
  const { api, requirement, check, operationId, pointer, level } = finding;
  const cover = finding.defect ?? finding.waiver;
  return {
    api,
    ...(requirement === undefined ? {} : { requirement }),
    check,
    ...(operationId === undefined ? {} : { operationId }),
    ...(pointer === undefined ? {} : { pointer: steadyPointer(pointer) }),
    actual: steady(finding.actual),
    level,
    count: 0,
    ...(cover === undefined ? {} : { cover }),
  };
}

/** Where a deviation is: all of its identity but what was seen there. */
export function placeOf(
  one: Pick<Finding, 'api' | 'requirement' | 'check' | 'operationId' | 'pointer'>,
): string {
  return JSON.stringify([one.api, one.requirement, one.check, one.operationId, one.pointer]);
}

/** Two findings with one identity are the same deviation, in whatever run and scenario. */
export function identityOf(one: Deviation): string {
  return `${placeOf(one)} ${one.actual}`;
}

const time = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?`;

/** What changes from run to run without being another deviation, in the order in which it is looked for. */
const unsteady: readonly (readonly [RegExp, string])[] = [
  [/\beyJ[\w-]+(?:\.[\w-]*){1,4}/g, '<token>'],
  [/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi, '<id>'],
  [new RegExp(time, 'g'), '<time>'],
  [/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT\b/g, '<time>'],
  [/\b\d{4}-\d\d-\d\d\b/g, '<date>'],
  [/\b(?:127\.0\.0\.1|localhost|\[::1\]):\d+/g, '<host>'],
  [/\b(?=[a-f]*\d)[\da-f]{16,}\b/gi, '<hex>'],
  [/\b\d+(?:[.,]\d+)?(?= ?(?:ms|s|seconds?)\b)/g, '<n>'],
  [/\b\d{5,}\b/g, '<number>'],
];

function steady(text: string): string {
  return unsteady.reduce((so, [pattern, name]) => so.replace(pattern, name), text);
}

function steadyPointer(pointer: string): string {
  return steady(pointer).replace(/\/\d+(?=\/|$)/g, '/*');
}
