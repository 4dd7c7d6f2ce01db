import type { Caller } from '../../altinn-app/call.ts';
import { systemUser } from '../../identities.ts';

// What resources that are no apps let whom do: the mock's own choice, as the recordings' decision point had it.
const grantees = {
  owners: ['ttd'],
  organisations: ['950474084'],
  users: [1337],
  systemUsers: [systemUser.id],
};

/** Resources that nobody may use. */
const closed = ['urn:altinn:resource:forbudt'];

const minimumLevel = 2;

/** Whether the caller may publish or read events of a resource that is no app. */
export function mayUse(caller: Caller | undefined, resource: string): boolean {
  if (caller === undefined || closed.includes(resource)) return false;
  return caller.authenticationLevel >= minimumLevel && isGrantee(caller);
}

function isGrantee({ kind, org, orgNumber, userId, systemUserId }: Caller): boolean {
  if (kind === 'user') return grantees.users.some((id) => id === userId);
  if (kind === 'system') return grantees.systemUsers.some((id) => id === systemUserId);
  return org === undefined
    ? grantees.organisations.some((number) => number === orgNumber)
    : grantees.owners.includes(org);
}
