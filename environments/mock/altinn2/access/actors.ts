import { apiKeys, type ApiKey } from './keys.ts';
import { organisations, persons, type Party } from './parties.ts';

/** Who a token is for, and what it may open. */
export interface ActorLogin {
  readonly by: 'person' | 'organization';
  readonly party: Party;
  readonly scope: string;
}

/** What a caller has: a key always, a token where somebody is logged in. */
export interface ActorParts {
  readonly key: ApiKey;
  readonly login?: ActorLogin;
}

const everything = 'altinn:enduser';
const by = (party: Party, scope: string, key: ApiKey = apiKeys.full): ActorParts => ({
  key,
  login: { by: 'person', party, scope },
});
const of = (party: Party, scope: string, key: ApiKey = apiKeys.full): ActorParts => ({
  key,
  login: { by: 'organization', party, scope },
});
const { user, member, stranger } = persons;

/** Callers of the mock, each with a key and most with a token. */
export const actors: Readonly<Record<string, ActorParts>> = {
  user: by(user, everything),
  member: by(member, everything),
  stranger: by(stranger, everything),
  metaOnly: by(user, 'altinn:instances.meta'),
  reader: by(user, 'altinn:instances.read'),
  reporteesOnly: by(user, 'altinn:reportees'),
  profileOnly: by(user, 'altinn:profiles.read'),
  rolesOnly: by(user, 'altinn:rolesandrights.read'),
  delegationsOnly: by(user, 'altinn:delegations.read'),
  readKey: by(user, everything, apiKeys.readOnly),
  lookUpKey: by(user, everything, apiKeys.lookUp),
  /** An organisation without a user. */
  organization: of(organisations.company, everything),
  owner: of(organisations.owner, 'altinn:serviceowner'),
  ownerEndUserKey: of(organisations.owner, 'altinn:serviceowner', apiKeys.endUser),
  /** Nobody who is logged in. */
  keyOnly: { key: apiKeys.full },
};

/** The caller of this name. */
export function actorOf(name: string): ActorParts | undefined {
  return Object.hasOwn(actors, name) ? actors[name] : undefined;
}

/** The password of the user, by user name; good for nothing outside the mock. */
export const passwords: Readonly<Record<string, { readonly password: string; party: Party }>> = {
  forsiktigbjelle: { password: 'mock-Tr4pp-og-B7elle', party: user },
};
