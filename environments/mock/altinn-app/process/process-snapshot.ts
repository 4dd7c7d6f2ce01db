import type { StoredInstance } from '../instances/instance.ts';

/** What a step may change on an instance, to put it back where it must not have moved. */
export interface ProcessSnapshot {
  readonly restore: () => void;
}

/** Remembers process, events, status, elements and their locks. */
export function snapshotOf(instance: StoredInstance): ProcessSnapshot {
  const { process, data } = instance;
  const status = { ...instance.status };
  const events = [...instance.events];
  const log = [...instance.log];
  const elements = [...data];
  const locks = new Map(elements.map((element) => [element.id, element.locked]));
  const restore = (): void => {
    Object.assign(instance, { process, status, events, log, data: elements });
    for (const element of elements) element.locked = locks.get(element.id) ?? element.locked;
  };
  return { restore };
}
