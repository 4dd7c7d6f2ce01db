import type { StorageContext } from './scenario.ts';
import type { InstanceRef } from './storage-bench.ts';

/** The filter that leaves the instances of the app. */
export const ofApp = ({ app }: Pick<StorageContext, 'app'>): readonly [string, string] => [
  'appId',
  app.id,
];

/** In its first task. */
export const running = ({ given }: StorageContext): Promise<InstanceRef> => given.instance();
/** At the end of its process. */
export const ended = ({ given }: StorageContext): Promise<InstanceRef> => given.ended();

/** Ended, and confirmed by the app owner. */
export async function confirmed(context: StorageContext): Promise<InstanceRef> {
  const instance = await ended(context);
  await context.given.prepare('completeInstance', { on: instance, as: 'org' });
  return instance;
}

/** Confirmed by the app owner while its process still runs. */
export async function confirmedInTask(context: StorageContext): Promise<InstanceRef> {
  const instance = await running(context);
  await context.given.prepare('completeInstance', { on: instance, as: 'org' });
  return instance;
}

/** In the bin, or gone for good. */
export async function deleted(context: StorageContext, hard: boolean): Promise<InstanceRef> {
  const instance = await running(context);
  await context.given.prepare('deleteInstance', { on: instance, query: { hard: String(hard) } });
  return instance;
}

/** Ended, and put into the bin by the app owner. */
export async function endedAndDeleted(context: StorageContext): Promise<InstanceRef> {
  const instance = await ended(context);
  await context.given.prepare('deleteInstance', { on: instance, as: 'org' });
  return instance;
}

/** The task after the first. */
export const secondTask = ({ app }: StorageContext): string =>
  app.graph.tasks.find(({ id }) => id !== app.graph.firstTask)?.id ?? '';

/** Moved one task on. */
export async function inSecondTask(context: StorageContext): Promise<InstanceRef> {
  const instance = await running(context);
  await context.given.inApp.prepare('nextProcess', { on: instance }, 200);
  return instance;
}
