import type { JWTPayload } from 'jose';
import { maskinportenRules, type MaskinportenRules } from '../../maskinporten/rules.ts';
import { omit } from '../../server/narrow.ts';
import { dropHeader, isStatus, mapMember, setMember } from '../change.ts';
import type { MaskinportenFault } from './fault.ts';

/** Issues tokens with other claims. */
const issues = (change: (claims: JWTPayload) => JWTPayload): Partial<MaskinportenRules> => ({
  claimsOf: (question) => change(maskinportenRules.claimsOf(question)),
});

const without =
  (name: string) =>
  (claims: JWTPayload): JWTPayload =>
    omit(claims, name);

const ok = isStatus(200);
const routes = ['requestToken'];

/** Tokens and answers to good grants that say something else. */
export const claimFaults: readonly MaskinportenFault[] = [
  {
    id: 'mask-token-type-lower',
    breaks: 'token_type is in small letters.',
    aimedAt: 'MASK-TOKEN-001',
    replies: { routes, when: ok, change: setMember(['token_type'], 'bearer') },
  },
  {
    id: 'mask-scope-not-told',
    breaks: 'The answer tells another scope than was granted.',
    aimedAt: 'MASK-TOKEN-001',
    replies: { routes, when: ok, change: setMember(['scope'], 'openid') },
  },
  {
    id: 'mask-expires-in-long',
    breaks: 'expires_in is longer than the token lives.',
    aimedAt: 'MASK-TOKEN-002',
    replies: { routes, when: ok, change: setMember(['expires_in'], 599) },
  },
  {
    id: 'mask-token-cached',
    breaks: 'Caches may keep tokens.',
    aimedAt: 'MASK-TOKEN-003',
    replies: { routes, when: ok, change: dropHeader('Cache-Control') },
  },
  {
    id: 'mask-token-spoiled',
    breaks: 'The signature of a token does not hold.',
    aimedAt: 'MASK-CLAIM-001',
    replies: {
      routes,
      when: ok,
      change: mapMember(['access_token'], (token) => String(token).replace(/.{8}$/, 'AAAAAAAA')),
    },
  },
  {
    id: 'mask-token-without-end',
    breaks: 'A token has no end.',
    aimedAt: 'MASK-CLAIM-001',
    rules: issues(without('exp')),
  },
  {
    id: 'mask-token-of-another-issuer',
    breaks: 'iss is not the issuer of the metadata.',
    aimedAt: 'MASK-CLAIM-002',
    rules: issues((claims) => ({ ...claims, iss: 'https://issuer.invalid/' })),
  },
  {
    id: 'mask-scope-as-list',
    breaks: 'scope is a list.',
    aimedAt: 'MASK-CLAIM-003',
    rules: issues((claims) => ({ ...claims, scope: String(claims['scope']).split(' ') })),
  },
  {
    id: 'mask-consumer-id-lower',
    breaks: "The consumer's number stands under id.",
    aimedAt: 'MASK-CLAIM-004',
    rules: issues((claims) => ({
      ...claims,
      consumer: { authority: 'iso6523-actorid-upis', id: '0192:913312465' },
    })),
  },
  {
    id: 'mask-consumer-bare',
    breaks: "The consumer's number lacks its scheme.",
    aimedAt: 'MASK-CLAIM-004',
    rules: issues((claims) => ({
      ...claims,
      consumer: { authority: 'iso6523-actorid-upis', ID: '913312465' },
    })),
  },
  {
    id: 'mask-issued-in-milliseconds',
    breaks: 'iat is in milliseconds.',
    aimedAt: 'MASK-CLAIM-005',
    rules: issues((claims) => ({ ...claims, iat: (claims.iat ?? 0) * 1000 })),
  },
  {
    id: 'mask-jti-shared',
    breaks: 'Every token has the same jti.',
    aimedAt: 'MASK-CLAIM-006',
    rules: issues((claims) => ({ ...claims, jti: 'samsvar' })),
  },
  {
    id: 'mask-amr-always-key',
    breaks: 'A client with a certificate is said to have a key.',
    aimedAt: 'MASK-CLAIM-007',
    rules: issues((claims) => ({ ...claims, client_amr: 'private_key_jwt' })),
  },
  {
    id: 'mask-aud-unspecified',
    breaks: 'A token that nobody asked a resource for has an aud.',
    aimedAt: 'MASK-CLAIM-008',
    rules: issues((claims) => ({ aud: 'unspecified', ...claims })),
  },
  {
    id: 'mask-consumer-is-supplier',
    breaks: 'A delegated token names the supplier as consumer.',
    aimedAt: 'MASK-CLAIM-009',
    rules: issues((claims) => ({ ...claims, consumer: claims['supplier'] ?? claims['consumer'] })),
  },
  {
    id: 'mask-supplier-left-out',
    breaks: 'A delegated token does not name the supplier.',
    aimedAt: 'MASK-CLAIM-009',
    rules: issues(without('supplier')),
  },
  {
    id: 'mask-system-user-as-object',
    breaks: 'authorization_details is an object.',
    aimedAt: 'MASK-CLAIM-010',
    rules: issues((claims) => {
      const details = claims['authorization_details'];
      return Array.isArray(details) ? { ...claims, authorization_details: details[0] } : claims;
    }),
  },
  {
    id: 'mask-reference-lost',
    breaks: 'The reference of a system user does not come back.',
    aimedAt: 'MASK-CLAIM-011',
    rules: issues((claims) => {
      const details: unknown = claims['authorization_details'];
      if (!Array.isArray(details)) return claims;
      return {
        ...claims,
        authorization_details: details.map((one: object) => omit(one, 'externalRef')),
      };
    }),
  },
  {
    id: 'mask-resource-lost',
    breaks: 'A resource does not become the audience.',
    aimedAt: 'MASK-CLAIM-012',
    rules: issues(without('aud')),
  },
];
