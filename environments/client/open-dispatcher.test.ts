import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createProxy } from 'node:http';
import { createServer } from 'node:https';
import { connect, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import forge from 'node-forge';
import { defaultNetwork } from '../environment-definition.ts';
import { toTestTarget } from '../start-loopback.ts';
import type { NetworkSettings } from '../target.ts';
import { createClient } from './create-client.ts';
import type { LiveExchange } from './record-exchange.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();

/** A certificate of `localhost` that no public authority knows. */
function toCertificate(): string {
  const signer = forge.pki.privateKeyFromPem(key);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(signer.n, signer.e);
  certificate.serialNumber = '01';
  certificate.validity.notAfter = new Date(Date.now() + 86_400_000);
  certificate.setSubject([{ name: 'commonName', value: 'localhost' }]);
  certificate.setIssuer([{ name: 'commonName', value: 'localhost' }]);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: true },
    { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
  ]);
  certificate.sign(signer, forge.md.sha256.create());
  return forge.pki.certificateToPem(certificate);
}

const certificate = toCertificate();

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an AddressInfo.
  return (server.address() as AddressInfo).port;
}

interface Proxied {
  readonly baseUrl: string;
  readonly proxyUrl: string;
  readonly caFile: string;
  /** Hosts that the proxy was asked to connect with. */
  readonly tunnels: readonly string[];
}

/** A TLS server of a private authority and a proxy that tunnels to it. */
async function withServers(use: (servers: Proxied) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'samsvar-ca-'));
  const tunnels: string[] = [];
  const secure = createServer({ key, cert: certificate }, (_, response) => response.end('hello'));
  const port = await listen(secure);
  const proxy = createProxy();
  proxy.on('connect', (request, socket) => {
    tunnels.push(request.url ?? '');
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [onward, socket]) end.on('error', () => onward.destroy());
  });
  const proxyUrl = `http://127.0.0.1:${await listen(proxy)}`;
  const caFile = join(folder, 'ca.pem');
  writeFileSync(caFile, certificate);
  try {
    await use({ baseUrl: `https://localhost:${port}`, proxyUrl, caFile, tunnels });
  } finally {
    secure.closeAllConnections();
    secure.close();
    proxy.close();
    rmSync(folder, { recursive: true });
  }
}

async function get(
  baseUrl: string,
  network: Partial<NetworkSettings>,
  raw = false,
): Promise<LiveExchange> {
  const client = createClient({
    target: toTestTarget({ baseUrl, network: { ...defaultNetwork, ...network } }),
  });
  try {
    return await client.send({ method: 'GET', path: '/', raw });
  } finally {
    await client.close();
  }
}

test('a private authority is trusted when it is named, by undici and by a raw socket', async () => {
  await withServers(async ({ baseUrl, caFile }) => {
    for (const raw of [false, true]) {
      expect((await get(baseUrl, {}, raw)).fault?.kind).toBe('tls');
      expect((await get(baseUrl, { caFile }, raw)).text()).toBe('hello');
    }
    await expect(get(baseUrl, { caFile: '/nowhere.pem' })).rejects.toThrow(
      expect.objectContaining({ code: 'ca-file-unreadable', kind: 'configuration' }),
    );
  });
});

test('the proxy is used, except for hosts that are named', async () => {
  await withServers(async ({ baseUrl, caFile, proxyUrl, tunnels }) => {
    const port = new URL(baseUrl).port;
    expect((await get(baseUrl, { caFile, httpsProxy: proxyUrl })).text()).toBe('hello');
    expect(tunnels).toEqual([`localhost:${port}`]);
    expect(
      (await get(baseUrl, { caFile, httpsProxy: proxyUrl, noProxy: 'localhost' })).text(),
    ).toBe('hello');
    expect(tunnels).toHaveLength(1);
  });
});

test('a proxy that is not there is a fault', async () => {
  await withServers(async ({ baseUrl, caFile }) => {
    const { fault } = await get(baseUrl, { caFile, httpsProxy: 'http://127.0.0.1:1' });
    expect(fault?.kind).toBe('refused');
  });
});
