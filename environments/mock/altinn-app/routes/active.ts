import { organisationParty, parties, serviceOwners, users } from '../../identities.ts';
import type { Reply } from '../../server/message.ts';
import { decide, mayDo } from '../access/access.ts';
import type { Call } from '../call.ts';
import { defects } from '../defects.ts';
import { empty, json } from '../families.ts';
import type { StoredInstance } from '../instances/instance.ts';

/** GET active: the party's open instances that the caller may read, newest change first. */
export function getActive(call: Call): Reply {
  const partyId = Number(call.params['party']);
  // Storage refuses an organisation the whole list, and the app does not catch that.
  if (call.caller?.kind === 'org' && decide(call, 'read', { partyId }) !== 'permit') {
    return empty(call.state.world.has(defects.activeWithoutRights) ? 500 : 403);
  }
  const open = [...call.state.instances.values()].filter(
    (instance) =>
      instance.partyId === partyId &&
      instance.appId === call.app.id &&
      call.state.rules.isActive(instance) &&
      mayDo(call, 'read', instance),
  );
  const byNewest = open.toSorted((a, b) => compareDates(b.lastChanged, a.lastChanged));
  return json(200, byNewest.map(toSimple));
}

function toSimple(instance: StoredInstance): Record<string, unknown> {
  return {
    id: `${instance.partyId}/${instance.guid}`,
    presentationTexts: instance.presentationTexts,
    dueBefore: instance.dueBefore,
    lastChanged: instance.lastChanged,
    lastChangedBy: displayName(instance.lastChangedBy),
  };
}

// Fractions are trimmed of zeros, so texts of one second differ in length.
function compareDates(a: string, b: string): number {
  return withSevenDigits(a).localeCompare(withSevenDigits(b));
}

function withSevenDigits(text: string): string {
  const [seconds = '', fraction = ''] = text.replace('Z', '').split('.');
  return `${seconds}.${fraction.padEnd(7, '0')}`;
}

function displayName(id: string): string {
  const user = users.get(Number(id));
  if (user !== undefined) return parties.get(user.partyId)?.name ?? '';
  const owner = Object.values(serviceOwners).find((one) => one.orgNumber === id);
  return owner?.name ?? organisationParty(id)?.name ?? '';
}
