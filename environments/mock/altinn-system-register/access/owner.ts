import { empty } from '../../altinn-app/families.ts';
import { unhandled } from '../../altinn-events/replies.ts';
import type { Lines, Reply } from '../../server/message.ts';
import type { RegisterCall } from '../call.ts';
import { defects } from '../defects.ts';
import type { RegisterCaller } from './caller.ts';

/** Who calls an operation that lets nobody in without a token. Throws where there is none. */
export function callerIn({ caller }: RegisterCall): RegisterCaller {
  if (caller === undefined) throw new Error('An operation without a caller asks for one.');
  return caller;
}

/** The vendor who calls, or the register's refusal of a token that names none. */
export function vendorOf(
  call: RegisterCall,
  headers: Lines = [],
): { readonly orgNumber: string } | { readonly refusal: Reply } {
  const { consumer } = callerIn(call);
  if (typeof consumer === 'object') return consumer;
  const isBroken = consumer === 'strange' && call.state.world.has(defects.strangeConsumer);
  return { refusal: isBroken ? unhandled() : empty(403, headers) };
}

/** The register's refusal of somebody else's system. */
export function refuseForeign(call: RegisterCall, orgNumber: string): Reply | undefined {
  const vendor = vendorOf(call);
  if ('refusal' in vendor) return vendor.refusal;
  const { operation } = call;
  const isHis = call.state.rules.mayTouch(callerIn(call), { orgNumber, operation });
  return isHis ? undefined : empty(403);
}
