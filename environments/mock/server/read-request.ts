import type { IncomingMessage } from 'node:http';
import type { Lines, MockRequest } from './message.ts';

/** Whether the body is handed on as it comes. */
type Streams = (method: string, path: string) => boolean;

/** Reads a whole request, body included; one that is streamed keeps its body for whoever answers. */
export async function readRequest(
  incoming: IncomingMessage,
  streams: Streams,
): Promise<MockRequest> {
  const head = toMockRequest(incoming, Buffer.alloc(0));
  if (streams(head.method, head.path)) return { ...head, stream: bytesOf(incoming) };
  const chunks: Buffer[] = [];
  for await (const chunk of bytesOf(incoming)) chunks.push(chunk);
  return { ...head, body: Buffer.concat(chunks) };
}

// Whoever stops reading early leaves the connection as it is: the rest is read when the reply is out.
async function* bytesOf(incoming: IncomingMessage): AsyncGenerator<Buffer> {
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }))
    yield Buffer.from(chunk as Uint8Array);
}

function toMockRequest(incoming: IncomingMessage, body: Buffer): MockRequest {
  const rawTarget = incoming.url ?? '/';
  const [path, query] = splitOnce(rawTarget, '?');
  const lines = linesOf(incoming.rawHeaders);
  const header = (name: string): string | undefined => valueOf(lines, name);
  return {
    method: (incoming.method ?? 'GET').toUpperCase(),
    path: decoded(path),
    query: new URLSearchParams(query),
    rawTarget,
    host: header('host') ?? '',
    lines,
    header,
    body,
    chunked: /chunked/i.test(header('transfer-encoding') ?? ''),
    isGone: () => incoming.socket.destroyed,
  };
}

function linesOf(raw: readonly string[]): Lines {
  const lines: [string, string][] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) lines.push([raw[i] ?? '', raw[i + 1] ?? '']);
  return lines;
}

function valueOf(lines: Lines, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return lines.find(([key]) => key.toLowerCase() === wanted)?.[1];
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

// Kestrel decodes everything but an encoded slash, which stays part of its segment.
function decoded(path: string): string {
  try {
    return decodeURIComponent(path.replaceAll(/%2f/gi, '%252F'));
  } catch {
    return path;
  }
}
