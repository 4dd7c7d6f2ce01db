import { cookieOf } from '../../altinn-app/access/authenticate.ts';
import { authenticationRules } from '../../altinn-authentication/rules.ts';
import { empty } from '../../altinn-app/families.ts';
import { isStatus, mapText, setMember, withStatus } from '../change.ts';
import type { AuthenticationFault } from './fault.ts';

const rules = authenticationRules;

/** Requests that are understood otherwise. */
export const requestFaults: readonly AuthenticationFault[] = [
  {
    id: 'authn-always-quoted',
    breaks: 'A token always comes in quotes.',
    aimedAt: 'AUTHN-FORM-001',
    rules: { textTypeFor: () => 'application/json' },
  },
  {
    id: 'authn-never-quoted',
    breaks: 'A token never comes in quotes.',
    aimedAt: 'AUTHN-FORM-002',
    rules: { textTypeFor: () => 'text/plain' },
  },
  {
    id: 'authn-json-bare',
    breaks: 'A token called JSON stands without quotes.',
    aimedAt: 'AUTHN-FORM-002',
    replies: {
      routes: ['exchangeToken'],
      when: isStatus(200),
      change: mapText((text) => text.replaceAll('"', '')),
    },
  },
  {
    id: 'authn-json-beside-everything',
    breaks: 'JSON comes though everything is accepted.',
    aimedAt: 'AUTHN-FORM-003',
    rules: {
      textTypeFor: (accept) =>
        accept?.startsWith('application/json,') === true
          ? 'application/json'
          : rules.textTypeFor(accept),
    },
  },
  {
    id: 'authn-quality-ignored',
    breaks: 'The first type of Accept wins.',
    aimedAt: 'AUTHN-FORM-004',
    rules: {
      textTypeFor: (accept) =>
        rules.textTypeFor(accept?.includes('*/*') ? accept : accept?.split(/[,;]/)[0]),
    },
  },
  {
    id: 'authn-refresh-never-quoted',
    breaks: 'A refreshed token never comes in quotes.',
    aimedAt: 'AUTHN-REFRESH-002',
    replies: {
      routes: ['refreshToken'],
      when: isStatus(200),
      change: mapText((text) => text.replaceAll('"', '')),
    },
  },
  {
    id: 'authn-cookie-exchanged',
    breaks: 'The exchange takes a token in the cookie.',
    aimedAt: 'AUTHN-REFUSE-002',
    rules: {
      exchangedTokenOf: (request) =>
        rules.bearerOf(request) ?? cookieOf(request, 'AltinnStudioRuntime'),
    },
  },
  {
    id: 'authn-query-exchanged',
    breaks: 'The exchange takes a token in the query.',
    aimedAt: 'AUTHN-REFUSE-002',
    rules: {
      exchangedTokenOf: (request) =>
        rules.bearerOf(request) ?? request.query.get('access_token') ?? undefined,
    },
  },
  {
    id: 'authn-first-header-wins',
    breaks: 'Of two Authorization headers the first is taken.',
    aimedAt: 'AUTHN-REFUSE-003',
    rules: {
      exchangedTokenOf: (request) =>
        /^bearer +(\S+)/i.exec(request.header('authorization') ?? '')?.[1],
    },
  },
  {
    id: 'authn-any-scheme',
    breaks: 'Any scheme does.',
    aimedAt: 'AUTHN-REFUSE-001',
    rules: {
      exchangedTokenOf: (request) => /(\S+)\s*$/.exec(request.header('authorization') ?? '')?.[1],
    },
  },
  {
    id: 'authn-missing-token-bad',
    breaks: 'No token is answered 400.',
    aimedAt: 'AUTHN-REFUSE-001',
    bypass: ({ request }, route) =>
      route.id === 'exchangeToken' && request.header('authorization') === undefined
        ? empty(400)
        : undefined,
  },
  {
    id: 'authn-test-ignored',
    breaks: 'test=true changes nothing.',
    aimedAt: 'AUTHN-TEST-001',
    rules: { ownerOf: (number) => rules.ownerOf(number, false) },
  },
  {
    id: 'authn-test-for-all',
    breaks: 'test=true makes every owner ttd.',
    aimedAt: 'AUTHN-TEST-002',
    rules: {
      ownerOf: (number, test) => (test ? 'ttd' : rules.ownerOf(number, test)),
    },
  },
  {
    id: 'authn-test-by-case',
    breaks: 'TRUE is not true.',
    aimedAt: 'AUTHN-TEST-003',
    rules: { flagOf: (text) => (text === 'TRUE' ? false : rules.flagOf(text)) },
  },
  {
    id: 'authn-test-anything',
    breaks: 'Any test is taken.',
    aimedAt: 'AUTHN-TEST-004',
    rules: { flagOf: (text) => rules.flagOf(text) ?? false },
  },
  {
    id: 'authn-test-after-token',
    breaks: 'A wrong test is told to who shows a token alone.',
    aimedAt: 'AUTHN-TEST-004',
    bypass: ({ request, state }, route) =>
      route.id === 'exchangeToken' && request.header('authorization') === undefined
        ? state.rules.refusesToken(state.world)
        : undefined,
  },
  {
    id: 'authn-provider-unknown-taken',
    breaks: 'Any provider is Maskinporten.',
    aimedAt: 'AUTHN-PROV-001',
    rules: { providerOf: (name) => rules.providerOf(name) ?? 'maskinporten' },
  },
  {
    id: 'authn-provider-sentence-short',
    breaks: 'The sentence about providers does not name them.',
    aimedAt: 'AUTHN-PROV-001',
    rules: { sentenceOfProvider: (name) => `Invalid token provider: ${name}.` },
  },
  {
    id: 'authn-provider-before-token',
    breaks: 'An unknown provider is told to anybody.',
    aimedAt: 'AUTHN-PROV-002',
    bypass: ({ request, params }, route) =>
      route.id === 'exchangeToken' &&
      params['tokenProvider'] === 'nobody' &&
      request.header('authorization') === undefined
        ? empty(404)
        : undefined,
  },
  {
    id: 'authn-provider-by-case',
    breaks: 'Providers are in small letters.',
    aimedAt: 'AUTHN-PROV-003',
    rules: { providerOf: (name) => (/[A-Z]/.test(name) ? undefined : rules.providerOf(name)) },
  },
  {
    id: 'authn-provider-ignored',
    breaks: 'Every provider takes tokens of Maskinporten.',
    aimedAt: 'AUTHN-PROV-004',
    rules: {
      providerOf: (name) => (rules.providerOf(name) === undefined ? undefined : 'maskinporten'),
    },
  },
  {
    id: 'authn-person-without-scope',
    breaks: 'A person needs no scope of the platform.',
    aimedAt: 'AUTHN-PROV-005',
    rules: { mayBeExchanged: () => true },
  },
  {
    id: 'authn-enterprise-taken',
    breaks: 'The header of enterprise users is passed over.',
    aimedAt: 'AUTHN-REFUSE-019',
    rules: { asksForEnterpriseUser: () => false },
  },
  {
    id: 'authn-large-token-refused',
    breaks: 'A token of 20 KB is too large.',
    aimedAt: 'AUTHN-HTTP-002',
    bypass: ({ request }) =>
      (request.header('authorization') ?? '').length > 8192 ? empty(431) : undefined,
  },
  {
    id: 'authn-post-taken',
    breaks: 'Another method is not found.',
    aimedAt: 'AUTHN-HTTP-001',
    unrouted: (reply) => withStatus(404)(reply, {}),
  },
  {
    id: 'authn-reason-told',
    breaks: 'A refusal tells its reason.',
    aimedAt: 'AUTHN-REFUSE-016',
    replies: {
      routes: ['exchangeToken'],
      when: (reply, { request }) =>
        reply.status === 401 && request.header('authorization') !== undefined,
      change: setMember(['title'], 'Token invalid'),
    },
  },
];
