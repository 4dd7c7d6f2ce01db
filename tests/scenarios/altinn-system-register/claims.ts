import type { LiveExchange } from '#environments';
import type { Claim } from '../../engine/bench.ts';
import type { Shape } from '../../engine/expectation.ts';
import type { RegisterBench, RegisterRequest } from './register-bench.ts';
import { codesIn, type SystemBody } from './shapes.ts';

/** One case of a table of refusals. */
export interface Refused extends RegisterRequest {
  /** What is wrong, as the report names it. */
  readonly named: string;
  /** Codes that the refusal tells, whatever their order; absent: any. */
  readonly codes?: readonly string[] | undefined;
  /** Part of the refusal's body. */
  readonly told?: Shape | undefined;
}

/** What a table of refusals is sent to and answered with. */
export interface RefusedTable {
  readonly cases: readonly Refused[];
  readonly status: number | '4xx';
  readonly requirement?: string;
}

/** Sends each case as a request that is broken on purpose, and expects this status and these codes. */
export async function verifyRefused(
  on: RegisterBench,
  operation: string,
  { cases, status, requirement }: RefusedTable,
): Promise<void> {
  for (const one of cases) {
    const { named, codes, told, ...request } = one;
    const answer = await on.send(operation, { ...request, deliberatelyInvalid: true });
    on.conform(answer, { status, ...(told === undefined ? {} : { body: told }) }, requirement);
    if (answer.status < 500) verifyCodes(on, answer, { named, codes, requirement });
  }
}

interface Told {
  readonly named: string;
  readonly codes: readonly string[] | undefined;
  readonly requirement: string | undefined;
}

function verifyCodes(
  on: RegisterBench,
  exchange: LiveExchange,
  { named, codes, requirement }: Told,
): void {
  const claim =
    codes === undefined
      ? { actual: exchange.status >= 400, expected: true }
      : { actual: codesIn(exchange), expected: codes.toSorted() };
  const of = requirement === undefined ? {} : { requirement };
  on.verify(`${named} is refused`, { ...claim, exchange, ...of });
}

/** The claim that a refusal tells exactly these codes. */
export function codes(exchange: LiveExchange, ...expected: readonly string[]): Claim {
  return { actual: codesIn(exchange), expected, exchange };
}

/** Claims that the system is as it was sent. */
export async function verifyStored(
  on: RegisterBench,
  body: SystemBody,
  { text, requirement }: { readonly text: string; readonly requirement?: string },
): Promise<LiveExchange> {
  const answer = await on.send('getSystem', { path: { systemId: body.id } });
  on.conform(answer, { status: 200 }, requirement);
  // The authority of a vendor is read and forgotten.
  const stored: unknown = { ...body, vendor: { ID: body.vendor.ID } };
  on.verify(text, {
    actual: answer.json(),
    expected: stored as Shape,
    exchange: answer,
    ...(requirement === undefined ? {} : { requirement }),
  });
  return answer;
}
