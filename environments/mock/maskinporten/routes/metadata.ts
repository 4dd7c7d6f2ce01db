import { exportJWK } from 'jose';
import { json } from '../../altinn-app/families.ts';
import type { Reply } from '../../server/message.ts';
import type { MaskinportenCall } from '../call.ts';
import { maskinportenIssuer } from '../issuer.ts';
import { jwtBearer } from '../jwt-bearer.ts';
import { publishedKeys } from '../key-ring.ts';

/** Metadata of RFC 8414; addresses are those that the mock is asked at. */
export function getMetadata({ request }: MaskinportenCall): Reply {
  const base = `http://${request.host}`;
  return json(200, {
    issuer: maskinportenIssuer,
    token_endpoint: `${base}/token`,
    jwks_uri: `${base}/jwk`,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    grant_types_supported: [jwtBearer],
    token_endpoint_auth_signing_alg_values_supported: ['RS256', 'RS384', 'RS512'],
    authorization_details_types_supported: ['urn:altinn:systemuser'],
  });
}

/** The public keys that tokens are signed with, or may be soon or were before. */
export async function getKeys({ state: { world } }: MaskinportenCall): Promise<Reply> {
  const keys = await publishedKeys(world);
  const published = keys.map(async ({ kid, publicKey }) => {
    const jwk = await exportJWK(publicKey);
    return { ...jwk, use: 'sig', alg: 'RS256', kid };
  });
  return json(200, { keys: await Promise.all(published) });
}
