import type { Reply } from '../../server/message.ts';
import { mayDo } from '../access/access.ts';
import type { Call } from '../call.ts';
import { json, titledProblem } from '../families.ts';
import type { StoredInstance } from '../instances/instance.ts';
import { defects } from '../defects.ts';
import { DuplicateActionError, duplicateAction } from './process-state.ts';
import { currentElement } from './signing.ts';

/** 200 with the AppProcessState; 500 with the title where the task's BPMN lists an action twice. */
export function processStateReply(call: Call, instance: StoredInstance, title: string): Reply {
  const { rules, world } = call.state;
  const twice = duplicateAction(currentElement(call, instance));
  if (twice !== undefined && world.has(defects.listsReadOrWrite))
    return titledProblem(500, { title, detail: new DuplicateActionError(twice).message });
  const may = (action: string): boolean => mayDo(call, action, instance);
  const { process } = instance;
  return json(200, rules.processState({ definition: call.app.process, process, may }));
}
