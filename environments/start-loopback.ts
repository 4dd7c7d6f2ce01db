import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defaultNetwork } from './environment-definition.ts';
import type { Target } from './target.ts';

/** A request as the server on this machine got it. */
export interface LoopbackRequest {
  readonly method: string;
  /** As it stood in the request line. */
  readonly path: string;
  readonly rawHeaders: readonly string[];
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** A server on this machine, for the tests of the client and of auth. */
export interface Loopback extends AsyncDisposable {
  readonly baseUrl: string;
  readonly requests: readonly LoopbackRequest[];
}

/** Answers a request; it may also leave it open or cut the socket. */
export type LoopbackAnswer = (request: LoopbackRequest, response: ServerResponse) => void;

/** Starts the server on a free port. */
export async function startLoopback(answer: LoopbackAnswer): Promise<Loopback> {
  const requests: LoopbackRequest[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const request = toRequest(incoming, Buffer.concat(chunks));
      requests.push(request);
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${portOf(server)}`,
    requests,
    [Symbol.asyncDispose]: () => stop(server),
  };
}

function toRequest(incoming: IncomingMessage, body: Buffer): LoopbackRequest {
  const { method = '', url = '', rawHeaders, headers } = incoming;
  return { method, path: url, rawHeaders, headers, body };
}

function portOf(server: Server): number {
  // A server that listens on TCP has an AddressInfo.
  return (server.address() as AddressInfo).port;
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** The least target: what a test says nothing of is empty and unlimited. */
export function toTestTarget(parts: Partial<Target> & Pick<Target, 'baseUrl'>): Target {
  return {
    api: 'altinn-app',
    environment: 'mock',
    apps: [],
    parameters: {},
    actors: { anonymous: { kind: 'anonymous' } },
    features: [],
    writes: 'any',
    pace: { shared: false },
    network: defaultNetwork,
    ...parts,
  };
}
