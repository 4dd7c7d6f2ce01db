import type { AppDefinition } from '../../altinn-app/app/app-definition.ts';
import type { Caller } from '../../altinn-app/call.ts';
import type { StoredInstance } from '../../altinn-app/instances/instance.ts';
import { instanceRules as appRules } from '../../altinn-app/rules/instances.ts';
import { actionsThatMove } from '../../altinn-app/rules/process.ts';
import { toElement, toInstance, type ElementView, type InstanceView } from '../shapes/instance.ts';

type Status = StoredInstance['status']['readStatus'];

const readStatuses: Readonly<Record<string, Status>> = {
  unread: 0,
  read: 1,
  updatedsincelastreview: 2,
};

/** Decisions about instances and what is known of them. */
export const instanceRules = {
  /** An Instance as it is answered. */
  showsInstance: (instance: StoredInstance, view?: InstanceView): Record<string, unknown> =>
    toInstance(instance, view),
  /** A DataElement as it is answered. */
  showsElement: (
    instance: StoredInstance,
    element: StoredInstance['data'][number],
    view?: ElementView,
  ): Record<string, unknown> => toElement(instance, element, view),
  /** Whether the app keeps an archived instance for some days yet. */
  isProtected: (app: AppDefinition, instance: StoredInstance, now: Date): boolean =>
    appRules.isProtected(app, instance, now),
  /** The number of a read status; undefined for a word that is none. */
  readsStatus: (word: string): Status | undefined => readStatuses[word.toLowerCase()],
  /** Whether a confirmation of this stakeholder is there already. */
  isConfirmed: ({ completeConfirmations }: StoredInstance, { org }: Caller): boolean =>
    (completeConfirmations ?? []).some((one) => one.stakeholderId === org),
  /** Texts or values after a change: named ones are set, a null changes nothing. */
  merges: (
    known: Readonly<Record<string, string>>,
    sent: Readonly<Record<string, unknown>>,
  ): Record<string, string> => {
    const set = Object.entries(sent).filter(([, value]) => typeof value === 'string');
    return { ...known, ...(Object.fromEntries(set) as Record<string, string>) };
  },
  /** Actions of which one lets a caller change texts and values of an instance that stands there (3.3). */
  actionsOnState: ({ process }: StoredInstance): readonly string[] => {
    const task = process?.currentTask;
    return task ? [...actionsThatMove(task.altinnTaskType), 'reject'] : ['write'];
  },
  /** Actions of which one lets a caller move the process; none where no task stands (3.3). */
  actionsOnProcess: ({ process }: StoredInstance, flowType: unknown): readonly string[] => {
    const task = process?.currentTask;
    if (!task) return [];
    return flowType === 'AbandonCurrentMoveToNext'
      ? ['reject']
      : actionsThatMove(task.altinnTaskType);
  },
  /** Whether somebody else holds the instance. */
  isHeld: ({ hold }: StoredInstance, nowMs: number): boolean =>
    hold !== null && hold.untilMs > nowMs,
};
