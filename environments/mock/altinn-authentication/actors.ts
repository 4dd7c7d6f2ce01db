import { serviceOwners, systemUser } from '../identities.ts';
import { maskinportenIssuer } from '../maskinporten/issuer.ts';
import type { ActorTokens, TokenWish } from '../server/served-api.ts';
import type { World } from '../server/world.ts';
import { signAsTold } from './sign-order.ts';

const organisation = (number: string): object => ({
  authority: 'iso6523-actorid-upis',
  ID: `0192:${number}`,
});

const ownerScopes =
  'altinn:serviceowner altinn:serviceowner/instances.read altinn:serviceowner/instances.write';
const userScopes = 'altinn:instances.read altinn:instances.write';
const numberOf = (owner: string): string => serviceOwners[owner]?.orgNumber ?? '';

type Claims = Readonly<Record<string, unknown>>;

/** Callers with a token of Maskinporten that is not exchanged yet, by kind (reference altinn-platform 2.2). */
const granted: Readonly<Record<string, Claims>> = {
  grantedOwner: { scope: ownerScopes, consumer: organisation(numberOf('ttd')) },
  grantedDigdir: { scope: ownerScopes, consumer: organisation(numberOf('digdir')) },
  grantedUnlisted: { scope: ownerScopes, consumer: organisation(systemUser.orgNumber) },
  grantedOrganisation: { scope: userScopes, consumer: organisation(numberOf('digdir')) },
  grantedSupplier: {
    scope: userScopes,
    consumer: organisation(numberOf('digdir')),
    supplier: organisation(systemUser.vendorOrgNumber),
    delegation_source: 'https://tt02.altinn.no/',
  },
  grantedSystemUser: {
    scope: userScopes,
    consumer: organisation(systemUser.vendorOrgNumber),
    authorization_details: [
      {
        type: 'urn:altinn:systemuser',
        systemuser_id: [systemUser.id],
        system_id: systemUser.systemId,
        systemuser_org: organisation(systemUser.orgNumber),
      },
    ],
  },
};

const readySeconds = 30 * 24 * 3600;

/** A token of one of these callers, as Maskinporten gives it but for its long life. */
export async function mintGranted(
  world: World,
  actor: string,
  { expiresInSeconds = readySeconds }: TokenWish,
): Promise<string | undefined> {
  const own = granted[actor];
  if (own === undefined) return undefined;
  const now = Math.floor(world.clock.now().getTime() / 1000);
  const claims = {
    iss: maskinportenIssuer,
    client_amr: 'private_key_jwt',
    token_type: 'Bearer',
    client_id: '7c1e5a0b-2f64-4d38-9b51-0e6f3a8d1c02',
    jti: `mock-${actor}-${now}`,
    iat: now,
    exp: now + expiresInSeconds,
    ...own,
  };
  return signAsTold(await world.maskinportenKey(), { header: {}, claims });
}

/** Ready tokens of all of them. */
export async function grantedActors(world: World): Promise<ActorTokens> {
  const ready = Object.keys(granted).map(async (actor) => {
    const token = (await mintGranted(world, actor, {})) ?? '';
    return [actor, { token }] as const;
  });
  return Object.fromEntries(await Promise.all(ready));
}
