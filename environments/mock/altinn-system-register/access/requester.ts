import { bareProblem } from '../../altinn-app/families.ts';
import type { Reply } from '../../server/message.ts';
import type { RegisterCall } from '../call.ts';
import type { Reference, SystemRow } from '../register/rows.ts';
import { altinnProblem } from '../replies.ts';
import { callerIn } from './owner.ts';

/** Whether the caller is the vendor of a system. */
export function isVendor(call: RegisterCall, { orgNumber }: SystemRow): boolean {
  const { operation } = call;
  return call.state.rules.isVendor(callerIn(call), { orgNumber, operation });
}

/** The refusal of who is not the vendor of a system, which is as that of an unknown one. */
export function refuseOther(call: RegisterCall, system: SystemRow | undefined): Reply | undefined {
  const { consumer } = callerIn(call);
  if (consumer === 'none') return bareProblem(401);
  const isOwn = system !== undefined && isVendor(call, system);
  return isOwn ? undefined : altinnProblem('AUTH-00011');
}

/** The refusal of who does not read a request: none is a request that is not there (recorded SR-502, SR-505). */
export function refuseReader(call: RegisterCall, row: Reference | undefined): Reply | undefined {
  if (callerIn(call).consumer === 'none') return bareProblem(401);
  if (row === undefined) return altinnProblem('AUTH-00010');
  return refuseOther(call, call.state.register.systems.get(row.systemId));
}
