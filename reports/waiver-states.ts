import type { AppliedWaiver, Requirement, ScenarioResult, Waiver } from '#specs';

/**
 * What a run says of a waiver: `unused` is in force where too little ran to tell, `stale` where all that
 * can show its finding ran in full and nothing needs it. Expired, stale and too broad ones are red.
 */
export type WaiverState = 'used' | 'unused' | 'expired' | 'stale' | 'too-broad';

/** A waiver in one run. */
export interface WaiverVerdict {
  readonly waiver: Waiver;
  readonly state: WaiverState;
  /** Findings that it matches; it covers them where it is used. */
  readonly findings: number;
  /** Why it is red, and what to do. */
  readonly told?: string;
}

/** What a run asked, for the question whether a waiver is still needed. */
export interface WaiverQuestion {
  readonly requirements: readonly Requirement[];
  readonly results: readonly ScenarioResult[];
  /** True where something was left out, or the run did not come to its end. */
  readonly narrowed: boolean;
}

/** The state of every waiver of a run; of recorded traffic, where nothing can be stale, without the question. */
export function toWaiverVerdicts(
  applied: readonly AppliedWaiver[],
  question?: WaiverQuestion,
): readonly WaiverVerdict[] {
  return applied.map((one) => {
    const { waiver, findings } = one;
    const state = stateOf(one, question);
    const told = sentences[state]?.(one);
    return { waiver, state, findings, ...(told === undefined ? {} : { told }) };
  });
}

function stateOf({ waiver, state }: AppliedWaiver, question?: WaiverQuestion): WaiverState {
  if (state !== 'idle') return state;
  return question !== undefined && canTell(waiver, question) ? 'stale' : 'unused';
}

const sentences: Partial<Record<WaiverState, (applied: AppliedWaiver) => string>> = {
  expired: ({ waiver, findings }) =>
    `waiver ${waiver.id} expired after ${waiver.expires}${findings > 0 ? ` and its ${findings} finding(s) are still there` : ''}: ` +
    `agree with ${waiver.owner} on a new day (${waiver.link}), or remove the row`,
  stale: ({ waiver }) =>
    `waiver ${waiver.id} is stale: all that can show its finding ran in full, and nothing needs it any more; remove the row`,
  'too-broad': ({ waiver, kinds }) =>
    `waiver ${waiver.id} is too broad and covers nothing: it matches ${kinds.length} kinds of findings (${shown(kinds)}); ` +
    'name operation, check, pointer or actual, one row for each kind that is agreed on',
};

const maxKinds = 4;

function shown(kinds: readonly string[]): string {
  const left = kinds.length - maxKinds;
  return `${kinds.slice(0, maxKinds).join('; ')}${left > 0 ? `; and ${left} more` : ''}`;
}

/**
 * True where all that can show the finding ran to its end: the scenarios that name the requirement; for a
 * requirement that a check judges, or none, every scenario of the API, one of which asked what is named.
 */
function canTell(waiver: Waiver, { requirements, results, narrowed }: WaiverQuestion): boolean {
  if (narrowed) return false;
  const requirement = requirements.find(
    ({ id, api }) => api === waiver.api && id === waiver.requirement,
  );
  const own = results.filter(({ api }) => api === waiver.api);
  if (requirement !== undefined && requirement.check === undefined) {
    const able = own.filter((result) => result.requirements.includes(requirement.id));
    return able.length > 0 && able.every(ranInFull);
  }
  const asked = own.some((result) => asks(result, waiver, requirement?.check));
  return asked && own.every((result) => ranInFull(result) || result.status === 'inapplicable');
}

/** A reason on a judged scenario says that it ended early, after a deviation. */
function ranInFull({ status, reason }: ScenarioResult): boolean {
  return status === 'judged' && reason === undefined;
}

function asks(result: ScenarioResult, waiver: Waiver, ofRequirement: string | undefined): boolean {
  const checks = [waiver.check, ofRequirement].filter((one) => one !== undefined);
  return (
    (waiver.operation === undefined ||
      result.operations.some(({ operationId }) => operationId === waiver.operation)) &&
    // A scenario's own expectations are judged, not counted by check.
    checks.every((one) => one === 'expectation' || (result.checkCounts[one] ?? 0) > 0)
  );
}
