import type { LiveExchange } from '#environments';
import type { Expectation } from '../../../engine/expectation.ts';
import {
  everyOperation,
  stateOf,
  subjectOf,
  type OperationRow,
  type State,
  type Subject,
} from '../bench/every-operation.ts';
import type { FiksRequest } from '../bench/fiks-bench.ts';
import { askGuarded } from '../bench/ask-guarded.ts';
import type { FiksContext } from '../bench/scenario.ts';
import { messageOf, seenObject } from '../bench/seen.ts';

/** How the message of a 401 begins (reference fiks 1.4). */
export const beginnings = {
  token: /^Klarte ikke å validere access_token/,
  integration: /^Autentisering feilet for integrasjon med id/,
} as const;

/** Callers that must be refused, and how. */
export interface Refusal {
  /** The requirement that says so. */
  readonly requirement: string;
  readonly status: NonNullable<Expectation['status']>;
  /** What the message of a 401 is about, where the publisher says it. */
  readonly about?: keyof typeof beginnings;
  readonly callers: (context: FiksContext) => Promise<readonly FiksRequest[]>;
  /** Default: every operation. */
  readonly rows?: readonly OperationRow[];
}

/** All that the refusal of a caller is judged for, its own requirement first. */
export function requirementsOf({ requirement, about }: Refusal): readonly string[] {
  const told = about === undefined ? [] : ['FIKS-AUTH-013'];
  return [requirement, 'FIKS-AUTH-023', 'FIKS-AUTH-024', ...told];
}

/** Asks the operations as each caller: all are refused, nothing changes, nothing secret comes back. */
export async function refuseCallers(context: FiksContext, refusal: Refusal): Promise<void> {
  const callers = await refusal.callers(context);
  if (callers.length === 0) context.bench.untested('needs a token that only a mock makes');
  const subject = await subjectOf(context);
  const before = await stateOf(context, subject);
  for (const caller of callers)
    for (const row of refusal.rows ?? everyOperation)
      judgeRefused(context, refusal, await askGuarded(context, { row, subject, caller }));
  await judgeUnchanged(context, subject, before);
}

function judgeRefused({ on }: FiksContext, refusal: Refusal, answer: LiveExchange): void {
  const { requirement, status, about } = refusal;
  on.conform(answer, { status }, requirement);
  if (about === undefined || answer.status !== 401) return;
  on.verify('the message', {
    actual: messageOf(answer),
    expected: beginnings[about],
    exchange: answer,
    requirement: 'FIKS-AUTH-013',
  });
}

async function judgeUnchanged(
  context: FiksContext,
  subject: Subject,
  before: State,
): Promise<void> {
  context.on.verify('the account and the forsendelse as before', {
    actual: await stateOf(context, subject),
    expected: before,
    requirement: 'FIKS-AUTH-023',
  });
}

const anyId = /[\da-f]{8}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{12}/gi;

/** All of a refusal that could tell its cause: ids, which differ by nature, are left out. */
export function formOf(answer: LiveExchange): Readonly<Record<string, string | number>> {
  const body = seenObject(answer);
  return {
    status: answer.status,
    message: messageOf(answer).replaceAll(anyId, '<id>'),
    error: JSON.stringify(body['error'] ?? null),
    errorCode: JSON.stringify(body['errorCode'] ?? null),
    members: Object.keys(body).toSorted().join(' '),
    challenge: (answer.header('www-authenticate') ?? 'none').replaceAll(anyId, '<id>'),
  };
}
