import { authenticationRules } from '../../altinn-authentication/rules.ts';
import { dropMember, isStatus, mapMember, withHeader } from '../change.ts';
import type { AuthenticationVariation } from './variation.ts';

/** A key that is published before it signs (reference altinn-platform 2.3). */
const next = { kty: 'RSA', use: 'sig', kid: 'next', e: 'AQAB', n: 'w'.repeat(342) };

/** Where no promise decides. */
export const authenticationVariations: readonly AuthenticationVariation[] = [
  {
    says: 'the next key beside the one that signs',
    seenBy: /^AUTHN-(?:KEYS|CLAIM|OIDC)-/,
    answers: {
      replies: {
        routes: ['getKeys'],
        change: mapMember(['keys'], (keys) => (Array.isArray(keys) ? [next, ...keys] : keys)),
      },
    },
  },
  {
    says: 'keys without certificates',
    seenBy: /^AUTHN-KEYS-/,
    answers: { replies: { routes: ['getKeys'], change: dropMember('keys', '*', 'x5c') } },
  },
  {
    says: 'a challenge that tells more',
    seenBy: /^AUTHN-(?:REFUSE|REFRESH)-/,
    answers: {
      replies: {
        when: isStatus(401),
        change: withHeader('WWW-Authenticate', 'Bearer realm="altinn", error="invalid_token"'),
      },
    },
  },
  {
    says: 'RS256 alone taken',
    seenBy: /^AUTHN-REFUSE-/,
    answers: { rules: { algorithms: () => ['RS256'] } },
  },
  {
    says: 'a subject that is left out',
    seenBy: /^AUTHN-CLAIM-/,
    answers: {
      rules: {
        audiencesOf: () => undefined,
        copies: (name, world) => name !== 'sub' && authenticationRules.copies(name, world),
      },
    },
  },
  {
    says: 'a session for tokens without a scope refused',
    seenBy: /^AUTHN-REFRESH-007/,
    answers: {
      rules: {
        refusesSession: (scope, world) =>
          scope === undefined || scope === 'altinn:portal/enduser'
            ? authenticationRules.refusesCaller(world)
            : undefined,
      },
    },
  },
];
