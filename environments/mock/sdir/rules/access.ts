import type { JWTPayload } from 'jose';
import {
  consumerOf,
  hasScope,
  isFromMaskinporten,
  isInTime,
  isSigned,
} from '../../maskinporten/access-token.ts';
import type { Reply } from '../../server/message.ts';
import { organisations, subscriptions, type Subscription } from '../access/subscriptions.ts';
import { scopes } from '../access/token.ts';
import { keyRefused, quotaExceeded, throttled, type KeyProblem } from '../gateway/bodies.ts';
import type { Place, ServiceName } from '../gateway/places.ts';
import { problem, silent } from '../services/replies.ts';

/** Why a token is refused. */
export type TokenProblem = 'missing' | 'not good' | 'scope';

/** Decisions about who may call (reference sdir 3 and 8). */
export const accessRules = {
  /** The subscription of a key. */
  findsSubscription: (
    key: string | undefined,
    made: readonly Subscription[],
  ): Subscription | undefined =>
    [...Object.values<Subscription>(subscriptions), ...made].find(
      ({ primary, secondary }) => key === primary || key === secondary,
    ),
  /** Whether a subscription opens an API. */
  opensApi: ({ product }: Subscription): boolean => product === 'seafarer',
  /** The key that a request shows, by header or query. */
  readsKey: (
    header: string | undefined,
    _asked: { readonly query: URLSearchParams; readonly place: Place },
  ): string | undefined => header,
  /** What is answered to a key that opens nothing. */
  refusesKey: (kind: KeyProblem, realm: string): Reply => keyRefused(kind, realm),
  /** Whether a path wants a token beside the key. */
  wantsToken: (place: Place, _authorization: string | undefined): boolean => place.needsToken,
  /** The token in an Authorization header. */
  readsToken: (header: string | undefined): string | undefined =>
    /^bearer +(\S+)\s*$/i.exec(header ?? '')?.[1],
  isSigned,
  isFromMaskinporten,
  isInTime,
  /** The scope that a service asks for. */
  scopeOf: (service: ServiceName): string => scopes[service],
  /** Whether a token has a scope. */
  hasScope: (claims: JWTPayload, scope: string): boolean => hasScope(claims, scope),
  /** The organisation that a token acts for. */
  consumerOf,
  /** What is answered to a token that opens nothing. */
  refusesToken: (kind: TokenProblem): Reply =>
    kind === 'scope' ? problem(403, 'The scope is missing.') : silent(401),
  /** Whether an organisation may use the services at all. */
  isApproved: (organisation: string): boolean => organisation !== organisations.unapproved,
  /** What is answered to an organisation that may not. */
  refusesOrganisation: (): Reply => problem(403, 'The organisation is not approved.'),
  /** What is answered to too many calls. */
  throttles: (secondsLeft: number): Reply => throttled(secondsLeft),
  /** What is answered when the quota is used up. */
  refusesQuota: (secondsLeft: number): Reply => quotaExceeded(secondsLeft),
  /** Whether a request reaches the service although the gateway refuses it with this reply. */
  passesRefused: (_refusal: Reply): boolean => false,
};
