import type { AuthenticationRoute } from './call.ts';
import { exchange } from './routes/exchange.ts';
import { getKeys, getOpenIdConfiguration } from './routes/open-id.ts';
import { refresh } from './routes/refresh.ts';

/** Where the paths of the service begin. */
export const basePath = '/authentication/api/v1';

const openId = `${basePath}/openid/.well-known/openid-configuration`;

/** Every operation of the mock (reference altinn-platform 2.1, 2.3). */
export const authenticationRoutes: readonly AuthenticationRoute[] = [
  {
    id: 'exchangeToken',
    method: 'GET',
    path: `${basePath}/exchange/{tokenProvider}`,
    handle: exchange,
  },
  { id: 'refreshToken', method: 'GET', path: `${basePath}/refresh`, handle: refresh },
  { id: 'getOpenIdConfiguration', method: 'GET', path: openId, handle: getOpenIdConfiguration },
  { id: 'getKeys', method: 'GET', path: `${openId}/jwks`, handle: getKeys },
];
