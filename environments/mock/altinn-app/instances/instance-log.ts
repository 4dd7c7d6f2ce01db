import { randomUUID } from 'node:crypto';
import type { AppState, Caller } from '../call.ts';
import { nowText } from '../timestamp.ts';
import type { LoggedUser, ProcessEvent, StoredInstance } from './instance.ts';

/** What happened to an instance, by whom. */
export interface Happening {
  readonly type: string;
  readonly caller: Caller;
  /** Id of the data element that it happened to. */
  readonly dataId?: string;
}

/** Notes in Storage's log that something happened to an instance, now. */
export function noteEvent(
  { world }: Pick<AppState, 'world'>,
  instance: StoredInstance,
  { type, caller, dataId }: Happening,
): void {
  instance.log.push({
    id: randomUUID(),
    eventType: type,
    created: nowText(world),
    dataId: dataId ?? null,
    ...commonOf(instance),
    user: loggedUser(caller),
  });
}

/** Keeps the steps of a process: for its history, and in Storage's log. */
export function noteProcess(
  instance: StoredInstance,
  events: readonly ProcessEvent[],
  caller: Caller,
): void {
  instance.events.push(...events);
  const user = { ...loggedUser(caller), nationalIdentityNumber: caller.performedBy };
  for (const { type, at } of events) {
    const id = randomUUID();
    const noted = { id, eventType: type, created: at, dataId: null };
    instance.log.push({ ...noted, ...commonOf(instance), user });
  }
}

/** What was noted before the process stood shows it, too: Storage gets an instance with its process. */
export function noteFirstProcess(instance: StoredInstance): void {
  for (const one of instance.log) one.processInfo ??= structuredClone(instance.process);
}

function commonOf(
  instance: StoredInstance,
): Pick<StoredInstance['log'][number], 'instanceId' | 'instanceOwnerPartyId' | 'processInfo'> {
  return {
    instanceId: `${instance.partyId}/${instance.guid}`,
    instanceOwnerPartyId: String(instance.partyId),
    processInfo: structuredClone(instance.process),
  };
}

function loggedUser(caller: Caller): LoggedUser {
  const { userId, org, orgNumber, authenticationLevel, systemUserId, systemUserOrg } = caller;
  if (systemUserId !== undefined)
    return { authenticationLevel, systemUserId, systemUserOwnerOrgNo: systemUserOrg ?? '' };
  if (userId !== undefined) return { userId, authenticationLevel };
  return { orgId: org ?? orgNumber ?? '', authenticationLevel };
}
