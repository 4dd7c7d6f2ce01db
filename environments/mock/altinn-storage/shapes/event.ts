import { randomUUID } from 'node:crypto';
import type { LoggedEvent, StoredInstance } from '../../altinn-app/instances/instance.ts';
import { nowText } from '../../altinn-app/timestamp.ts';
import { isRecord, textOf } from '../../server/narrow.ts';
import type { KnownCall } from '../call.ts';
import { withoutNulls } from './present.ts';

/** An InstanceEvent as Storage answers it. */
export function toEvent(event: LoggedEvent): unknown {
  const { id, instanceId, dataId, created, eventType } = event;
  const { instanceOwnerPartyId, user, processInfo } = event;
  const told = { id, instanceId, dataId, created, eventType };
  return withoutNulls({ ...told, instanceOwnerPartyId, user, processInfo });
}

/** An event as a client posted it: kept as it is, with an id and a time of Storage's own (row 6). */
export function postedEvent(
  sent: Readonly<Record<string, unknown>>,
  { call, instance }: { readonly call: KnownCall; readonly instance: StoredInstance },
): LoggedEvent {
  const user = isRecord(sent['user']) ? sent['user'] : {};
  return {
    id: randomUUID(),
    eventType: textOf(sent['eventType']),
    created: nowText(call.state.world),
    dataId: textOf(sent['dataId']) || null,
    instanceId: textOf(sent['instanceId']) || `${instance.partyId}/${instance.guid}`,
    instanceOwnerPartyId: textOf(sent['instanceOwnerPartyId']) || null,
    user: { ...user, authenticationLevel: Number(user['authenticationLevel'] ?? 0) },
    processInfo: sent['processInfo'] ?? null,
  };
}
