import type { ConnectionFault } from '#specs';

type FaultKind = ConnectionFault['kind'];

/** Codes of node and undici by the kind of fault that they mean. */
const kinds: Readonly<Record<string, FaultKind>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_NODATA: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  EADDRNOTAVAIL: 'refused',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  SAMSVAR_TIMEOUT: 'timeout',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
  SAMSVAR_TRUNCATED: 'reset',
  SAMSVAR_HUNG_UP: 'hung-up',
  CERT_HAS_EXPIRED: 'tls',
  CERT_NOT_YET_VALID: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  EPROTO: 'tls',
};

const gatewayStatuses = new Set([502, 503, 504]);

/** True for an answer that a gateway gives when the service behind it does not. */
export function isGatewayStatus(status: number): boolean {
  return gatewayStatuses.has(status);
}

/** The fault that an error of node or undici means, or undefined when it is none of the connection. */
export function classifyFault(error: unknown): ConnectionFault | undefined {
  for (const cause of causesOf(error)) {
    const kind = kindOf(cause);
    if (kind !== undefined) return { kind, message: messageOf(cause) };
  }
  return undefined;
}

function kindOf(error: Error): FaultKind | undefined {
  const code = codeOf(error);
  if (kinds[code] !== undefined) return kinds[code];
  if (code.startsWith('ERR_TLS') || code.startsWith('ERR_SSL')) return 'tls';
  // An answer that is no HTTP leaves nothing to judge either.
  return code.startsWith('HPE_') || error.name === 'HTTPParserError' ? 'reset' : undefined;
}

/** The error, its causes and what an AggregateError (several addresses tried) holds. */
function causesOf(error: unknown): Error[] {
  const found: Error[] = [];
  const queue: unknown[] = [error];
  while (queue.length > 0) {
    const next = queue.shift();
    if (!(next instanceof Error) || found.includes(next)) continue;
    found.push(next);
    queue.push(next.cause, ...(next instanceof AggregateError ? next.errors : []));
  }
  return found;
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function messageOf(error: Error): string {
  const code = codeOf(error);
  return error.message.includes(code) ? error.message || error.name : `${code}: ${error.message}`;
}
