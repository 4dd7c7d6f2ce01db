import type { Reply } from '../../server/message.ts';
import { mayDo } from '../access/access.ts';
import type { Call } from '../call.ts';
import { bareProblem, empty } from '../families.ts';
import type { StoredInstance } from './instance.ts';
import { instanceOf } from './store.ts';

/** Why Storage gives a caller no instance. */
export type Unreadable = 'anonymous' | 'unknown' | 'denied';

/** The instance of the path as Storage hands it out to the caller, or why it does not. */
export function readableInstance(call: Call): StoredInstance | Unreadable {
  if (call.caller === undefined) return 'anonymous';
  const instance = instanceOf(call);
  if (instance === undefined) return 'unknown';
  return mayDo(call, 'read', instance) ? instance : 'denied';
}

/** The usual answer: 401 empty, 404 E1, 403 empty. */
export function unreadableReply(why: Unreadable): Reply {
  if (why === 'unknown') return bareProblem(404);
  return empty(why === 'anonymous' ? 401 : 403);
}

/** Operations that do not catch Storage's refusal answer 500 to it, where that defect is there. */
export function uncaughtReply(
  call: Call,
  why: Unreadable,
  ids: Readonly<Record<Unreadable, string>>,
): Reply {
  return call.state.world.has(ids[why]) ? empty(500) : unreadableReply(why);
}
