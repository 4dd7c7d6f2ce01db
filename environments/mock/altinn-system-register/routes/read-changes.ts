import { empty, json } from '../../altinn-app/families.ts';
import type { Reply } from '../../server/message.ts';
import { refuseOther, refuseReader } from '../access/requester.ts';
import type { RegisterCall } from '../call.ts';
import type { ChangeRow } from '../register/rows.ts';
import { isSame } from '../register/system-register.ts';
import { invalid, page, uuidIn } from './lists.ts';
import { referenceIn } from './read-requests.ts';
import { toChange } from './show-request.ts';

/** GET of a change request by id (recorded SR-700 to SR-705). */
export function getChange(call: RegisterCall): Reply {
  const id = call.params['requestId'] ?? '';
  const known = uuidIn(id);
  if (known === undefined) return invalid('requestId', id);
  return show(
    call,
    kept(call).find((one) => one.id === known),
  );
}

/** GET of a change request by its reference: the oldest (recorded SR-706 to SR-708). */
export function findChange(call: RegisterCall): Reply {
  const { rules, world } = call.state;
  const row = kept(call).find((one) => isSame(one, referenceIn(call)));
  return show(call, row === undefined ? undefined : rules.foundByReference(row, world));
}

function show(call: RegisterCall, row: ChangeRow | undefined): Reply {
  const refused = refuseReader(call, row);
  return refused ?? json(200, row === undefined ? null : toChange(call.state, row));
}

/** GET of a system's change requests, in pages (recorded SR-709 to SR-712). */
export function listChanges(call: RegisterCall): Reply {
  const { state, params } = call;
  const system = state.register.systems.get(params['systemId'] ?? '');
  const refused = refuseOther(call, system);
  if (refused !== undefined) return refused;
  const own = kept(call).filter((one) => one.systemId === system?.id);
  const rows = own.map((one) => ({ key: one.id, shown: () => toChange(state, one, true) }));
  return page(call, 'changes', rows);
}

/** DELETE of a change request (recorded SR-720 to SR-727). */
export function deleteChange(call: RegisterCall): Reply {
  const id = call.params['requestId'] ?? '';
  const known = uuidIn(id);
  if (known === undefined) return invalid('requestId', id);
  const row = kept(call).find((one) => one.id === known);
  const refused = refuseReader(call, row);
  if (refused !== undefined || row === undefined) return refused ?? empty(404);
  call.state.register.changes.set(row.id, { ...row, isDeleted: true });
  return empty(202);
}

function kept({ state }: RegisterCall): readonly ChangeRow[] {
  return [...state.register.changes.values()].filter((one) => !one.isDeleted);
}
