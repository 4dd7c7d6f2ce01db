import type { Finding } from './finding.ts';
import type { SeenGraph } from './seen-graph.ts';

/** How a scenario ended, whatever it found: `error` means that the suite itself broke in it. */
export const scenarioStatuses = [
  'judged',
  'untested',
  'inapplicable',
  'inconclusive',
  'error',
] as const;
export type ScenarioStatus = (typeof scenarioStatuses)[number];

/** What one scenario left behind; reports are made from these alone, without a target. */
export interface ScenarioResult {
  /** Stable within a run: file stem and title. */
  readonly id: string;
  readonly title: string;
  readonly api: string;
  /** Relative to the project root. */
  readonly file: string;
  /** The ids that the scenario is annotated with. */
  readonly requirements: readonly string[];
  /** With their `@`. */
  readonly tags: readonly string[];
  readonly status: ScenarioStatus;
  /** Why, where the status is not `judged`; why it ended early, where it is. */
  readonly reason?: string;
  readonly findings: readonly Finding[];
  /** Requirement id to the number of judgements made, passed ones included. */
  readonly judged: Readonly<Record<string, number>>;
  /** Check id to the number of exchanges that it judged, passed ones included. */
  readonly checkCounts: Readonly<Record<string, number>>;
  /** All judgements made. */
  readonly checks: number;
  readonly exchanges: number;
  readonly operations: readonly OperationCount[];
  /** Cells of the API's access table that the scenario is about; absent where there are none. */
  readonly access?: readonly AccessResult[];
  /** Processes and status machines in which it saw or tried a step; absent where in none. */
  readonly graphs?: readonly SeenGraph[];
  readonly durationMs: number;
  /** ISO 8601. */
  readonly startedAt: string;
}

/** How often a scenario asked one operation, by status of the answer (`'0'`: no answer). */
export interface OperationCount {
  readonly api: string;
  /** The document of the API that has the operation, and the version that it says. */
  readonly document: string;
  readonly version: string;
  readonly operationId: string;
  /** Upper case. */
  readonly method: string;
  /** The path template. */
  readonly path: string;
  readonly statuses: Readonly<Record<string, number>>;
  /** The same by who asked; absent where nobody counted it. */
  readonly actors?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Statuses that the contract documents (`200`, `4XX`, `default`); absent where nobody noted them. */
  readonly documented?: readonly string[];
}

/** One cell of who may do what, and what became of the actor. */
export interface AccessResult {
  readonly api: string;
  readonly operationId: string;
  /** What the operation found, where that decides; absent: as usual. */
  readonly situation?: string;
  readonly actor: string;
  readonly expected: 'allowed' | 'denied' | 'unknown';
  /** Legal statuses; none where nobody can say. */
  readonly statuses: readonly number[];
  /** Status of the answer; absent where nobody asked. */
  readonly seen?: number;
  /** Why nobody asked. */
  readonly reason?: string;
}
