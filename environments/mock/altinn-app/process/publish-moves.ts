import type { AppState } from '../call.ts';
import type { ProcessEvent, StoredInstance } from '../instances/instance.ts';

/** Tells Events of the tasks that were entered and the end that was reached after this many process events. */
export function publishMoves(state: AppState, instance: StoredInstance, since: number): void {
  const told = instance.events.slice(since).flatMap(eventTypes);
  for (const type of told) state.platform.publish(type, instance);
}

function eventTypes({ type, elementId }: ProcessEvent): readonly string[] {
  if (type === 'process_StartTask') return [`app.instance.process.movedTo.${elementId}`];
  return type === 'process_EndEvent' ? ['app.instance.process.completed'] : [];
}
