import { randomUUID } from 'node:crypto';
import { json } from '../../altinn-app/families.ts';
import type { Reply } from '../../server/message.ts';
import { refuseForeign } from '../access/owner.ts';
import { readSystem, type SystemBody } from '../bodies/system-body.ts';
import type { RegisterCall } from '../call.ts';
import { defects } from '../defects.ts';
import { sentence, validationProblem } from '../replies.ts';
import { loggedSystem } from './show-system.ts';
import {
  hasClient,
  logged,
  questionOf,
  refuseBroken,
  refuseNulls,
  refuseUnstorable,
} from './store-system.ts';

/** POST of a system: the vendor's number, then who may, then all rules together (reference altinn-system-register 1, "Register POST"). */
export function registerSystem(call: RegisterCall): Reply {
  const read = readSystem(call, 'registerNewSystem');
  if ('refusal' in read) return read.refusal;
  const { body } = read;
  const { rules } = call.state;
  const orgNumber = rules.vendorNumberIn(body.vendorId);
  if (orgNumber === undefined) {
    return validationProblem([{ code: '00000', title: 'No ISO 6523 number.', path: 'vendor/id' }]);
  }
  return (
    refuseForeign(call, orgNumber) ?? refuse(call, body, orgNumber) ?? store(call, body, orgNumber)
  );
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
  return hasClient(state, clientId);
}

function store(call: RegisterCall, { id, content }: SystemBody, orgNumber: string): Reply {
  // The database finds what no rule looks for.
  if (call.state.rules.clashes(content.clientIds)) {
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
