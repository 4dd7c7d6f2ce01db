import type { IncomingMessage } from 'node:http';
import type { Lines, MockRequest } from './message.ts';

/** Reads a whole request; the body is kept as bytes. */
export async function readRequest(incoming: IncomingMessage): Promise<MockRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  return toMockRequest(incoming, Buffer.concat(chunks));
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
