import { presentedToken } from '../../altinn-app/access/authenticate.ts';
import { empty, json } from '../../altinn-app/families.ts';
import { altinnIssuer } from '../../tokens.ts';
import { both, dropHeader, isStatus, replaceBody, withHeader, withMediaType } from '../change.ts';
import type { Fault } from './fault.ts';
import { misreadHeader, misreadWhen } from './misread.ts';
import { acceptsTokens, seenToken, type SeenToken } from './tokens.ts';

const nowSeconds = (): number => Date.now() / 1000;

const isExpired = ({ claims }: SeenToken): boolean => Number(claims['exp']) < nowSeconds();

const isEarly = ({ claims }: SeenToken): boolean => Number(claims['nbf']) > nowSeconds();

/** Well made and of its time, so that only the signature can be wrong. */
const isPlausible = (token: SeenToken): boolean =>
  token.header['alg'] === 'RS256' &&
  token.claims['iss'] === altinnIssuer &&
  !isExpired(token) &&
  !isEarly(token);

const accepts = (isOfKind: (token: SeenToken) => boolean): Pick<Fault, 'rules'> => ({
  rules: { authenticates: acceptsTokens(isOfKind) },
});

/** Takes requests without a good header for those of a user. */
const takes = (isEnough: (header: string | undefined) => boolean): Pick<Fault, 'rules'> => ({
  rules: {
    presents: (request) =>
      presentedToken(request) ??
      (isEnough(request.header('authorization'))
        ? { token: 'anybody', by: 'header' as const }
        : undefined),
    authenticates: acceptsTokens(({ text }) => text === 'anybody'),
  },
});

const tokenInCookie = /AltinnStudioRuntime=([^;]+)/;

