import type { Floor } from '#specs';
import type { ReportedRequirement, RunMeta } from './conformance.ts';

/** How many `must` requirements of an API a run judged: conforms, waived or deviates. */
export interface Coverage {
  readonly api: string;
  readonly must: number;
  readonly of: number;
  /** The least that a release has to judge; absent where none is recorded. */
  readonly floor?: number;
}

const judged = new Set(['conforms', 'waived', 'deviates']);

/** Coverage of every API of a run, with the floor of its environment. */
export function toCoverage(
  run: RunMeta,
  requirements: readonly ReportedRequirement[],
  floors: readonly Floor[],
): readonly Coverage[] {
  return run.apis.map((api) => {
    const own = requirements.filter((one) => one.api === api && one.level === 'must');
    const floor = floors.find((one) => one.api === api && one.environment === run.environment);
    return {
      api,
      must: own.filter(({ verdict }) => judged.has(verdict)).length,
      of: own.length,
      ...(floor === undefined ? {} : { floor: floor.must }),
    };
  });
}
