import { decodeProtectedHeader } from 'jose';
import { hasScope, isInTime, isSigned, readClaims } from '../../maskinporten/access-token.ts';
import { textOf } from '../../server/narrow.ts';
import { keyRefused } from '../../sdir/gateway/bodies.ts';
import type { SdirFault } from './fault.ts';
import { own } from './means.ts';

const isJwt = (authorization: string | undefined): boolean =>
  readClaims(own.readsToken(authorization) ?? '') !== undefined;

const algorithmOf = (token: string): unknown => decodeProtectedHeader(token).alg;

/** The token, its scope, and whose data it opens. */
export const tokenFaults: readonly SdirFault[] = [
  {
    id: 'sdir-token-not-needed',
    breaks: 'A request without a token is let through.',
    aimedAt: 'SDIR-AUTH-020',
    rules: {
      wantsToken: (place, authorization) => place.needsToken && authorization !== undefined,
    },
  },
  {
    id: 'sdir-token-refused-in-html',
    breaks: 'A missing token is refused with a web page.',
    aimedAt: 'SDIR-AUTH-021',
    rules: {
      refusesToken: () => ({
        status: 401,
        headers: [['Content-Type', 'text/html']],
        body: Buffer.from('<h1>Unauthorized</h1>'),
      }),
    },
  },
  {
    id: 'sdir-token-refused-as-key',
    breaks: 'A missing token is refused as a missing key.',
    aimedAt: 'SDIR-AUTH-022',
    rules: { refusesToken: () => keyRefused('missing', 'https://127.0.0.1/') },
  },
  {
    id: 'sdir-token-expired-taken',
    breaks: 'An expired token is taken.',
    aimedAt: 'SDIR-AUTH-023',
    rules: {
      isInTime: (claims, now) =>
        isInTime(claims.exp === undefined ? claims : { ...claims, exp: 9e9 }, now),
    },
  },
  {
    id: 'sdir-token-early-taken',
    breaks: 'A token that is not valid yet is taken.',
    aimedAt: 'SDIR-AUTH-024',
    rules: { isInTime: (claims, now) => isInTime({ ...claims, nbf: 0 }, now) },
  },
  {
    id: 'sdir-token-endless-taken',
    breaks: 'A token without an end is taken.',
    aimedAt: 'SDIR-AUTH-025',
    rules: { isInTime: (claims, now) => isInTime({ exp: 9e9, ...claims }, now) },
  },
  {
    id: 'sdir-token-any-issuer',
    breaks: 'A token of any issuer is taken.',
    aimedAt: 'SDIR-AUTH-026',
    rules: { isFromMaskinporten: () => true },
  },
  {
    id: 'sdir-token-signature-unread',
    breaks: 'The signature of a token is not verified.',
    aimedAt: 'SDIR-AUTH-027',
    rules: {
      isSigned: async (world, token) => {
        const { kid } = await world.maskinportenKey();
        return decodeProtectedHeader(token).kid === kid && algorithmOf(token) === 'RS256';
      },
    },
  },
  {
    id: 'sdir-token-any-kid',
    breaks: 'A token of a key that nobody publishes is taken.',
    aimedAt: 'SDIR-AUTH-028',
    rules: {
      isSigned: async (world, token) => {
        const { kid } = await world.maskinportenKey();
        const isOther = decodeProtectedHeader(token).kid !== kid;
        return isOther || isSigned(world, token);
      },
    },
  },
  {
    id: 'sdir-token-alg-none',
    breaks: 'A token without a signature is taken.',
    aimedAt: 'SDIR-AUTH-029',
    rules: {
      isSigned: async (world, token) => algorithmOf(token) === 'none' || isSigned(world, token),
    },
  },
  {
    id: 'sdir-token-garbage-taken',
    breaks: 'What is no token at all is taken for one.',
    aimedAt: 'SDIR-AUTH-030',
    rules: {
      wantsToken: (place, authorization) =>
        place.needsToken && (!/^bearer /i.test(authorization ?? '') || isJwt(authorization)),
    },
  },
  {
    id: 'sdir-token-basic-taken',
    breaks: 'Credentials of the scheme Basic are taken.',
    aimedAt: 'SDIR-AUTH-031',
    rules: {
      wantsToken: (place, authorization) =>
        place.needsToken && !/^basic /i.test(authorization ?? ''),
    },
  },
  {
    id: 'sdir-token-scheme-by-case',
    breaks: 'The scheme Bearer is compared letter for letter.',
    aimedAt: 'SDIR-AUTH-032',
    rules: { readsToken: (header) => /^Bearer +(\S+)$/.exec(header ?? '')?.[1] },
  },
  {
    id: 'sdir-scope-not-needed',
    breaks: 'A token without any scope of the services is taken.',
    aimedAt: 'SDIR-AUTH-040',
    rules: {
      hasScope: (claims, scope) => claims['scope'] === 'sdir:apstest' || hasScope(claims, scope),
    },
  },
  {
    id: 'sdir-scope-of-any-service',
    breaks: 'The scope of one service opens the others.',
    aimedAt: 'SDIR-AUTH-041',
    rules: { hasScope: (claims) => /^sdir:seafarer\.\w+\.write/.test(textOf(claims['scope'])) },
  },
  {
    id: 'sdir-scope-corrected',
    breaks: 'The service asks for the scope with its spelling corrected.',
    aimedAt: 'SDIR-AUTH-042',
    rules: {
      scopeOf: (service) => own.scopeOf(service).replace('competance', 'competence'),
    },
  },
  {
    id: 'sdir-scope-either-spelling',
    breaks: 'The scope is taken in its corrected spelling, too.',
    aimedAt: 'SDIR-AUTH-043',
    rules: {
      hasScope: (claims, scope) =>
        hasScope(claims, scope) || hasScope(claims, scope.replace('competance', 'competence')),
    },
  },
  {
    id: 'sdir-scope-in-any-case',
    breaks: 'Scopes are compared without their case.',
    aimedAt: 'SDIR-AUTH-044',
    rules: {
      hasScope: (claims, scope) =>
        hasScope({ scope: textOf(claims['scope']).toLowerCase() }, scope.toLowerCase()),
    },
  },
  {
    id: 'sdir-scope-by-beginning',
    breaks: 'A scope that begins with the right one is taken.',
    aimedAt: 'SDIR-AUTH-045',
    rules: { hasScope: (claims, scope) => textOf(claims['scope']).includes(scope) },
  },
  {
    id: 'sdir-scope-alone',
    breaks: 'A scope is found only where it stands alone.',
    aimedAt: 'SDIR-AUTH-046',
    rules: {
      hasScope: (claims, scope) => claims['scope'] === scope || claims['scope'] === allScopes,
    },
  },
  {
    id: 'sdir-organisation-any',
    breaks: 'An organisation that is not approved may call.',
    aimedAt: 'SDIR-AUTH-047',
    rules: { isApproved: () => true },
  },
  {
    id: 'sdir-token-refused-stores',
    breaks: 'What is refused for its token is stored nevertheless.',
    aimedAt: 'SDIR-AUTH-061',
    rules: { passesRefused: ({ status, body }) => status === 401 && body === undefined },
  },
  {
    id: 'sdir-lists-everybody',
    breaks: 'Reports of all organisations are listed.',
    aimedAt: 'SDIR-AUTH-062',
    rules: { listsReportsOf: () => undefined, isSeen: () => true },
  },
  {
    id: 'sdir-reads-anybody',
    breaks: 'A report is read by its id whoever made it.',
    aimedAt: 'SDIR-AUTH-063',
    rules: { isSeen: (item, look) => look.by === 'uid' || own.isSeen(item, look) },
  },
];

const allScopes = ['competence', 'course', 'seagoing', 'ecertificate']
  .map((service) => own.scopeOf(service as Parameters<typeof own.scopeOf>[0]))
  .join(' ');