/** Faults of authentication. */
export const authenticationFaults: readonly Fault[] = [
  {
    id: 'app-serves-without-token',
    breaks: "A request without a token is served as if it were the owner's.",
    aimedAt: 'APP-AUTH-001',
    ...takes((header) => header === undefined),
  },
  {
    id: 'app-missing-token-answers-403',
    breaks: 'A request without a token is refused with 403.',
    aimedAt: 'APP-AUTH-001',
    bypass: ({ request }, route) =>
      route.access !== 'none' && presentedToken(request) === undefined ? empty(403) : undefined,
  },
  {
    id: 'app-history-without-token',
    breaks: 'GET process/history alone forgets to ask for a token.',
    aimedAt: 'APP-AUTH-001',
    bypass: ({ request }, route) =>
      route.id === 'getProcessHistory' && presentedToken(request) === undefined
        ? json(200, { processHistory: [] })
        : undefined,
  },
  {
    id: 'app-accepts-any-text-as-token',
    breaks: 'Any text is taken for a token.',
    aimedAt: 'APP-AUTH-002',
    ...accepts(({ header }) => header['alg'] === undefined),
  },
  {
    id: 'app-broken-token-answers-500',
    breaks: 'A token that is none makes the service fail.',
    aimedAt: 'APP-AUTH-002',
    bypass: ({ request }) => {
      const token = presentedToken(request)?.token;
      return token !== undefined && seenToken(token).header['alg'] === undefined
        ? empty(500)
        : undefined;
    },
  },
  {
    id: 'app-accepts-expired-token',
    breaks: 'The life time of a token is not looked at.',
    aimedAt: 'APP-AUTH-003',
    ...accepts(isExpired),
  },
  {
    id: 'app-accepts-wrong-signature',
    breaks: 'The signature of a token is not verified.',
    aimedAt: 'APP-AUTH-004',
    ...accepts(isPlausible),
  },
  {
    id: 'app-accepts-unknown-key',
    breaks: 'A token of a key that the service does not know is taken for good.',
    aimedAt: 'APP-AUTH-004',
    rules: {
      authenticates: async (world, token) =>
        acceptsTokens((one) => isPlausible(one) && one.header['kid'] !== world.altinnKey.kid)(
          world,
          token,
        ),
    },
  },
  {
    id: 'app-accepts-alg-none',
    breaks: 'A token that names no signature algorithm is taken for good.',
    aimedAt: 'APP-AUTH-005',
    ...accepts(({ header }) => header['alg'] === 'none'),
  },
  {
    id: 'app-accepts-wrong-issuer',
    breaks: 'The issuer of a token is not looked at.',
    aimedAt: 'APP-AUTH-006',
    ...accepts(({ claims }) => claims['iss'] === 'https://issuer.invalid/'),
  },
  {
    id: 'app-refuses-audience-with-403',
    breaks: 'A token with an audience is refused with 403.',
    aimedAt: 'APP-AUTH-007',
    bypass: ({ request }) =>
      seenToken(presentedToken(request)?.token ?? '').claims['aud'] === undefined
        ? undefined
        : empty(403),
  },
  {
    id: 'app-accepts-changed-claims',
    breaks: 'Claims that were changed after signing are believed.',
    aimedAt: 'APP-AUTH-008',
    ...accepts((token) => isPlausible(token) && token.claims['urn:altinn:authlevel'] === 4),
  },
  {
    id: 'app-accepts-token-in-query',
    breaks: 'A token in the query counts.',
    aimedAt: 'APP-AUTH-010',
    rules: {
      presents: (request) => {
        const token = request.query.get('access_token');
        return token === null ? presentedToken(request) : { token, by: 'header' as const };
      },
    },
  },
  {
    id: 'app-accepts-empty-authorization',
    breaks: 'An empty Authorization header is served.',
    aimedAt: 'APP-AUTH-011',
    ...takes((header) => header === ''),
  },
  {
    id: 'app-accepts-basic-scheme',
    breaks: 'Any user name and password is let in.',
    aimedAt: 'APP-AUTH-011',
    ...takes((header) => header?.startsWith('Basic ') === true),
  },
  {
    id: 'app-scheme-is-read-by-case',
    breaks: 'The scheme Bearer is known in one case only.',
    aimedAt: 'APP-AUTH-012',
    rules: {
      presents: (request) =>
        request.header('authorization')?.startsWith('bearer') === true
          ? undefined
          : presentedToken(request),
    },
  },
  {
    id: 'app-one-space-before-token',
    breaks: 'Two spaces before the token are refused.',
    aimedAt: 'APP-AUTH-013',
    rules: {
      presents: (request) =>
        /^Bearer {2}/.test(request.header('authorization') ?? '')
          ? undefined
          : presentedToken(request),
    },
  },
  {
    id: 'app-cookie-never-counts',
    breaks: 'The token in the cookie is not read.',
    aimedAt: 'APP-AUTH-014',
    rules: {
      presents: (request) => {
        const found = presentedToken(request);
        return found?.by === 'cookie' ? undefined : found;
      },
    },
  },
  {
    id: 'app-cookie-changes-things',
    breaks: 'The token in the cookie alone lets a request change something.',
    aimedAt: 'APP-AUTH-015',
    rules: {
      presents: (request) => {
        const found = presentedToken(request);
        return found === undefined ? undefined : { ...found, by: 'header' as const };
      },
    },
  },
  {
    id: 'app-challenge-is-missing',
    breaks: 'A 401 does not say how to authenticate.',
    aimedAt: 'APP-AUTH-016',
    replies: { when: isStatus(401), change: dropHeader('WWW-Authenticate') },
  },
  {
    id: 'app-challenge-asks-for-password',
    breaks: 'A 401 asks for a user name and a password.',
    aimedAt: 'APP-AUTH-016',
    replies: { when: isStatus(401), change: withHeader('WWW-Authenticate', 'Basic realm="x"') },
  },
  {
    id: 'app-refuses-after-acting',
    breaks: 'A request without a token is carried out and then refused with 401.',
    aimedAt: 'APP-AUTH-017',
    ...takes((header) => header === undefined),
    replies: {
      when: (_, { request }) => request.header('authorization') === undefined,
      change: (reply) => ({
        status: 401,
        headers: [
          ...reply.headers.filter(([name]) => !/^(content-|location|www-)/i.test(name)),
          ['WWW-Authenticate', 'Bearer'],
        ],
      }),
    },
  },
  {
    id: 'app-open-operations-ask-for-token',
    breaks: 'Operations that are open to anybody demand a token.',
    aimedAt: 'APP-AUTH-018',
    bypass: ({ request }, route) =>
      route.access === 'none' && presentedToken(request) === undefined ? empty(401) : undefined,
  },
  {
    id: 'app-texts-ask-for-token',
    breaks: 'GET texts alone demands a token.',
    aimedAt: 'APP-AUTH-018',
    bypass: ({ request }, route) =>
      route.id === 'getTexts' && presentedToken(request) === undefined ? empty(401) : undefined,
  },
  {
    id: 'app-accepts-early-token',
    breaks: 'A token is taken for good before its time.',
    aimedAt: 'APP-AUTH-019',
    ...accepts(isEarly),
  },
  {
    id: 'app-401-has-a-text',
    breaks: 'A 401 has a text.',
    aimedAt: 'APP-AUTH-020',
    replies: {
      when: isStatus(401),
      change: both(withMediaType('text/plain; charset=utf-8'), replaceBody('Logg inn')),
    },
  },
  {
    id: 'app-cookie-forged-by-anybody',
    breaks: 'process/next takes the cookie of a browser for a header.',
    aimedAt: 'APP-AUTH-015',
    requests: {
      routes: ['nextProcess'],
      change: misreadWhen(
        ({ request }) => tokenInCookie.test(request.header('cookie') ?? ''),
        (call) =>
          misreadHeader('authorization', () => {
            const token = tokenInCookie.exec(call.request.header('cookie') ?? '')?.[1];
            return `Bearer ${token ?? ''}`;
          })(call),
      ),
    },
  },
];
