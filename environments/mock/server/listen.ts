import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MockRequest, Reply } from './message.ts';
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
}

/** The port is taken, or the host is not this machine's. Code `mock-address-unavailable`. */
export class MockAddressUnavailable extends Error {
  readonly code = 'mock-address-unavailable';
}

/** Serves over HTTP until closed. Throws MockAddressUnavailable. */
export async function listen(answer: Answer, options: ListenOptions): Promise<Listening> {
  const server = createServer({ requestTimeout: 0 }, (incoming, response) => {
    readRequest(incoming)
      .then(async (request) => {
        writeReply(response, await answer(request), request.method);
      })
      .catch((error: unknown) => {
        options.onCrash(error);
        response.destroy();
      });
  });
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

function unavailable(error: NodeJS.ErrnoException, options: ListenOptions): Error {
  const where = `${options.host}:${options.port}`;
  if (error.code === 'EADDRINUSE') {
    return new MockAddressUnavailable(
      `The mock cannot listen on ${where}: the port is taken. Choose another with --port, or 0 for any free one.`,
    );
  }
  return new MockAddressUnavailable(`The mock cannot listen on ${where}: ${error.message}`);
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
