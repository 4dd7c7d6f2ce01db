import type { FiksCall } from '../../fiks-svarut/call.ts';
import { accessRules } from '../../fiks-svarut/rules/access.ts';
import { refused, takesWithoutToken, trusts } from './caller-means.ts';
import type { FiksFault } from './fault.ts';

const authorization = ({ request }: FiksCall): string | undefined =>
  request.header('authorization');

const nowSeconds = (now: Date): number => now.getTime() / 1000;

/** Faults of how a token is looked at (reference fiks 1.1, 1.4). */
export const authenticationFaults: readonly FiksFault[] = [
  {
    id: 'fiks-supplier-must-own-account',
    breaks: "A token of a supplier is refused, because the account is another organisation's.",
    aimedAt: 'FIKS-AUTH-001',
    rules: { isGranted: () => false },
  },
  {
    id: 'fiks-signing-events-refuse-sender',
    breaks: 'GET signeringshendelser alone refuses the sender.',
    aimedAt: 'FIKS-AUTH-001',
    bypass: (call, { id }) => (id === 'hentSigneringshendelser' ? refused(call, 403) : undefined),
  },
  {
    id: 'fiks-serves-without-token',
    breaks: 'A call without Authorization is served.',
    aimedAt: 'FIKS-AUTH-002',
    ...takesWithoutToken((call) => authorization(call) === undefined),
  },
  {
    id: 'fiks-missing-token-answers-400',
    breaks: 'A call without Authorization is refused with 400.',
    aimedAt: 'FIKS-AUTH-002',
    bypass: (call) => (authorization(call) === undefined ? refused(call, 400) : undefined),
  },
  {
    id: 'fiks-systems-without-token',
    breaks: 'GET mottakersystem alone forgets to ask for a token.',
    aimedAt: 'FIKS-AUTH-002',
    ...takesWithoutToken(
      (call) =>
        authorization(call) === undefined && call.request.path.endsWith('/v2/mottakersystem'),
    ),
  },
  {
    id: 'fiks-takes-any-authorization',
    breaks: 'Any text in Authorization is taken for a token.',
    aimedAt: 'FIKS-AUTH-005',
    ...takesWithoutToken((call) => !(authorization(call) ?? 'none').includes('eyJ')),
  },
  {
    id: 'fiks-other-scheme-answers-500',
    breaks: 'Another scheme than Bearer makes the service fail.',
    aimedAt: 'FIKS-AUTH-005',
    bypass: (call) =>
      authorization(call)?.startsWith('Basic ') === true ? refused(call, 500) : undefined,
  },
  {
    id: 'fiks-takes-expired-token',
    breaks: 'The end of a token is not looked at.',
    aimedAt: 'FIKS-AUTH-006',
    rules: { isInTime: ({ exp, nbf = 0 }, now) => exp !== undefined && nbf <= nowSeconds(now) },
  },
  {
    id: 'fiks-expired-token-answers-403',
    breaks: "An expired token is refused with 403, as the publisher's simulator does.",
    aimedAt: 'FIKS-AUTH-006',
    rules: {
      refusesToken: () => ({ status: 403, message: 'Klarte ikke å validere access_token.' }),
    },
  },
  {
    id: 'fiks-takes-other-issuer',
    breaks: 'The issuer of a token is not looked at.',
    aimedAt: 'FIKS-AUTH-007',
    rules: { isFromMaskinporten: () => true },
  },
  {
    id: 'fiks-takes-any-scope',
    breaks: 'The scope of a token is not looked at.',
    aimedAt: 'FIKS-AUTH-008',
    rules: { hasScope: () => true },
  },
  {
    id: 'fiks-takes-scope-by-its-beginning',
    breaks: 'Every scope that begins with ks: is enough.',
    aimedAt: 'FIKS-AUTH-008',
    rules: { hasScope: ({ scope }) => String(scope).startsWith('ks:') },
  },
  {
    id: 'fiks-signature-not-verified',
    breaks: 'The signature of a token is not verified.',
    aimedAt: 'FIKS-AUTH-009',
    rules: trusts(({ header }) => header.alg === 'RS256'),
  },
  {
    id: 'fiks-takes-unknown-key',
    breaks: 'A token of a key that the issuer does not have is taken for good.',
    aimedAt: 'FIKS-AUTH-009',
    rules: {
      isSigned: async (world, token) => {
        const { kid } = await world.maskinportenKey();
        const { isSigned } = trusts(({ header }) => header.alg === 'RS256' && header.kid !== kid);
        return isSigned(world, token);
      },
    },
  },
  {
    id: 'fiks-takes-changed-claims',
    breaks: 'Claims that were changed after signing are believed.',
    aimedAt: 'FIKS-AUTH-009',
    rules: trusts(({ claims }) => claims['client_id'] === 'samsvar'),
  },
  {
    id: 'fiks-takes-alg-none',
    breaks: 'A token that names no signature algorithm is taken for good.',
    aimedAt: 'FIKS-AUTH-010',
    rules: trusts(({ header }) => header.alg === 'none'),
  },
  {
    id: 'fiks-takes-early-token',
    breaks: 'A token is taken for good before its time.',
    aimedAt: 'FIKS-AUTH-011',
    rules: { isInTime: ({ exp = 0 }, now) => exp > nowSeconds(now) },
  },
  {
    id: 'fiks-takes-endless-token',
    breaks: 'A token without an expiry is good for ever.',
    aimedAt: 'FIKS-AUTH-012',
    rules: {
      isInTime: (claims, now) => claims.exp === undefined || accessRules.isInTime(claims, now),
    },
  },
  {
    id: 'fiks-token-refusal-says-otherwise',
    breaks: 'The refusal of a token does not begin as documented.',
    aimedAt: 'FIKS-AUTH-013',
    rules: { refusesToken: () => ({ status: 401, message: 'Ugyldig token' }) },
  },
  {
    id: 'fiks-integration-refusal-names-token',
    breaks: 'The refusal of an integration says that the token is wrong.',
    aimedAt: 'FIKS-AUTH-013',
    rules: { refusesIntegration: accessRules.refusesToken },
  },
  {
    id: 'fiks-token-in-query-counts',
    breaks: 'A token in the query lets its caller in.',
    aimedAt: 'FIKS-AUTH-025',
    requests: {
      change: (call) => {
        const token = call.query.get('access_token');
        return token === null ? call : { ...call, credentials: { ...call.credentials, token } };
      },
    },
  },
  {
    id: 'fiks-scheme-is-known-in-one-case',
    breaks: 'The scheme is known as Bearer alone.',
    aimedAt: 'FIKS-AUTH-027',
    requests: {
      change: (call) => {
        const { token: _, ...others } = call.credentials;
        const isKnown = authorization(call)?.startsWith('Bearer ') ?? true;
        return isKnown ? call : { ...call, credentials: others };
      },
    },
  },
];
