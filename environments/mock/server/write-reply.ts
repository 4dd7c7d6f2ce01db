import type { ServerResponse } from 'node:http';
import type { Reply } from './message.ts';

const bodiless = new Set([204, 304]);

/** Writes a reply with exactly its header lines, framed as Kestrel frames it. */
export function writeReply(response: ServerResponse, reply: Reply, method: string): void {
  if (reply.isSilent === true) return void response.destroy();
  response.sendDate = false;
  const body = reply.body ?? Buffer.alloc(0);
  for (const [name, value] of reply.headers) response.appendHeader(name, value);
  // Kestrel writes no Connection line on a connection that stays open.
  if (response.shouldKeepAlive) response.removeHeader('Connection');
  if (isMeasured(reply, method)) response.setHeader('Content-Length', body.length);
  if (reply.reason !== undefined) response.statusMessage = reply.reason;
  response.writeHead(reply.status);
  if (reply.cutAfterBytes !== undefined)
    return cut(response, body.subarray(0, reply.cutAfterBytes));
  response.end(method === 'HEAD' || body.length === 0 ? undefined : body);
}

function isMeasured(reply: Reply, method: string): boolean {
  if (bodiless.has(reply.status) || method === 'HEAD') return false;
  return reply.chunked !== true || (reply.body?.length ?? 0) === 0;
}

function cut(response: ServerResponse, part: Buffer): void {
  response.write(part, () => response.destroy());
}
