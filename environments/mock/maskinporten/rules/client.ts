import { X509Certificate } from 'node:crypto';
import type { RegisteredClient } from '../clients.ts';
import type { ReadGrant } from '../grant.ts';
import type { GrantReason } from '../grant-problem.ts';

/** The client that a grant is of, or why there is none. */
export type Identified = RegisteredClient | GrantReason;

/** Whose grant it is, and whether it is his (reference altinn-platform 1.2, 1.5). */
export const clientRules = {
  /** Algorithms that a grant may be signed with. */
  isAlgorithm: (alg: unknown): boolean => alg === 'RS256' || alg === 'RS384' || alg === 'RS512',
  /** The client with this registered key, which is also the issuer of the grant. */
  byKey: ({ kid, claims }: ReadGrant, clients: readonly RegisteredClient[]): Identified => {
    const client = clients.find((one) => one.chains === undefined && one.key.kid === kid);
    if (client === undefined || client.clientId !== claims.iss) return 'client';
    return client.isKeyExpired ? 'keyExpired' : client;
  },
  /** The client that uses certificates and whose organisation this one is of. */
  byCertificate: (
    { chain, claims }: ReadGrant,
    clients: readonly RegisteredClient[],
    nowMs: number,
  ): Identified => {
    const leaf = certificateIn(chain);
    if (leaf === undefined) return 'chain';
    if (Date.parse(leaf.validTo) <= nowMs) return 'certificate';
    const client = clients.find((one) => one.chains !== undefined && one.clientId === claims.iss);
    if (client === undefined) return 'client';
    return leaf.subject.includes(`NTRNO-${client.orgNumber}`) ? client : 'organisation';
  },
  /** Whether the signature must be right. */
  checksSignature: (): boolean => true,
};

/** The leaf of a chain: an array of base64 DER, leaf first. */
function certificateIn(chain: unknown): X509Certificate | undefined {
  const leaf: unknown = Array.isArray(chain) ? chain[0] : undefined;
  if (typeof leaf !== 'string') return undefined;
  try {
    return new X509Certificate(Buffer.from(leaf, 'base64'));
  } catch {
    return undefined;
  }
}
