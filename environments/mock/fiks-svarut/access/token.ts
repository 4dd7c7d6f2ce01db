import type { JWTPayload } from 'jose';
import { hasScope, mintAccessToken, specialAccessTokens } from '../../maskinporten/access-token.ts';
import type { TokenWish } from '../../server/served-api.ts';
import type { World } from '../../server/world.ts';
import { integrations, organisations, type Actor } from './accounts.ts';

/** The scope that a token must have (reference fiks 1.1). */
export const fiksScope = 'ks:fiks';

/** Kinds of tokens that are wrong in one way. */
export const fiksSpecialTokens = [
  ...specialAccessTokens,
  'missing-scope',
  'wrong-organisation',
] as const;

/** Whether the scope is among those of a token. */
export function hasFiksScope(claims: JWTPayload): boolean {
  return hasScope(claims, fiksScope);
}

/** A token of an actor as Maskinporten would give it, wrong in at most one way; undefined for an unknown actor. */
export async function mintFiksToken(
  world: World,
  actor: string,
  { special, expiresInSeconds }: TokenWish,
): Promise<string | undefined> {
  if (!isActor(actor)) return undefined;
  const organisation =
    special === 'wrong-organisation' ? organisations.stranger : integrations[actor].organisation;
  const scope = special === 'missing-scope' ? 'ks:annet' : fiksScope;
  return mintAccessToken(world, { organisation, scope, special, expiresInSeconds });
}

function isActor(name: string): name is Actor {
  return Object.hasOwn(integrations, name);
}
