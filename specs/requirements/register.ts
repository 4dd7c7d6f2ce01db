import type { Defect, Requirement } from './finding.ts';

/** What is demanded of APIs, and where services and published documents are known to differ. */
export interface Register {
  readonly requirements: readonly Requirement[];
  readonly defects: readonly Defect[];
  readonly corrections: readonly Correction[];
}

/** One row of corrections.yaml: the published document is wrong about the service. */
export interface Correction {
  readonly id: string;
  readonly api: string;
  /** JSON pointer into the published document. */
  readonly pointer: string;
  readonly published: string;
  readonly observed: string;
  readonly evidence: string;
  readonly effect: string;
}
