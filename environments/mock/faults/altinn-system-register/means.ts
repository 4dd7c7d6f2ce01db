import { registerRules, type RegisterRules } from '../../altinn-system-register/rules.ts';
import type { RegisterCall } from '../../altinn-system-register/call.ts';
import { readClaims } from '../../maskinporten/access-token.ts';
import { isRecord, textOf } from '../../server/narrow.ts';
import type { Reply } from '../../server/message.ts';
import { isStatus } from '../change.ts';
import type { ChangeOf } from '../fault.ts';
import type { RegisterFault } from './fault.ts';

/** The rules as the mock has them: what a fault leaves alone. */
export const own = registerRules;

/** Id of a fault, what it breaks in one sentence, and the requirement that must detect it. */
export type Named = readonly [id: string, breaks: string, aimedAt: string];

/** A fault that decides otherwise. */
export function decides(
  [id, breaks, aimedAt]: Named,
  rules: Partial<RegisterRules>,
): RegisterFault {
  return { id: `sreg-${id}`, breaks, aimedAt: `SREG-${aimedAt}`, rules };
}

/** Which replies a fault changes: of these operations, with these statuses, where this holds as well. */
export interface Changed {
  readonly on: readonly string[];
  /** Absent: any. */
  readonly status?: number;
  readonly when?: (reply: Reply, call: RegisterCall) => boolean;
  readonly change: ChangeOf<RegisterCall>;
}

/** A fault that answers otherwise. */
export function answers([id, breaks, aimedAt]: Named, changed: Changed): RegisterFault {
  const { on, status, when = () => true, change } = changed;
  const isOf = (reply: Reply): boolean => status === undefined || isStatus(status)(reply);
  return {
    id: `sreg-${id}`,
    breaks,
    aimedAt: `SREG-${aimedAt}`,
    replies: { routes: on, when: (reply, call) => isOf(reply) && when(reply, call), change },
  };
}

/** A fault that reads another body than was sent. */
export function misreads(
  [id, breaks, aimedAt]: Named,
  { on, read }: { readonly on: readonly string[]; readonly read: (body: unknown) => unknown },
): RegisterFault {
  return {
    id: `sreg-${id}`,
    breaks,
    aimedAt: `SREG-${aimedAt}`,
    requests: {
      routes: on,
      change: (call) => {
        const body = Buffer.from(JSON.stringify(read(parsed(call))) ?? '');
        return { ...call, request: { ...call.request, body } };
      },
    },
  };
}

/** A fault that acts before it is asked who calls, and answers as ever. */
export function acts(
  [id, breaks, aimedAt]: Named,
  act: (call: RegisterCall) => void,
): RegisterFault {
  return {
    id: `sreg-${id}`,
    breaks,
    aimedAt: `SREG-${aimedAt}`,
    bypass: (call) => {
      act(call);
      return undefined;
    },
  };
}

/** The body of a call as JSON; the text itself where it is none. */
export function parsed({ request }: RegisterCall): unknown {
  const text = request.body.toString('utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** A member of the body of a call, as a text. */
export function sentMember(call: RegisterCall, name: string): string {
  const body = parsed(call);
  return isRecord(body) ? textOf(body[name]) : '';
}

/** The system that the address of a call names. */
export function systemOf({ params, state }: RegisterCall): SystemRow | undefined {
  return state.register.systems.get(params['systemId'] ?? '');
}

type SystemRow = Parameters<RegisterRules['isListed']>[0];

/** The request that the address of a call names. */
export function requestOf({ params, state }: RegisterCall): RequestRow | undefined {
  return state.register.requests.get(params['requestId'] ?? '');
}

type RequestRow = Parameters<RegisterRules['isKind']>[0];

/** What the token of a call says, without any check. */
export function claimsOf({ request }: RegisterCall): Readonly<Record<string, unknown>> {
  const token = /^Bearer (.+)$/.exec(request.header('authorization') ?? '')?.[1] ?? '';
  return readClaims(token) ?? {};
}

/** A vendor who is another than that of the system in the address. */
export function isForeign(call: RegisterCall): boolean {
  const row = systemOf(call);
  const consumer = claimsOf(call)['consumer'];
  const number = isRecord(consumer) ? textOf(consumer['ID']) : '';
  return row !== undefined && number !== '' && number !== `0192:${row.orgNumber}`;
}
