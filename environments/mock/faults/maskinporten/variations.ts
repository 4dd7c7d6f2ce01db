import { grantProblem } from '../../maskinporten/grant-problem.ts';
import { maskinportenRules } from '../../maskinporten/rules.ts';
import {
  dropMember,
  isRefusal,
  isStatus,
  mapMember,
  setMember,
  withMediaType,
  withStatus,
} from '../change.ts';
import type { MaskinportenVariation } from './variation.ts';

const routes = ['requestToken'];
const ofRefusals = /^MASK-(?:AUD|TIME|JTI|KEY|ALG|SCOPE|ORG|RAR|NEED|FORM)-/;

/** A key of others that is published beside those that sign. */
const older = { kty: 'RSA', use: 'sig', kid: 'older', e: 'AQAB', n: 'w'.repeat(342) };

/** Where no promise decides (reference altinn-platform 1.5 and 10). */
export const maskinportenVariations: readonly MaskinportenVariation[] = [
  {
    says: 'refusals with 401',
    seenBy: ofRefusals,
    answers: { replies: { routes, when: isRefusal, change: withStatus(401) } },
  },
  {
    says: 'refusals without error_uri whose description tells the code',
    seenBy: ofRefusals,
    answers: {
      replies: {
        routes,
        when: isRefusal,
        change: (reply, call) => {
          const text = reply.body?.toString('utf8') ?? '';
          const code = /MP-\d{3}/.exec(text)?.[0] ?? '';
          const told = mapMember(['error_description'], (one) => `${code} ${String(one)}`);
          return dropMember('error_uri')(told(reply, call), call);
        },
      },
    },
  },
  {
    says: 'an unknown client told as invalid_client',
    seenBy: /^MASK-KEY-/,
    answers: {
      rules: {
        problemOf: (reason) => {
          const problem = grantProblem(reason);
          return reason === 'client' ? { ...problem, error: 'invalid_client' } : problem;
        },
      },
    },
  },
  {
    says: 'a missing system user told as in 2024',
    seenBy: /^MASK-RAR-/,
    answers: {
      rules: {
        problemOf: (reason) => {
          const problem = grantProblem(reason);
          return reason === 'systemUser' ? { ...problem, error: 'invalid_request' } : problem;
        },
      },
    },
  },
  {
    says: 'older words of an id in refusals',
    seenBy: /^MASK-ERR-004/,
    answers: {
      replies: {
        routes,
        when: isRefusal,
        change: mapMember(['error_description'], (text) =>
          String(text).replace(
            /trace_id: (.{8})(.{4})(.{4})(.{4})(.{12})/,
            'correlation id: $1-$2-$3-$4-$5',
          ),
        ),
      },
    },
  },
  {
    says: 'claims that nobody documents refused',
    seenBy: /^MASK-GRANT-00[89]/,
    answers: { rules: { others: ({ claims }) => ('sub' in claims ? 'malformed' : undefined) } },
  },
  {
    says: 'a grant without jti refused',
    seenBy: /^MASK-GRANT-/,
    answers: {
      rules: { others: ({ claims }) => (claims.jti === undefined ? 'malformed' : undefined) },
    },
  },
  {
    says: 'tokens that live for an hour',
    seenBy: /^MASK-(?:TOKEN|CLAIM|KEYS)-/,
    answers: {
      rules: {
        claimsOf: (question) => {
          const claims = maskinportenRules.claimsOf(question);
          return { ...claims, exp: (claims.iat ?? 0) + 3600 };
        },
        answerOf: (question) => ({ ...maskinportenRules.answerOf(question), expires_in: 3599 }),
      },
    },
  },
  {
    says: 'tokens that name their type',
    seenBy: /^MASK-(?:CLAIM|KEYS)-/,
    answers: {
      rules: { headerOf: (key) => ({ ...maskinportenRules.headerOf(key), typ: 'at+jwt' }) },
    },
  },
  {
    says: 'keys of others among the published ones',
    seenBy: /^MASK-(?:KEYS|CLAIM)-/,
    answers: {
      replies: {
        routes: ['getKeys'],
        change: mapMember(['keys'], (keys) => (Array.isArray(keys) ? [older, ...keys] : keys)),
      },
    },
  },
  {
    says: 'keys under the media type of RFC 7517',
    seenBy: /^MASK-KEYS-/,
    answers: {
      replies: {
        routes: ['getKeys'],
        when: isStatus(200),
        change: withMediaType('application/jwk-set+json'),
      },
    },
  },
  {
    says: 'metadata that lists response types',
    seenBy: /^MASK-META-/,
    answers: {
      replies: {
        routes: ['getMetadata'],
        change: setMember(['response_types_supported'], ['none']),
      },
    },
  },
];
