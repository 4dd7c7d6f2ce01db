import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { Agent, EnvHttpProxyAgent, type Dispatcher } from 'undici';
import { SuiteError } from '#specs';
import type { NetworkSettings } from '../target.ts';

/**
 * One keep-alive pool per origin, through the proxy and with the private authority of the settings.
 * Throws `ca-file-unreadable`.
 */
export function openDispatcher(network: NetworkSettings): Dispatcher {
  const ca = readAuthorities(network.caFile);
  const connect = { timeout: network.timeoutMs, ...(ca === undefined ? {} : { ca }) };
  const shared = {
    headersTimeout: network.timeoutMs,
    bodyTimeout: network.timeoutMs,
    pipelining: 1,
  };
  if (network.httpProxy === undefined && network.httpsProxy === undefined) {
    return new Agent({ ...shared, connect });
  }
  return new EnvHttpProxyAgent({
    ...shared,
    connect,
    requestTls: connect,
    proxyTls: connect,
    httpProxy: network.httpProxy ?? '',
    httpsProxy: network.httpsProxy ?? '',
    noProxy: network.noProxy ?? '',
  });
}

/** The private authorities and the public ones: `ca` alone would replace those. */
export function readAuthorities(caFile: string | undefined): string[] | undefined {
  if (caFile === undefined) return undefined;
  try {
    return [...rootCertificates, readFileSync(caFile, 'utf8')];
  } catch (cause) {
    throw new SuiteError(
      'ca-file-unreadable',
      `The file named by SAMSVAR_CA_FILE (or NODE_EXTRA_CA_CERTS) cannot be read. Expected a PEM file of certificates; correct the path or remove the setting.`,
      { kind: 'configuration', cause },
    );
  }
}
