import type {
  AccessResult,
  ApiSource,
  Correction,
  Finding,
  Level,
  ScenarioStatus,
  Verdict,
  Waiver,
} from '#specs';
import type { DefectState } from './defect-states.ts';
import type { RunChanges } from './history/diff-runs.ts';
import type { Coverage } from './coverage.ts';
import type { ReportedGraph } from './to-graphs.ts';
import type { WaiverState } from './waiver-states.ts';

/** What a run was asked to do, as its report shows it. */
export interface RunMeta {
  readonly id: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly environment: string;
  readonly profile: string;
  readonly seed: string;
  readonly apis: readonly string[];
  /** How the mock answers; absent in a real environment. */
  readonly like?: 'real' | 'promise';
  /** The lowest level whose deviations count. */
  readonly level: Level;
  /** True where --api, --grep, --level or --shard left something out. */
  readonly narrowed: boolean;
  /** Pattern of --grep, which chose the scenarios. */
  readonly grep?: string;
  readonly shard?: Shard;
  /** Why the run did not come to its end; absent where it did. */
  readonly partial?: 'interrupted' | 'timed-out';
}

/** Which part of a run this is. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
  /** True where all shards together leave something out, too. */
  readonly wholeNarrowed: boolean;
}

/** conformance.json: everything that a report shows, made from stored results. Schema: report.schema.json. */
export interface Conformance {
  readonly schemaVersion: '1.0';
  readonly suite: { readonly name: 'samsvar'; readonly version: string };
  readonly run: RunMeta;
  readonly summary: Summary;
  readonly requirements: readonly ReportedRequirement[];
  readonly operations: readonly ReportedOperation[];
  /** Operations of the documents of these APIs that no scenario asked. */
  readonly unasked: readonly UnaskedOperation[];
  /** Who may do what: every cell of the access tables that were asked. */
  readonly access: readonly AccessResult[];
  readonly findings: readonly ReportedFinding[];
  readonly defects: readonly ReportedDefect[];
  readonly waivers: readonly ReportedWaiver[];
  readonly scenarios: readonly ReportedScenario[];
  readonly coverage: readonly Coverage[];
  /** What each of these APIs is held to. */
  readonly sources: readonly ApiSource[];
  /** Where published documents are known to be wrong about the services of these APIs. */
  readonly corrections: readonly Correction[];
  /** Requirements that a family of capabilities asks, by API, family and rule. */
  readonly capabilities: readonly ReportedCapability[];
  /** Processes and status machines, and the steps that were seen there. */
  readonly graphs: readonly ReportedGraph[];
  /** Runs of the same environment, oldest first, this one last; absent where the history has no other. */
  readonly trend?: readonly TrendPoint[];
  /** Since the run before of the same environment; absent where the history has none. */
  readonly changes?: RunChanges;
}

export interface Summary {
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly exchanges: number;
  readonly checks: number;
  readonly durationMs: number;
  readonly exitCode: number;
  /** One sentence each: why the exit code is what it is. */
  readonly reasons: readonly string[];
  /** Good news and remarks that do not change the exit code. */
  readonly notices: readonly string[];
}

export interface ReportedRequirement {
  readonly id: string;
  readonly api: string;
  readonly level: Level;
  readonly sentence: string;
  readonly source: string;
  readonly verdict: Verdict;
  /** Titles. */
  readonly scenarios: readonly string[];
  /** Places in `findings`. */
  readonly findings: readonly number[];
  readonly reason?: string;
}

export interface ReportedOperation {
  readonly api: string;
  /** The document of the API that has it, and the version that it says. */
  readonly document: string;
  readonly version: string;
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly exchanges: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** Statuses that the contract documents: `200`, `4XX`, `default`. */
  readonly documented: readonly string[];
  /** Actor to status to count. */
  readonly actors: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** An operation that a document describes, as far as a report shows one that nobody asked. */
export type UnaskedOperation = Pick<
  ReportedOperation,
  'api' | 'document' | 'version' | 'operationId' | 'method' | 'path' | 'documented'
>;

/** A rule that an API declares of a family, and the requirement that says it. */
export interface ReportedCapability {
  readonly api: string;
  readonly family: string;
  readonly rule: string;
  readonly requirement: string;
}

/** A run as a chart shows it. */
export interface TrendPoint {
  readonly id: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly exitCode: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
}

/** A finding, and the level of its requirement. */
export type ReportedFinding = Finding & { readonly level: Level };

export interface ReportedDefect {
  readonly id: string;
  readonly api: string;
  readonly requirements: readonly string[];
  readonly operations: readonly string[];
  readonly observed: string;
  readonly effect: string;
  readonly state: DefectState;
  /** How many findings it explains. */
  readonly findings: number;
}

/** A row of waivers.yaml for this environment and these APIs, and what became of it. */
export type ReportedWaiver = Waiver & {
  readonly state: WaiverState;
  /** How many findings it matches; it covers them where it is used. */
  readonly findings: number;
  /** Why it is red, and what to do. */
  readonly told?: string;
};

export interface ReportedScenario {
  readonly id: string;
  readonly api: string;
  readonly title: string;
  readonly file: string;
  readonly requirements: readonly string[];
  readonly tags: readonly string[];
  readonly status: ScenarioStatus;
  readonly reason?: string;
  readonly exchanges: number;
  readonly checks: number;
  readonly durationMs: number;
}
