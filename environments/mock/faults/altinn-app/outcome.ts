import type { Call } from '../../altinn-app/call.ts';
import { instanceOf } from '../../altinn-app/instances/store.ts';
import type { Reply } from '../../server/message.ts';
import { both, emptyBody, replaceJson, withMediaType, withStatus } from '../change.ts';
import type { Change } from './fault.ts';
import { sentMembers } from './misread.ts';

// Outcomes that many faults share, and the calls that they are about.

/** Answers an empty 500. */
export const crashes: Change = both(withStatus(500), emptyBody);

/** Answers 200 with an empty object. */
export const takesIt: Change = both(
  withStatus(200),
  withMediaType('application/json'),
  replaceJson({}),
);

/** Answers an empty 403. */
export const denies: Change = both(withStatus(403), emptyBody);

/** Answers an empty 404. */
export const misses: Change = both(withStatus(404), emptyBody);

/** For `when`: calls about an instance that does not exist. */
export function isUnknownInstance(_reply: Reply, call: Call): boolean {
  return instanceOf(call) === undefined;
}

/** For `when`: calls about an instance whose process has ended. */
export function isEnded(_reply: Reply, call: Call): boolean {
  return instanceOf(call)?.process?.ended != null;
}

/** For `when`: calls about an instance in a task of that type. */
export function isIn(taskType: string): (reply: Reply, call: Call) => boolean {
  return (_reply, call) => instanceOf(call)?.process?.currentTask?.altinnTaskType === taskType;
}

/** For `when`: refusals in a task of that type. */
export function isRefusedIn(taskType: string): (reply: Reply, call: Call) => boolean {
  const there = isIn(taskType);
  return (reply, call) => reply.status >= 400 && there(reply, call);
}

/** For `when`: refusals of that action. */
export function isRefusedAction(action: string): (reply: Reply, call: Call) => boolean {
  return (reply, call) => reply.status >= 400 && sentMembers(call)['action'] === action;
}

/** For `when`: refusals of a body that fits. */
export function isRefusedBody(pattern: RegExp): (reply: Reply, call: Call) => boolean {
  return (reply, call) => reply.status >= 400 && pattern.test(call.request.body.toString());
}
