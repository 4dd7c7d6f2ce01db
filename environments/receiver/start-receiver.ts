import { createServer as createPlainServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { SuiteError, type HeaderLines } from '#specs';
import { loopbackCertificate } from './make-certificate.ts';

/** A request that was sent to us. */
export interface Delivery {
  readonly method: string;
  /** As it stood in the request line. */
  readonly path: string;
  readonly headers: HeaderLines;
  readonly body: string;
}

/** A server of ours that others send events to. */
export interface Receiver {
  /** What a sender must be told, without a trailing slash. */
  readonly baseUrl: string;
  /** What came so far, oldest first. */
  readonly deliveries: readonly Delivery[];
  /** Answers the next requests to this path with these statuses, then with 200 again. */
  readonly answer: (path: string, statuses: readonly number[]) => void;
  readonly close: () => Promise<void>;
}

/** Where a receiver stands. */
export interface ReceiverPlace {
  /** Its address as others see it; absent: this machine alone, over https with a certificate of our own. */
  readonly publicUrl?: string;
  /** Port of this machine that the public address leads to. */
  readonly port?: number;
}

/** Bodies beyond this are cut: no event is so large. */
const maxBodyBytes = 4_194_304;

/** Starts a receiver. Throws `receiver-not-started` where its port is taken. */
export async function startReceiver({
  publicUrl,
  port = 0,
}: ReceiverPlace = {}): Promise<Receiver> {
  const deliveries: Delivery[] = [];
  const planned = new Map<string, number[]>();
  const server = openServer(publicUrl === undefined, async (incoming) => {
    const delivery = await toDelivery(incoming);
    deliveries.push(delivery);
    return planned.get(delivery.path)?.shift() ?? 200;
  });
  await listen(server, port);
  // A server that listens on TCP has an AddressInfo.
  const own = `https://localhost:${(server.address() as AddressInfo).port}`;
  return {
    baseUrl: publicUrl?.replace(/\/$/, '') ?? own,
    deliveries,
    answer: (path, statuses) => void planned.set(path, [...statuses]),
    close: () => stop(server),
  };
}

type Take = (incoming: IncomingMessage) => Promise<number>;

function openServer(isLoopback: boolean, take: Take): Server {
  const onRequest: Parameters<typeof createPlainServer>[1] = (incoming, response) => {
    void take(incoming)
      .then((status) => response.writeHead(status).end())
      // A sender that hung up gets no answer.
      .catch(() => response.destroy());
  };
  return isLoopback
    ? createSecureServer(loopbackCertificate(), onRequest)
    : createPlainServer(onRequest);
}

async function toDelivery(incoming: IncomingMessage): Promise<Delivery> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= maxBodyBytes) chunks.push(chunk);
  }
  const { method = '', url = '', rawHeaders } = incoming;
  const headers: [string, string][] = [];
  for (let at = 0; at < rawHeaders.length; at += 2)
    headers.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '']);
  return { method, path: url, headers, body: Buffer.concat(chunks).toString('utf8') };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        new SuiteError(
          'receiver-not-started',
          `The receiver of events could not start on port ${port}: ${error.message}. Free the port, or name another one.`,
          { kind: 'inconclusive' },
        ),
      ),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
