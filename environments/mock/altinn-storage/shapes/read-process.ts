import type { StoredProcess, StoredTask } from '../../altinn-app/instances/instance.ts';
import { isRecord, textOf } from '../../server/narrow.ts';

type Json = Readonly<Record<string, unknown>>;

/** A ProcessState as a client sent it. */
export function readProcess(sent: Json): StoredProcess {
  const task = sent['currentTask'];
  return {
    started: textIn(sent, 'started'),
    startEvent: textIn(sent, 'startEvent'),
    currentTask: isRecord(task) ? readTask(task) : null,
    ended: textIn(sent, 'ended'),
    endEvent: textIn(sent, 'endEvent'),
  };
}

function readTask(sent: Json): StoredTask {
  const flowType = textIn(sent, 'flowType');
  return {
    flow: typeof sent['flow'] === 'number' ? sent['flow'] : 0,
    started: textIn(sent, 'started'),
    elementId: textIn(sent, 'elementId') ?? '',
    name: textIn(sent, 'name'),
    altinnTaskType: textIn(sent, 'altinnTaskType') ?? '',
    flowType:
      flowType === 'AbandonCurrentMoveToNext' || flowType === 'CompleteCurrentMoveToNext'
        ? flowType
        : null,
  };
}

const textIn = (sent: Json, name: string): string | null => textOf(sent[name]) || null;
