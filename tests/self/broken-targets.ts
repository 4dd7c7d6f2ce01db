import { writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeCertificate } from '#environments';

/** A server of one way to be no target. */
export interface BrokenTarget {
  readonly baseUrl: string;
  /** Requests that came so far. */
  readonly asked: () => number;
  readonly close: () => void;
}

/** Starts one; `answer` says what it does with a request, told how many came before it. */
export async function startBroken(
  answer: (response: ServerResponse, before: number) => void,
  certificate?: Certificate,
): Promise<BrokenTarget> {
  let count = 0;
  const listener: RequestListener = (asked, response) => {
    asked.resume();
    answer(response, count);
    count += 1;
  };
  const server: Server & { closeAllConnections: () => void } =
    certificate === undefined ? createServer(listener) : createSecureServer(certificate, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    asked: () => count,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Answers one status, without a word. */
export function always(
  status: number,
  headers: Readonly<Record<string, string>> = {},
): (response: ServerResponse) => void {
  return (response) => void response.writeHead(status, headers).end();
}

type Certificate = ReturnType<typeof makeCertificate>;

/** Certificates that no client should trust, and the file of an authority that knows two of them. */
export function writeCertificates(folder: string): Readonly<
  Record<'selfSigned' | 'expired' | 'ofAnother', Certificate>
> & {
  readonly caFile: string;
} {
  const here = { host: 'localhost', address: '127.0.0.1' };
  const expired = makeCertificate({ ...here, daysLeft: -1 });
  const ofAnother = makeCertificate({ host: 'other.example', address: '192.0.2.1', daysLeft: 1 });
  const caFile = join(folder, 'authority.pem');
  writeFileSync(caFile, expired.cert + ofAnother.cert);
  return { selfSigned: makeCertificate({ ...here, daysLeft: 1 }), expired, ofAnother, caFile };
}

/** `NODE_OPTIONS` for a process whose name server knows no `.invalid`: a name says itself with what code. */
export function namesFail(folder: string): string {
  const file = join(folder, 'names-fail.mjs');
  writeFileSync(
    file,
    `import dns from 'node:dns';
const { lookup } = dns;
dns.lookup = (name, ...rest) => {
  const [, code] = /^([a-z-]+)\\.invalid$/.exec(name) ?? [];
  if (code === undefined) return lookup(name, ...rest);
  const known = code.toUpperCase().replaceAll('-', '_');
  const error = Object.assign(new Error('getaddrinfo ' + known + ' ' + name), { code: known });
  queueMicrotask(() => rest.at(-1)(error));
};
`,
  );
  return `--import=${pathToFileURL(file).href}`;
}
