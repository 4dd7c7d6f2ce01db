import { mintAccessToken, specialAccessTokens } from '../../maskinporten/access-token.ts';
import type { TokenWish } from '../../server/served-api.ts';
import type { World } from '../../server/world.ts';
import type { ServiceName } from '../gateway/places.ts';
import { actors, organisationOf, type Actor } from './subscriptions.ts';

/** The scope of each service; that of additional competence is spelt so (reference sdir 3.3). */
export const scopes: Readonly<Record<ServiceName, string>> = {
  competence: 'sdir:seafarer.additionalcompetance.write',
  course: 'sdir:seafarer.course.write',
  seagoing: 'sdir:seafarer.seagoingservice.write',
  ecertificate: 'sdir:vessel.ecertificate.write',
};

const all = Object.values(scopes).join(' ');

/** Tokens that have other scopes than all of the services'. */
const specialScopes = {
  'missing-scope': 'sdir:apstest',
  'competence-scope': scopes.competence,
  'course-scope': scopes.course,
  'several-scopes': `openid sdir:apstest ${all} profile`,
  'corrected-scope': 'sdir:seafarer.additionalcompetence.write',
  'upper-scope': all.toUpperCase(),
  'longer-scope': `${scopes.competence}.all ${scopes.course}.all`,
} as const;

/** Kinds of tokens that are special in one way. */
export const sdirSpecialTokens: readonly string[] = [
  ...specialAccessTokens,
  ...Object.keys(specialScopes),
];

/** A token of an actor as Maskinporten would give it, special in at most one way; undefined for an unknown actor. */
export async function mintSdirToken(
  world: World,
  actor: string,
  { special, expiresInSeconds }: TokenWish,
): Promise<string | undefined> {
  if (!isActor(actor)) return undefined;
  const scope = isSpecialScope(special) ? specialScopes[special] : all;
  const organisation = organisationOf(actor);
  return mintAccessToken(world, { organisation, scope, special, expiresInSeconds });
}

/** A good token of an organisation. */
export function mintTokenFor(world: World, organisation: string): Promise<string> {
  return mintAccessToken(world, { organisation, scope: all });
}

function isActor(name: string): name is Actor {
  return Object.hasOwn(actors, name);
}

function isSpecialScope(name: string | undefined): name is keyof typeof specialScopes {
  return name !== undefined && Object.hasOwn(specialScopes, name);
}
