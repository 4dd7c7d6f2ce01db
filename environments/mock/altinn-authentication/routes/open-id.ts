import { exportJWK } from 'jose';
import { json } from '../../altinn-app/families.ts';
import type { Reply } from '../../server/message.ts';
import { altinnIssuer } from '../../tokens.ts';
import type { AuthenticationCall } from '../call.ts';
import { authenticationDefects as defects } from '../defects.ts';

/** OpenID metadata (reference altinn-platform 2.3); addresses are those that the mock is asked at. */
export function getOpenIdConfiguration({ request }: AuthenticationCall): Reply {
  const here = `http://${request.host}/authentication/api/v1`;
  return json(200, {
    issuer: altinnIssuer,
    jwks_uri: `${here}/openid/.well-known/openid-configuration/jwks`,
    authorization_endpoint: `${here}/authorize/`,
    token_endpoint: `${here}/token/`,
    end_session_endpoint: `${here}/openid/logout/`,
    response_types_supported: ['token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
  });
}

/** The keys of the platform (reference altinn-platform 2.3). */
export async function getKeys({ state: { world } }: AuthenticationCall): Promise<Reply> {
  const { kid, publicKey, certificate } = world.altinnKey;
  const { e, n = '' } = await exportJWK(publicKey);
  // The modulus is padded base64, not base64url, as the service has it.
  const padded = Buffer.from(n, 'base64url').toString('base64');
  const modulus = world.has(defects.paddedModulus) ? padded : n;
  const x5c = certificate === undefined ? {} : { x5c: [certificate.toString('base64')] };
  return json(200, { keys: [{ kty: 'RSA', use: 'sig', kid, e, n: modulus, ...x5c }] });
}
