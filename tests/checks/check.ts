import type {
  Contract,
  Exchange,
  ExchangeResponse,
  Finding,
  MediaContract,
  Operation,
  ResponseContract,
} from '#specs';
import type { Body } from './read-body.ts';

/** One pure judgement of an exchange against its operation. */
export interface Check {
  /** Kebab-case, stable: findings, requirements and defects name it. */
  readonly id: string;
  /** One sentence: what it demands. */
  readonly demands: string;
  /** The API whose own check it is: exchanges of others pass it by. Absent: judges every API. */
  readonly api?: string;
  /** What it looks at. A check of the request alone gives the same findings whatever was answered; default: answer. */
  readonly judges?: 'answer' | 'request';
  /** The findings, none where all is well; `inapplicable` where the exchange gives nothing to judge. */
  readonly judge: (context: CheckContext) => Judgement;
}

export type Judgement = readonly RawFinding[] | 'inapplicable';

/** A finding before it knows its check, operation and exchange. */
export type RawFinding = Pick<Finding, 'outcome' | 'pointer' | 'expected' | 'actual'>;

/** What a check may look at. */
export interface CheckContext {
  readonly contract: Contract;
  readonly operation: Operation;
  readonly exchange: Exchange;
  /** Raw path parameters, still percent-encoded. */
  readonly pathParameters: Readonly<Record<string, string>>;
  /** Absent when no answer came. */
  readonly answer?: Answer;
  readonly now: Date;
}

/** The answer beside what the contract says of its status and media type. */
export interface Answer {
  readonly response: ExchangeResponse;
  readonly status: number;
  /** Absent: the status is not documented. */
  readonly documented?: ResponseContract;
  readonly contentType?: string;
  /** Absent: the media type is not documented for this status. */
  readonly media?: MediaContract;
  readonly body: Body;
}

/** A fail finding of the whole answer or of one place in it. */
export function fail(expected: string, actual: string, pointer?: string): RawFinding {
  return { outcome: 'fail', expected, actual, ...(pointer === undefined ? {} : { pointer }) };
}

/** A note: worth knowing, never a deviation. */
export function note(expected: string, actual: string, pointer?: string): RawFinding {
  return { outcome: 'warn', expected, actual, ...(pointer === undefined ? {} : { pointer }) };
}
