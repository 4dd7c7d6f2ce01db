import type { JWTPayload } from 'jose';
import { integrations, type Integration } from '../access/accounts.ts';
import {
  consumerOf,
  isFromMaskinporten,
  isInTime,
  isSigned,
} from '../../maskinporten/access-token.ts';
import { hasFiksScope } from '../access/token.ts';
import type { Refusal } from '../replies.ts';
import type { Forsendelse } from '../forsendelse/forsendelse.ts';

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Decisions about who may do what (reference fiks 1.1, 1.4). */
export const accessRules = {
  /** Whether Maskinporten's key made the token's signature. */
  isSigned,
  /** Whether the token's issuer is Maskinporten. */
  isFromMaskinporten,
  /** Whether the token is neither over nor to come. */
  isInTime,
  /** Whether the token has the scope of Fiks. */
  hasScope: hasFiksScope,
  /** The integration with this id. */
  findsIntegration: (id: string | undefined): Integration | undefined =>
    Object.values<Integration>(integrations).find((one) => one.id === id?.toLowerCase()),
  /** Whether the password is the integration's. */
  fitsPassword: (integration: Integration, password: string | undefined): boolean =>
    integration.password === password,
  /** Whether the token's organisation is the one that the integration is for. */
  fitsOrganisation: (integration: Integration, claims: JWTPayload): boolean =>
    integration.organisation === consumerOf(claims),
  /** Whether the integration has been given the right to the account. */
  isGranted: (integration: Integration, accountId: string): boolean =>
    integration.accounts.includes(accountId),
  /** The account that decides over access to a forsendelse. */
  decidingAccount: (forsendelse: Forsendelse): string => forsendelse.accountId,
  /** What a token that is not trusted is answered. */
  refusesToken: (): Refusal => ({ status: 401, message: 'Klarte ikke å validere access_token.' }),
  /**
   * What an integration that is not trusted is answered, whichever of its parts is wrong. An id that is none is
   * not repeated: it may be a password that stands in the wrong header.
   */
  refusesIntegration: (id: string | undefined): Refusal => {
    const shown = id !== undefined && uuid.test(id) ? id : 'ukjent';
    return { status: 401, message: `Autentisering feilet for integrasjon med id: ${shown}` };
  },
  /** What an integration without the right to an account is answered. */
  refusesAccess: (): Refusal => ({ status: 403, message: 'Mangler tilgang' }),
  /** What a forsendelse that does not exist is answered. */
  refusesUnknown: (): Refusal => ({ status: 404, message: 'Fant ikke forsendelsen' }),
  /** Whether a path parameter is an id. */
  isId: (text: string): boolean => uuid.test(text),
};
