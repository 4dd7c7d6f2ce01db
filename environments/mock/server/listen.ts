import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MockRequest, Reply } from './message.ts';
import { MockRefusal } from './mock-refusal.ts';
import { Peers } from './peers.ts';
import { readRequest } from './read-request.ts';
import { writeReply } from './write-reply.ts';

/** Answers one request; it may be swapped while the server listens. */
export type Answer = (request: MockRequest) => Promise<Reply>;

export interface Listening {
  /** `http://host:port`, without a trailing slash. */
  readonly origin: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

export interface ListenOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly onCrash: (error: unknown) => void;
  /** Requests whose body is handed on as it comes; absent: none. */
  readonly streams?: (method: string, path: string) => boolean;
}

const none = (): boolean => false;

/** Kestrel's limit of all header lines together; more is answered 431. */
const maxHeaderSize = 32 * 1024;

/** Kestrel's: Node's own five seconds end under the hands of clients that think for as long. */
const keepAliveTimeout = 130_000;

/** Serves over HTTP until closed. Throws MockRefusal `mock-address-unavailable`. */
export async function listen(answer: Answer, options: ListenOptions): Promise<Listening> {
  const peers = new Peers();
  const answered = async (request: MockRequest): Promise<Reply> => {
    const line = `${request.method} ${request.path}`;
    peers.enter(line);
    try {
      return await answer({ ...request, expectsPeers: () => peers.expected(line) });
    } finally {
      peers.leave(line);
    }
  };
  const limits = { requestTimeout: 0, maxHeaderSize, keepAliveTimeout };
  const server = createServer(limits, (incoming, response) => {
    peers.asked(incoming.socket);
    readRequest(incoming, options.streams ?? none)
      .then(async (request) => {
        writeReply(response, await answered(request), request.method);
        incoming.resume();
      })
      .catch((error: unknown) => {
        // A client that hung up is gone, and no mistake of the mock.
        if (incoming.complete || !incoming.destroyed) options.onCrash(error);
        response.destroy();
      });
  });
  server.on('connection', (socket) => peers.connected(socket));
  await bound(server, options);
  const port = (server.address() as AddressInfo).port;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return { origin: `http://${reachable(host)}:${port}`, port, close: () => closed(server) };
}

// A server on all interfaces is reached on the loopback one.
function reachable(host: string): string {
  return host === '0.0.0.0' || host === '[::]' ? '127.0.0.1' : host;
}

function bound(server: Server, options: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(unavailable(error, options)));
    server.listen(options.port, options.host, () => resolve());
  });
}

function unavailable(error: NodeJS.ErrnoException, options: ListenOptions): MockRefusal {
  const where = `${options.host}:${options.port}`;
  const why =
    error.code === 'EADDRINUSE'
      ? 'the port is taken. Choose another with --port, or 0 for any free one.'
      : `${error.message}. Choose another with --host or --port.`;
  return new MockRefusal('mock-address-unavailable', `The mock cannot listen on ${where}: ${why}`);
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
