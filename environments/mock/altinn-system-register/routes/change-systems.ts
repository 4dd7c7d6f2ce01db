import { bareProblem, bindingProblem, json } from '../../altinn-app/families.ts';
import { unhandled } from '../../altinn-events/replies.ts';
import type { Reply } from '../../server/message.ts';
import { refuseForeign } from '../access/owner.ts';
import { nullsIn, toPackages, toRights } from '../bodies/lists.ts';
import { packageList, rightList } from '../bodies/model.ts';
import { readBody } from '../bodies/read-body.ts';
import { readSystem, type SystemBody } from '../bodies/system-body.ts';
import type { RegisterCall } from '../call.ts';
import { defects } from '../defects.ts';
import type { AccessPackage, Right, SystemContent, SystemRow } from '../register/rows.ts';
import { sentence, validationProblem } from '../replies.ts';
import { systemIn } from './read-systems.ts';
import { loggedPackages, loggedRights, loggedSystem } from './show-system.ts';
import { logged, questionOf, refuseBroken, refuseNulls, refuseUnstorable } from './store-system.ts';

const done = { succeeded: true };

/** PUT of a whole system (recorded SR-269 to SR-317). */
export function updateSystem(call: RegisterCall): Reply {
  const read = readSystem(call, 'proposedUpdateToSystem');
  if ('refusal' in read) return read.refusal;
  const { body } = read;
  const { rules } = call.state;
  const row = systemIn(call);
  if (row === undefined || !rules.isSameVendor(body.vendorId, row)) return unknownSystem(call);
  const refused = refuseForeign(call, row.orgNumber) ?? refuseDeleted(call, row);
  if (refused !== undefined) return refused;
  if (!rules.isSameId(body.id, row)) {
    const title = 'The id in the body is not that of the address.';
    return validationProblem([{ code: '00012', title, path: 'systemid' }]);
  }
  return refuseUpdate(call, body, row) ?? replace(call, row, body);
}

function refuseUpdate(call: RegisterCall, body: SystemBody, row: SystemRow): Reply | undefined {
  const question = questionOf(call, { ...body, orgNumber: row.orgNumber });
  const breaks = [...body.breaks, ...(body.content.packagesAreNull ? ['AccessPackages'] : [])];
  return (
    refuseNulls(call, breaks, () => unhandled()) ??
    refuseBroken(call, 'update', question) ??
    refuseRedirects(call, body, row) ??
    refuseUnstorable(call, body, () => unhandled())
  );
}

// The database takes any address but a relative one.
function refuseRedirects(call: RegisterCall, body: SystemBody, row: SystemRow): Reply | undefined {
  const { rules, world } = call.state;
  const question = questionOf(call, { ...body, orgNumber: row.orgNumber });
  const broken = rules.redirectUrls(question);
  if (rules.checksRedirects(world)) {
    return broken === undefined ? undefined : validationProblem([broken]);
  }
  const isRelative = body.content.redirectUrls.some((url) => !/^[a-z][a-z\d+.-]*:/i.test(url));
  return isRelative ? unhandled() : undefined;
}

function replace(call: RegisterCall, row: SystemRow, { content }: SystemBody): Reply {
  const after = call.state.rules.replaced(row, content);
  logged(call, after, ['update', loggedSystem(after)]);
  return json(200, done);
}

function unknownSystem(call: RegisterCall): Reply {
  return sentence(404, `There is no system '${call.params['systemId']}'.`, call.request);
}

function refuseDeleted(call: RegisterCall, row: SystemRow): Reply | undefined {
  if (!call.state.rules.isFrozen(row)) return undefined;
  return sentence(400, 'A deleted system cannot be changed.', call.request);
}

/** PUT of a system's rights (recorded SR-318 to SR-341). */
export function updateRights(call: RegisterCall): Reply {
  return updateList(call, {
    body: { kind: rightList, parameter: 'rights' },
    checks: 'rights',
    change: (value) => ({ rights: toRights(value as readonly (Right | null)[]) }),
    logs: ({ rights }) => ['rightsupdate', loggedRights(rights)],
  });
}

/** PUT of a system's access packages (recorded SR-342 to SR-370). */
export function updatePackages(call: RegisterCall): Reply {
  return updateList(call, {
    body: { kind: packageList, parameter: 'accessPackages' },
    checks: 'accessPackages',
    change: (value) => ({
      accessPackages: toPackages(value as readonly (AccessPackage | null)[]),
      packagesAreNull: false,
    }),
    logs: ({ accessPackages }) => ['accesspackageupdate', loggedPackages(accessPackages)],
  });
}

interface ListUpdate {
  readonly body: Parameters<typeof readBody>[1];
  readonly checks: 'rights' | 'accessPackages';
  readonly change: (value: unknown) => Partial<SystemContent>;
  readonly logs: (after: SystemRow) => Parameters<typeof logged>[2];
}

function updateList(call: RegisterCall, { body, checks, change, logs }: ListUpdate): Reply {
  const bound = readBody(call.request, body);
  if ('refusal' in bound) return bound.refusal;
  const row = systemIn(call);
  if (row === undefined) {
    const isBroken = call.state.world.has(defects.updateListUnknown);
    return isBroken ? unhandled() : unknownSystem(call);
  }
  const refused = refuseForeign(call, row.orgNumber) ?? refuseDeleted(call, row);
  if (refused !== undefined) return refused;
  const after = call.state.rules.listReplaced(row, change(bound.value));
  const question = questionOf(call, { ...row, content: after });
  const broken =
    refuseNulls(call, nullsIn(bound.value), () => unhandled()) ??
    refuseBroken(call, checks, question);
  if (broken !== undefined) return broken;
  logged(call, after, logs(after));
  return json(200, done);
}

/** DELETE of a system: it stays readable, and its id taken (recorded SR-381 to SR-405). */
export function deleteSystem(call: RegisterCall): Reply {
  const row = systemIn(call);
  if (row === undefined) return refuseUnknown(call);
  const foreign = refuseForeign(call, row.orgNumber);
  if (foreign !== undefined) return foreign;
  // A deletion that changes nothing is logged all the same.
  logged(call, { ...row, isDeleted: true }, ['delete']);
  if (row.isDeleted) return bareProblem(400);
  const isRefused =
    row.clientIds.length === 0 && call.state.world.has(defects.deleteWithoutClients);
  return isRefused ? bareProblem(400) : json(200, done);
}

function refuseUnknown({ state }: RegisterCall): Reply {
  if (!state.world.has(defects.deleteUnknown)) return bareProblem(404);
  return bindingProblem({ return: ['There is no such system.'] });
}
