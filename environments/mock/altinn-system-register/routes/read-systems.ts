import { bareProblem, json } from '../../altinn-app/families.ts';
import type { Reply } from '../../server/message.ts';
import { refuseForeign, vendorOf } from '../access/owner.ts';
import type { RegisterCall } from '../call.ts';
import type { SystemRow } from '../register/rows.ts';
import { sentence, uncached } from '../replies.ts';
import { toListed, toLog, toOldRights, toSystem } from './show-system.ts';

/** GET of a system, deleted ones as well (recorded SR-239 to SR-254, SR-389). */
export function getSystem(call: RegisterCall): Reply {
  const row = systemIn(call);
  if (row === undefined) return bareProblem(404);
  const foreign = refuseForeign(call, row.orgNumber);
  if (foreign === undefined) return json(200, toSystem(row));
  return call.state.rules.tellsForeignSystem(call.state.world) ? foreign : bareProblem(404);
}

/** GET of the vendor's own systems, in no pages (recorded SR-255 to SR-258). */
export function listSystems(call: RegisterCall): Reply {
  const vendor = vendorOf(call, uncached);
  if ('refusal' in vendor) return vendor.refusal;
  const { register, rules } = call.state;
  const own = [...register.systems.values()].filter((one) => rules.isListed(one, vendor.orgNumber));
  return json(200, own.map(toListed), uncached);
}

/** GET of a system's change log (recorded SR-374 to SR-379). */
export function getChangeLog(call: RegisterCall): Reply {
  const row = systemIn(call);
  if (row === undefined) {
    return sentence(404, `There is no system ${call.params['systemId']}.`, call.request);
  }
  return refuseForeign(call, row.orgNumber) ?? json(200, toLog(row));
}

/** GET of all visible systems, for portals (recorded SR-260). */
export function listVisible({ state }: RegisterCall): Reply {
  const visible = [...state.register.systems.values()].filter(
    (one) => one.isVisible && !one.isDeleted,
  );
  return json(200, visible.map(toListed), uncached);
}

/** GET of a system, for portals. */
export function showSystem(call: RegisterCall): Reply {
  const row = systemIn(call);
  return row === undefined ? bareProblem(404) : json(200, toListed(row));
}

/** GET of a system's rights, for portals: those of an unknown system are none (recorded SR-264 to SR-266). */
export function showRights(call: RegisterCall): Reply {
  const rights = systemIn(call)?.rights ?? [];
  const isOld = call.request.query.get('useOldFormatForApp') === 'true';
  return json(200, isOld ? toOldRights(rights) : rights);
}

/** GET of a system's access packages, for portals. */
export function showPackages(call: RegisterCall): Reply {
  return json(200, systemIn(call)?.accessPackages ?? []);
}

/** The system that the path names. */
export function systemIn({ params, state }: RegisterCall): SystemRow | undefined {
  return state.register.systems.get(params['systemId'] ?? '');
}
