import type { Call } from '../../altinn-app/call.ts';
import type { StoredInstance } from '../../altinn-app/instances/instance.ts';
import { instanceOf } from '../../altinn-app/instances/store.ts';
import type { Reply } from '../../server/message.ts';
import { isStatus } from '../change.ts';
import type { Change, Fault } from './fault.ts';
import { jsonIn } from './misread.ts';
import { isRecord } from '../../server/narrow.ts';

/** The two ways to make an instance. */
export const creations: readonly string[] = ['createInstance', 'createInstanceSimple'];

/** A change to the replies of these routes with this status. */
export function onReply(
  routes: readonly string[],
  status: number,
  change: Change,
): Pick<Fault, 'replies'> {
  return { replies: { routes, when: isStatus(status), change } };
}

/** Leaves the reply as it is and changes the stored instance that it is about. */
export function spoil(change: (instance: StoredInstance, call: Call) => void): Change {
  return (reply, call) => {
    const instance = instanceOf(call) ?? createdIn(reply, call);
    if (instance !== undefined) change(instance, call);
    return reply;
  };
}

/** The instance that a reply to a creation tells of. */
export function createdIn(reply: Reply, call: Call): StoredInstance | undefined {
  const body = reply.body === undefined ? undefined : jsonIn(reply.body);
  const id = isRecord(body) ? body['id'] : undefined;
  return typeof id === 'string' ? call.state.instances.get(id.split('/')[1] ?? '') : undefined;
}

/** The user who makes and owns most instances of the scenarios. */
export const owner = { partyId: '501337', personNumber: '01039012345' };

/** Parties of the register beside the owner. */
export const other = { partyId: '500600', organisationNumber: '897069631' };
