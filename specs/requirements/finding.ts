/** Of one check: higher wins. */
export const outcomes = ['inapplicable', 'pass', 'warn', 'inconclusive', 'fail'] as const;
export type Outcome = (typeof outcomes)[number];

/** Of one requirement in one environment: higher wins; `error` (the suite broke) stops the fold. */
export const verdicts = [
  'untested',
  'inapplicable',
  'conforms',
  'waived',
  'inconclusive',
  'deviates',
  'error',
] as const;
export type Verdict = (typeof verdicts)[number];

export const levels = ['must', 'should', 'may'] as const;
export type Level = (typeof levels)[number];

/** What a check found. */
export interface Finding {
  /** Id of the check, kebab-case: `status-documented`, or `expectation` for a scenario's own. */
  readonly check: string;
  readonly outcome: Exclude<Outcome, 'inapplicable' | 'pass'>;
  readonly api: string;
  /** Absent for findings on exchanges that a scenario only prepares with. */
  readonly requirement?: string;
  readonly operationId?: string;
  /** JSON pointer into the response body, or `header:<name>`; absent for the whole answer. */
  readonly pointer?: string;
  readonly expected: string;
  readonly actual: string;
  readonly scenario?: string;
  readonly exchange?: FindingExchange;
  /** Id of the listed defect that explains it. */
  readonly defect?: string;
  /** Id of the waiver that permits it. */
  readonly waiver?: string;
}

/** The exchange of a finding, short and redacted. */
export interface FindingExchange {
  readonly method: string;
  readonly url: string;
  /** 0 when no answer came. */
  readonly status: number;
  /** A line for the shell that repeats it; secrets are variable names. */
  readonly curl: string;
  /** What was sent and answered, of findings that fail; bodies are cut. */
  readonly request?: FindingMessage;
  /** Absent where no answer came. */
  readonly response?: FindingMessage;
}

/** A request or an answer as a person reads it, redacted. */
export interface FindingMessage {
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Its beginning; absent where it is empty or no text. */
  readonly body?: string;
  /** Of the whole body. */
  readonly bytes: number;
}

/** One normative statement of specs/apis/<api>/requirements.yaml. */
export interface Requirement {
  readonly id: string;
  readonly api: string;
  readonly level: Level;
  readonly sentence: string;
  /** Document and section. */
  readonly source: string;
  /** Judged only where the target declares this feature. */
  readonly feature?: string;
  /** Judged by this check over every exchange instead of by scenarios of its own. */
  readonly check?: string;
  /** Why no scenario asks it. */
  readonly excluded?: string;
}

/** One row of defects.yaml: the service breaks its own promise, with recorded evidence. */
export interface Defect {
  readonly id: string;
  readonly api: string;
  /** The requirement (or requirements) that it breaks. */
  readonly requirements: readonly string[];
  readonly operations: readonly string[];
  /** What the service does, one neutral sentence. */
  readonly observed: string;
  /** Recorded cases that show it. */
  readonly cases: readonly string[];
  /** What it means to a client. */
  readonly effect: string;
  readonly match: DefectMatch;
}

/** Which findings a defect explains: every member given must agree. */
export interface DefectMatch {
  /** Check ids; absent: any. */
  readonly checks?: readonly string[];
  /** Statuses of the answer. */
  readonly statuses?: readonly number[];
  /** `empty` or `present`: the answer's body. */
  readonly body?: 'empty' | 'present';
  /** The answer's body holds this text. */
  readonly text?: string;
  /** The finding's pointer begins with this. */
  readonly pointer?: string;
  /** Conditions on the request, all of which must hold (the words: request-conditions.ts). */
  readonly request?: Readonly<Record<string, unknown>>;
}
