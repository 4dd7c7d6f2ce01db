import { randomUUID } from 'node:crypto';
import { empty, json } from '../../altinn-app/families.ts';
import type { Reply } from '../../server/message.ts';
import { callerIn, vendorOf } from '../access/owner.ts';
import { readSystem, type SystemBody } from '../bodies/system-body.ts';
import type { RegisterCall } from '../call.ts';
import { defects } from '../defects.ts';
import { sentence, validationProblem } from '../replies.ts';
import { loggedSystem } from './show-system.ts';
import { logged, questionOf, refuseBroken, refuseNulls, refuseUnstorable } from './store-system.ts';

/** POST of a system: the vendor's number, then who may, then all rules together (reference altinn-system-register 1, "Register POST"). */
export function registerSystem(call: RegisterCall): Reply {
  const read = readSystem(call, 'registerNewSystem');
  if ('refusal' in read) return read.refusal;
  const { body } = read;
  const orgNumber = /^0192:(\d{9})\s*$/.exec(body.vendorId)?.[1];
  if (orgNumber === undefined) {
    return validationProblem([{ code: '00000', title: 'No ISO 6523 number.', path: 'vendor/id' }]);
  }
  const vendor = vendorOf(call);
  if ('refusal' in vendor) return vendor.refusal;
  if (!call.state.rules.mayTouch(callerIn(call), orgNumber)) return empty(403);
  return refuse(call, body, orgNumber) ?? store(call, body, orgNumber);
}

function refuse(call: RegisterCall, body: SystemBody, orgNumber: string): Reply | undefined {
  const broken = (text: string): Reply => sentence(500, text, call.request);
  const question = questionOf(call, { ...body, orgNumber });
  return (
    refuseNulls(call, body.breaks, broken) ??
    refuseBroken(call, 'register', { ...question, hasClient: (one) => isTaken(call, one) }) ??
    refuseUnstorable(call, body, broken)
  );
}

function isTaken({ state }: RegisterCall, clientId: string): boolean {
  return state.register.hasClient(clientId);
}

function store(call: RegisterCall, { id, content }: SystemBody, orgNumber: string): Reply {
  // The database finds what no rule looks for.
  if (new Set(content.clientIds).size < content.clientIds.length) {
    return sentence(409, 'The system exists.', call.request);
  }
  const row = {
    ...content,
    packagesAreNull: content.packagesAreNull && call.state.world.has(defects.nullInLists),
    id,
    orgNumber,
    internalId: randomUUID(),
    isDeleted: false,
    log: [],
  };
  logged(call, row, ['create', loggedSystem(row)]);
  return json(200, row.internalId);
}
