import { bareProblem, json } from '../../altinn-app/families.ts';
import { unhandled } from '../../altinn-events/replies.ts';
import type { Reply } from '../../server/message.ts';
import { isVendor } from '../access/requester.ts';
import { readChange, type ChangeBody } from '../bodies/change-body.ts';
import type { RegisterCall } from '../call.ts';
import type { ChangeRow, SystemRow, SystemUserRow } from '../register/rows.ts';
import { altinnProblem, sentence } from '../replies.ts';
import { refuseRedirect } from './create-request.ts';
import { invalid, queryValue, uuidIn } from './lists.ts';
import { locationOf, toChange, toNoChange } from './show-request.ts';
import { refuseNulls } from './store-system.ts';

const zero = '00000000-0000-0000-0000-000000000000';

/** POST of a change request: ids, system user, vendor, stored one, then what it asks for (recorded SR-664 to SR-699). */
export function createChange(call: RegisterCall): Reply {
  const ids = idsIn(call);
  if ('refusal' in ids) return ids.refusal;
  const read = readChange(call);
  if ('refusal' in read) return read.refusal;
  const unusable = refuseCorrelation(call, ids);
  if (unusable !== undefined) return unusable;
  const { register } = call.state;
  const user = changeable(register.users.get(ids.user));
  if (user === undefined) return altinnProblem('AUTH-00015');
  const system = register.systems.get(user.systemId);
  if (system === undefined || !isVendor(call, system)) return bareProblem(401);
  const row = toRow(call, { id: ids.correlation, user, body: read.body });
  return storedReply(call, row) ?? refuse(call, read.body, system) ?? store(call, row);
}

function changeable(user: SystemUserRow | undefined): SystemUserRow | undefined {
  return user?.isDeleted === false && user.kind === 'standard' ? user : undefined;
}

function refuseCorrelation(
  { request }: RegisterCall,
  { correlation, user }: Exclude<Ids, { readonly refusal: Reply }>,
): Reply | undefined {
  if (correlation === zero) return sentence(400, 'correlation-id is missing.', request);
  if (correlation !== user) return undefined;
  return sentence(400, 'correlation-id must be another than system-user-id.', request);
}

type Ids = { readonly correlation: string; readonly user: string } | { readonly refusal: Reply };

function idsIn(call: RegisterCall): Ids {
  const [correlation, user] = ['correlation-id', 'system-user-id'].map((name) => {
    const given = queryValue(call, name);
    return { name, given, id: given === '' ? zero : uuidIn(given) };
  });
  const wrong = [correlation, user].find((one) => one?.id === undefined);
  if (wrong !== undefined) return { refusal: invalid(wrong.name, wrong.given) };
  return { correlation: correlation?.id ?? zero, user: user?.id ?? zero };
}

interface Made {
  readonly id: string;
  readonly user: SystemUserRow;
  readonly body: ChangeBody;
}

function toRow({ state }: RegisterCall, { id, user, body }: Made): ChangeRow {
  return {
    ...body.content,
    id,
    systemUserId: user.id,
    systemId: user.systemId,
    partyOrgNo: user.partyOrgNo,
    externalRef: user.externalRef,
    status: 'New',
    created: state.world.clock.now(),
    isDeleted: false,
  };
}

function storedReply({ state }: RegisterCall, row: ChangeRow): Reply | undefined {
  const stored = state.register.changes.get(row.id);
  if (stored === undefined) return undefined;
  if (stored.isDeleted) return state.rules.isBurnt(state.world) ? unhandled() : undefined;
  if (!state.rules.isSameChange(stored, row, state.world)) return altinnProblem('AUTH-00007');
  return json(200, toChange(state, stored));
}

function refuse(call: RegisterCall, body: ChangeBody, system: SystemRow): Reply | undefined {
  const { rules } = call.state;
  const wanted = { ...rules.wantedOf(body.content, system), packageOf: rules.packageOf };
  const refused = (): Reply | undefined => {
    const found =
      rules.refusesRights(wanted) ?? rules.refusesPackages(wanted) ?? rules.refusesKind(wanted);
    return found === undefined ? undefined : altinnProblem(found.code, found.more);
  };
  return (
    refuseRedirect(call, body.content.redirectUrl, system) ??
    refuseNulls(call, body.breaks, () => unhandled()) ??
    refused()
  );
}

function store(call: RegisterCall, row: ChangeRow): Reply {
  const { state } = call;
  if (state.rules.changesNothing(row)) return json(200, toNoChange(state, row));
  // A deleted one goes: the new one stands behind all others.
  state.register.changes.delete(row.id);
  state.register.changes.set(row.id, row);
  const path = state.rules.changePathOf(row.id, state.world);
  return json(201, toChange(state, row), [locationOf(call, path)]);
}
