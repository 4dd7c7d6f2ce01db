import type { JWTPayload } from 'jose';
import { keyOf, type KeyResource } from '../access/keys.ts';
import { passwords } from '../access/actors.ts';
import { manages, representedBy, type Party } from '../access/parties.ts';
import { isSigned, isTrusted } from '../access/token.ts';
import { refuse, type Altinn2Route, type Caller } from '../call.ts';
import type { MockRequest, Reply } from '../../server/message.ts';
import type { World } from '../../server/world.ts';

const clockSkewSeconds = 10;
const cookieName = '.AspxAuthMock';

/** Keys, logins and whom a caller may stand for (reference altinn2 3, 8). */
export const accessRules = {
  /** The value of the key; absent: none was sent. */
  presentsKey: ({ header }: MockRequest): string | undefined => header('apikey'),

  /** 400 and not 401; no body. */
  refusesKeyless: (): Reply => refuse(400, "Required header 'ApiKey' is missing."),

  allowsKey: (value: string, wanted: KeyResource): boolean =>
    keyOf(value)?.resources.includes(wanted) ?? false,

  refusesKey: (): Reply =>
    refuse(403, 'Forbidden - The API key is not authorized for this operation'),

  /** A call for somebody by nobody is treated as that of a browser. */
  answersLoginless: ({ host }: MockRequest): Reply => ({
    status: 302,
    headers: [
      ['Location', `http://${host}/ui/Authentication?goto=profile`],
      ['Content-Type', 'text/html; charset=utf-8'],
    ],
    body: Buffer.from('<html><head><title>Object moved</title></head><body>Logg inn</body></html>'),
  }),

  /** Both at once are one too many. */
  refusesTwoLogins: (): Reply | undefined => refuse(400, 'Ambiguous authentication'),

  isTrusted,
  isSigned: (world: World, token: string): Promise<boolean> => isSigned(world, token),

  isInTime: ({ exp = 0, nbf = 0 }: JWTPayload, now: Date): boolean => {
    const seconds = Math.floor(now.getTime() / 1000);
    return exp > seconds - clockSkewSeconds && nbf <= seconds + clockSkewSeconds;
  },

  refusesToken: (why: 'signature' | 'issuer' | 'lifetime'): Reply => refuse(401, tokenReasons[why]),

  /** The general scope opens all of a part, a narrow one what the route names. */
  hasScope: ({ scopes }: Caller, route: Altinn2Route): boolean => {
    const general =
      route.login === 'owner'
        ? ['altinn:serviceowner']
        : ['altinn:enduser', 'altinn:endusernoconsent'];
    const narrow = (route.scopes ?? []).map((one) => `altinn:${one}`);
    return [...general, ...narrow].some((one) => scopes.includes(one));
  },

  refusesScope: (): Reply => refuse(401, 'Claims Authorization failed: Missing required scope'),

  refusesOwnerless: (): Reply =>
    refuse(
      401,
      'Authorization failed: There is no authenticated organization number set on this request',
    ),

  /** An organisation stands for itself only with a user. */
  refusesUserless: (): Reply => refuse(403, 'Forbidden'),

  standsFor: ({ person }: Caller, party: Party): boolean =>
    person !== undefined && representedBy(person).some(({ id }) => id === party.id),

  refusesParty: (): Reply => refuse(403, 'Forbidden'),

  manages: ({ person }: Caller, party: Party): boolean =>
    person !== undefined && manages(person, party),

  knowsPassword: (name: string, password: string): Party | undefined => {
    const known = Object.hasOwn(passwords, name) ? passwords[name] : undefined;
    return known?.password === password ? known.party : undefined;
  },

  refusesPassword: (): Reply => refuse(401, 'Unauthorized'),

  /** Its name depends on the environment since April 2025. */
  cookieName: (): string => cookieName,

  /** The value of the login cookie. */
  presentsCookie: ({ header }: MockRequest): string | undefined =>
    /(?:^|;\s*)\.aspxauth\w*=([^;]*)/i.exec(header('cookie') ?? '')?.[1],
};

const tokenReasons = {
  signature: 'IDX10503: Signature validation failed.',
  issuer: 'IDX10205: Issuer validation failed.',
  lifetime: 'IDX10223: Lifetime validation failed. The token is expired.',
} as const;
