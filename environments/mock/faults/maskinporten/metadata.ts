import { dropMember, mapMember, setMember, withStatus } from '../change.ts';
import type { MaskinportenFault } from './fault.ts';

const routes = ['getMetadata'];

/** Metadata that misleads. */
export const metadataFaults: readonly MaskinportenFault[] = [
  {
    id: 'mask-metadata-guarded',
    breaks: 'The metadata is not for anybody.',
    aimedAt: 'MASK-META-001',
    replies: { routes, change: withStatus(401) },
  },
  {
    id: 'mask-issuer-without-slash',
    breaks: 'The issuer lacks its slash.',
    aimedAt: 'MASK-META-002',
    replies: {
      routes,
      change: mapMember(['issuer'], (issuer) => String(issuer).replace(/\/$/, '')),
    },
  },
  {
    id: 'mask-keys-elsewhere',
    breaks: 'jwks_uri leads nowhere.',
    aimedAt: 'MASK-META-003',
    replies: { routes, change: mapMember(['jwks_uri'], (address) => `${String(address)}s`) },
  },
  {
    id: 'mask-no-token-address',
    breaks: 'The metadata names no token operation.',
    aimedAt: 'MASK-META-003',
    replies: { routes, change: dropMember('token_endpoint') },
  },
  {
    id: 'mask-grant-not-listed',
    breaks: 'Another grant type is said to be supported.',
    aimedAt: 'MASK-META-004',
    replies: {
      routes,
      change: setMember(['grant_types_supported'], ['client_credentials']),
    },
  },
  {
    id: 'mask-unsigned-allowed',
    breaks: 'Unsigned grants are said to be supported.',
    aimedAt: 'MASK-META-005',
    replies: {
      routes,
      change: setMember(['token_endpoint_auth_signing_alg_values_supported'], ['RS256', 'none']),
    },
  },
];
