import type { Reply } from '../server/message.ts';
import type { AuthenticationCall } from './call.ts';

/** A text: raw, or as a JSON text where the Accept header names JSON best. */
export function textReply(
  { state, request }: AuthenticationCall,
  status: number,
  text: string,
): Reply {
  const mediaType = state.rules.textTypeFor(request.header('accept'));
  const body = Buffer.from(mediaType === 'text/plain' ? text : JSON.stringify(text));
  const headers = [['Content-Type', `${mediaType}; charset=utf-8`]] as const;
  return { status, headers, body, chunked: true };
}
