import type { Reply } from '../../server/message.ts';
import type { Call } from '../call.ts';
import { barrier, maxRounds, processNext, validationConflict } from '../process/engine.ts';
import type { MoveRequest } from '../process/engine.ts';
import { empty, handMadeProblem, plainText } from '../families.ts';
import type { StoredInstance } from '../instances/instance.ts';
import { readableInstance, unreadableReply } from '../instances/readable-instance.ts';
import { failureReply, moveRefusal } from './process-next.ts';
import { processStateReply } from '../process/process-state-reply.ts';

/** PUT completeProcess (reference 1.4): one task after the other until the end event. */
export async function completeProcess(call: Call): Promise<Reply> {
  const instance = readableInstance(call);
  if (typeof instance === 'string') return unreadableReply(instance);
  if (instance.process === null)
    return handMadeProblem(409, { title: 'Process is not started. Use start!', status: 409 });
  if (instance.process.ended !== null)
    return plainText(409, 'Process is ended. It cannot be restarted.');
  return (await untilEnd(call, instance)) ?? processStateReply(call, instance, failed);
}

const failed = 'Complete process failed.';

async function untilEnd(call: Call, instance: StoredInstance): Promise<Reply | undefined> {
  for (let count = 0; instance.process?.currentTask; count += 1) {
    if (count >= maxRounds) return plainText(500, tooMany);
    const stop = barred(call, instance) ?? (await oneTask(call, instance));
    if (stop !== undefined) return stop;
  }
  return undefined;
}

const tooMany = `More than ${maxRounds + 1} iterations detected in process. Possible loop. Fix app process definition!`;

function barred(call: Call, instance: StoredInstance): Reply | undefined {
  if (barrier(call, instance, {}) !== undefined) return empty(403);
  const task = instance.process?.currentTask;
  if (task && call.state.rules.runsByItself(task.altinnTaskType)) return undefined;
  const invalid = validationConflict(call, instance);
  return invalid === undefined || invalid.kind === 'moved' ? undefined : moveRefusal(invalid);
}

async function oneTask(call: Call, instance: StoredInstance): Promise<Reply | undefined> {
  const { caller } = call;
  if (caller === undefined) return empty(401);
  const taskType = instance.process?.currentTask?.altinnTaskType ?? '';
  const request: MoveRequest = {
    caller,
    action: actions[taskType] ?? taskType,
    language: call.request.query.get('language') ?? 'nb',
    withoutHandler: true,
  };
  try {
    const result = await processNext(call, instance, request);
    return result.kind === 'moved' ? undefined : moveRefusal(result);
  } catch (error) {
    return failureReply(call, error, failed);
  }
}

const actions: Readonly<Record<string, string>> = {
  data: 'write',
  feedback: 'write',
  pdf: 'write',
  eFormidling: 'write',
  fiksArkiv: 'write',
  confirmation: 'confirm',
  signing: 'sign',
};
