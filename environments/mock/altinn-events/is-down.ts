import type { DownPart, EventsCall } from './call.ts';

/** Whether a part is down for this request: for all, or for those whose body holds the ordered text. */
export function isDown({ state, request }: EventsCall, part: DownPart): boolean {
  const texts = state.down.get(part);
  if (texts === undefined || texts.size === 0) return false;
  const body = request.body.toString('utf8');
  return [...texts].some((text) => body.includes(text));
}
