import { jsonReply } from './json-reply.ts';
import type { Reply } from './message.ts';

/** A control order that makes no sense: 400 with what it must be. */
export function refusal(text: string): Reply {
  return jsonReply(400, { error: text });
}
