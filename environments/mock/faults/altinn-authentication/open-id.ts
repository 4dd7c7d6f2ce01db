import { mapMember, setMember, withMediaType, withStatus } from '../change.ts';
import { authenticationRules } from '../../altinn-authentication/rules.ts';
import type { AuthenticationFault } from './fault.ts';

const metadata = ['getOpenIdConfiguration'];
const keys = ['getKeys'];

const items = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Metadata and keys that mislead. */
export const openIdFaults: readonly AuthenticationFault[] = [
  {
    id: 'authn-metadata-guarded',
    breaks: 'A token that does not hold closes the metadata.',
    aimedAt: 'AUTHN-OIDC-001',
    replies: {
      routes: metadata,
      when: (_reply, { request }) => request.header('authorization') !== undefined,
      change: withStatus(401),
    },
  },
  {
    id: 'authn-metadata-as-text',
    breaks: 'The metadata is text where text is accepted.',
    aimedAt: 'AUTHN-OIDC-002',
    replies: {
      routes: metadata,
      when: (_reply, { request }) => request.header('accept') === 'text/plain',
      change: withMediaType('text/plain'),
    },
  },
  {
    id: 'authn-metadata-other-algorithm',
    breaks: 'Tokens are said to be signed by ES256 as well.',
    aimedAt: 'AUTHN-OIDC-003',
    replies: {
      routes: metadata,
      change: setMember(['id_token_signing_alg_values_supported'], ['RS256', 'ES256']),
    },
  },
  {
    id: 'authn-metadata-code',
    breaks: 'The response type is code.',
    aimedAt: 'AUTHN-OIDC-004',
    replies: { routes: metadata, change: setMember(['response_types_supported'], ['code']) },
  },
  {
    id: 'authn-no-keys',
    breaks: 'No key is published.',
    aimedAt: 'AUTHN-KEYS-001',
    replies: { routes: keys, change: setMember(['keys'], []) },
  },
  {
    id: 'authn-key-twice',
    breaks: 'Two keys have one name.',
    aimedAt: 'AUTHN-KEYS-001',
    replies: {
      routes: keys,
      change: mapMember(['keys'], (list) => [...items(list), ...items(list)]),
    },
  },
  {
    id: 'authn-modulus-padded',
    breaks: 'The modulus is padded base64.',
    aimedAt: 'AUTHN-KEYS-002',
    replies: {
      routes: keys,
      change: mapMember(['keys', '*', 'n'], (n) =>
        Buffer.from(String(n), 'base64url').toString('base64'),
      ),
    },
  },
  {
    id: 'authn-certificate-of-another-key',
    breaks: 'The certificate is no certificate of the key.',
    aimedAt: 'AUTHN-KEYS-003',
    replies: { routes: keys, change: setMember(['keys', 0, 'x5c'], ['AQAB']) },
  },
  {
    id: 'authn-person-by-text',
    breaks: 'The party of a person is a text, and the level that of an organisation.',
    aimedAt: 'AUTHN-PROV-006',
    rules: {
      personOf: (claims) => {
        const person = authenticationRules.personOf(claims);
        return person === undefined
          ? undefined
          : { ...person, 'urn:altinn:partyid': String(person['urn:altinn:partyid']) };
      },
    },
  },
];
