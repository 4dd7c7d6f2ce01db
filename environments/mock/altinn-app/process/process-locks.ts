import { setTimeout as wait } from 'node:timers/promises';
import type { AppDefinition } from '../app/app-definition.ts';
import type { StoredDataElement, StoredInstance } from '../instances/instance.ts';

/**
 * How long a process/next holds the instance at least. The service takes about 100 ms; this is
 * enough for calls that a client sends at once to meet the lock, and costs a run little.
 */
const holdMs = 10;

/** A refused call proves that others are on their way: the instance is held on for those. */
const contendedMs = 60;

/** Whatever is on its way, an instance is not held longer than the service takes. */
const maxHoldMs = 250;

const heldUntilMs = new WeakMap<StoredInstance, number>();

/** Runs work while it holds the instance, at least until calls sent at the same time have met the lock. */
export async function holdInstance<T>(
  instance: StoredInstance,
  work: () => Promise<T>,
  expectsOthers: () => boolean,
): Promise<T> {
  instance.locked = true;
  extendHold(instance, holdMs);
  try {
    const [result] = await Promise.all([work(), untilReleased(instance, expectsOthers)]);
    return result;
  } finally {
    instance.locked = false;
  }
}

/** Tells the holder that another call was refused. */
export function noteContention(instance: StoredInstance): void {
  extendHold(instance, contendedMs);
}

function extendHold(instance: StoredInstance, ms: number): void {
  heldUntilMs.set(instance, performance.now() + ms);
}

async function untilReleased(
  instance: StoredInstance,
  expectsOthers: () => boolean,
): Promise<void> {
  const latestMs = performance.now() + maxHoldMs;
  for (;;) {
    const nowMs = performance.now();
    const leftMs = (heldUntilMs.get(instance) ?? 0) - nowMs;
    if (nowMs >= latestMs || (leftMs <= 0 && !expectsOthers())) return;
    await wait(Math.max(leftMs, 2));
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
function elementsOfTask(
  app: AppDefinition,
  instance: StoredInstance,
  taskId: string,
): StoredDataElement[] {
  const types = app.dataTypes.filter((type) => type.taskId === taskId).map((type) => type.id);
  return instance.data.filter((element) => types.includes(element.dataType));
}
