import type { MaskinportenRoute } from './call.ts';
import { getKeys, getMetadata } from './routes/metadata.ts';
import { requestToken } from './routes/request-token.ts';

/** Every operation of the mock (reference altinn-platform 1.1). */
export const maskinportenRoutes: readonly MaskinportenRoute[] = [
  {
    id: 'getMetadata',
    method: 'GET',
    path: '/.well-known/oauth-authorization-server',
    handle: getMetadata,
  },
  { id: 'getKeys', method: 'GET', path: '/jwk', handle: getKeys },
  { id: 'requestToken', method: 'POST', path: '/token', handle: requestToken },
];
