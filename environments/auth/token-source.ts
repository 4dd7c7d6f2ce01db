import { decodeJwt } from 'jose';
import type { Dispatcher } from 'undici';
import { SuiteError } from '#specs';
import type { Redactor } from '../client/redact.ts';
import type { ActorId, LocaltestSource, MaskinportenSource, Target } from '../target.ts';
import { exchangeToken } from './altinn-exchange.ts';
import type { IssuerAccess } from './ask-issuer.ts';
import { fetchLocaltestToken } from './localtest-token.ts';
import { requestToken, signGrant } from './maskinporten-grant.ts';
import { loadMetadata } from './maskinporten-metadata.ts';
import { readKey, type SigningKey } from './read-key.ts';
import { createTokenCache, type CachedToken, type TokenCache } from './token-cache.ts';

/** Gives the token of an actor: undefined for anonymous, at once where it is known. */
export type TokenSource = (actor: ActorId) => Promise<string> | string | undefined;

/** What tokens are made with. */
export interface TokenSourceOptions {
  readonly target: Target;
  readonly redactor: Redactor;
  readonly dispatcher: Dispatcher;
  readonly cache?: TokenCache;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

type MadeSource = MaskinportenSource | LocaltestSource;

/** Makes the tokens of a target's actors as their sources say; every one is masked from then on. */
export function createTokenSource(options: TokenSourceOptions): TokenSource {
  const { target, redactor } = options;
  const cache =
    options.cache ?? createTokenCache(options.now === undefined ? {} : { now: options.now });
  const registered = new Set<string>();
  const register = (token: string): string => {
    if (!registered.has(token)) redactor.register(token);
    registered.add(token);
    return token;
  };
  return (actor) => {
    const source = target.actors[actor];
    if (source === undefined || source.kind === 'anonymous' || source.kind === 'absent')
      return undefined;
    if (source.kind === 'token') return register(source.token);
    const key = cacheKey(source, target);
    const known = cache.peek(key);
    if (known !== undefined) return register(known);
    return cache.get(key, () => makeToken(source, options)).then(({ token }) => register(token));
  };
}

/** Makes a token now, past every cache. Throws what reading keys, grants and exchanges throw. */
export function makeToken(source: MadeSource, options: TokenSourceOptions): Promise<CachedToken> {
  return source.kind === 'localtest'
    ? makeLocaltestToken(source, options)
    : makeMaskinportenToken(source, options);
}

async function makeLocaltestToken(
  source: LocaltestSource,
  { target, dispatcher, now = Date.now }: TokenSourceOptions,
): Promise<CachedToken> {
  const access = { dispatcher, timeoutMs: target.network.timeoutMs };
  const token = await fetchLocaltestToken(source.url, access);
  return { token, expiresAtMs: expiryOf(token) ?? now() };
}

async function makeMaskinportenToken(
  source: MaskinportenSource,
  { target, dispatcher, redactor, now = Date.now }: TokenSourceOptions,
): Promise<CachedToken> {
  const access: IssuerAccess = { dispatcher, timeoutMs: target.network.timeoutMs };
  const issuer = requireIssuer(target);
  const key = readActorKey(source);
  for (const secret of key.secrets) redactor.register(secret);
  const metadata = await loadMetadata(issuer.metadataUrl, access);
  const assertion = await signGrant({ source, key, audience: metadata.issuer, nowMs: now() });
  redactor.register(assertion);
  const issued = await requestToken(assertion, { metadata, access });
  redactor.register(issued.token);
  const scopes = issued.scopes === undefined ? {} : { scopes: issued.scopes };
  const expiresAtMs = now() + issued.expiresInS * 1000;
  if (!source.exchange) return { token: issued.token, expiresAtMs, ...scopes };
  const token = await exchangeToken({ ...issuer, token: issued.token }, access);
  return { token, expiresAtMs: expiryOf(token) ?? expiresAtMs, ...scopes };
}

/** Reads the key of an actor. Throws `key-unreadable`. */
export function readActorKey({ key, keyPassword, certificate }: MaskinportenSource): SigningKey {
  return readKey({
    key,
    ...(keyPassword === undefined ? {} : { password: keyPassword }),
    ...(certificate === undefined ? {} : { certificate }),
  });
}

/** One grant per client, scope set and party. */
function cacheKey(source: MadeSource, { issuer }: Target): string {
  if (source.kind === 'localtest') return source.url;
  const { clientId, scopes, systemUserOrg, externalRef, consumerOrg, exchange } = source;
  return JSON.stringify([
    issuer,
    clientId,
    [...scopes].toSorted(),
    systemUserOrg,
    externalRef,
    consumerOrg,
    exchange,
  ]);
}

function expiryOf(token: string): number | undefined {
  try {
    const { exp } = decodeJwt(token);
    return exp === undefined ? undefined : exp * 1000;
  } catch {
    return undefined;
  }
}

function requireIssuer({ issuer, environment }: Target): NonNullable<Target['issuer']> {
  if (issuer !== undefined) return issuer;
  throw new SuiteError(
    'issuer-missing',
    `${environment} names no issuer of tokens. Set SAMSVAR_MASKINPORTEN_METADATA_URL and SAMSVAR_EXCHANGE_URL, or give the actor a ready token.`,
    {
      kind: 'configuration',
      fields: { names: ['SAMSVAR_MASKINPORTEN_METADATA_URL', 'SAMSVAR_EXCHANGE_URL'] },
    },
  );
}
