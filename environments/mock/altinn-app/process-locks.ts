import { setTimeout as wait } from 'node:timers/promises';
import type { AppDefinition } from './app-definition.ts';
import type { StoredDataElement, StoredInstance } from './instance.ts';

/**
 * How long a process/next holds the instance at least. The service takes about 100 ms; this is
 * enough for calls that a client sends at once to meet the lock, and costs a run little.
 */
const holdMs = 10;

/** Runs work while it holds the instance, for at least that long. */
export async function holdInstance<T>(
  instance: StoredInstance,
  work: () => Promise<T>,
): Promise<T> {
  instance.locked = true;
  try {
    const [result] = await Promise.all([work(), wait(holdMs)]);
    return result;
  } finally {
    instance.locked = false;
  }
}

/** Locks or unlocks the elements of the task's data types (reference 2.3). */
export function setTaskLocks(
  app: AppDefinition,
  instance: StoredInstance,
  change: { readonly taskId: string; readonly locked: boolean },
): void {
  for (const element of elementsOfTask(app, instance, change.taskId))
    element.locked = change.locked;
}

/** Elements whose data type belongs to the task. */
export function elementsOfTask(
  app: AppDefinition,
  instance: StoredInstance,
  taskId: string,
): StoredDataElement[] {
  const types = app.dataTypes.filter((type) => type.taskId === taskId).map((type) => type.id);
  return instance.data.filter((element) => types.includes(element.dataType));
}
