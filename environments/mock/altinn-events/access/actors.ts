import type { ActorTokens, TokenWish } from '../../server/served-api.ts';
import type { World } from '../../server/world.ts';
import { actorClaims, mintAltinnToken, specialTokens, type MintOptions } from '../../tokens.ts';
import { mintPlatformToken, platformHeader, platformSpecials } from '../../platform-token.ts';

type Claims = Readonly<Record<string, unknown>>;

const both = 'altinn:events.publish altinn:events.subscribe';
const owner = 'altinn:serviceowner altinn:serviceowner/instances.read';

/** Apps and components whose PlatformAccessToken actors carry, by actor. */
const platformActors: Readonly<Record<string, string>> = {
  app: 'ttd/kontrakt',
  otherApp: 'digdir/bli-tjenesteeier',
  platform: 'platform/events',
};

/** Claims of every actor of Events (reference altinn-platform 3.1, recorded README). */
function eventsClaims(org: string): Readonly<Record<string, Claims>> {
  const known = actorClaims(org);
  const like = (actor: string, scope: string): Claims => ({ ...known[actor], scope });
  const { 'urn:altinn:org': _, ...organisation } = like('org', both);
  return {
    ...known,
    org: like('org', `${owner} ${both}`),
    otherOrg: like('otherOrg', `${owner} ${both}`),
    orgNoScope: { ...like('org', owner) },
    orgUpperScope: like('org', `${owner} ALTINN:EVENTS.SUBSCRIBE ALTINN:EVENTS.PUBLISH`),
    orgAdmin: like('org', `${owner} altinn:events.publish altinn:events.publish.admin`),
    orgAdminOnly: like('org', `${owner} altinn:events.publish.admin`),
    lowLevel: { ...like('org', `${owner} ${both}`), 'urn:altinn:authlevel': 0 },
    userScope: like('user', `altinn:portal/enduser ${both}`),
    strangerScope: like('stranger', `altinn:portal/enduser ${both}`),
    systemScope: like('system', both),
    organisation: {
      ...organisation,
      consumer: { authority: 'iso6523-actorid-upis', ID: '0192:950474084' },
      'urn:altinn:orgNumber': '950474084',
    },
    nobody: { scope: both },
    app: like('org', owner),
    otherApp: like('otherOrg', owner),
    platform: like('org', owner),
  };
}

const readySeconds = 30 * 24 * 3600;

/** Ready credentials of every actor; `app`, `otherApp` and `platform` carry a PlatformAccessToken too. */
export async function eventsActors(world: World, org: string): Promise<ActorTokens> {
  const ready = Object.entries(eventsClaims(org)).map(async ([actor, claims]) => {
    const token = await mintAltinnToken(world, claims, { expiresInSeconds: readySeconds });
    const id = platformActors[actor];
    if (id === undefined) return [actor, { token }] as const;
    const headers = { [platformHeader]: await mintPlatformToken(world, id) };
    return [actor, { token, headers }] as const;
  });
  return Object.fromEntries(await Promise.all(ready));
}

/** Special tokens of Events: those of Altinn, and of platform access tokens. */
export const eventsSpecials: readonly string[] = [
  ...new Set<string>([...specialTokens, ...platformSpecials]),
];

/** A token of an actor: of `app`, `otherApp` and `platform` the PlatformAccessToken. */
export async function mintEventsToken(
  { world, org }: { readonly world: World; readonly org: string },
  actor: string,
  wish: TokenWish,
): Promise<string | undefined> {
  const id = platformActors[actor];
  if (id !== undefined) return mintPlatformToken(world, id, wish.special);
  const claims = eventsClaims(org)[actor];
  return claims === undefined ? undefined : mintAltinnToken(world, claims, toOptions(wish));
}

function toOptions({ special, expiresInSeconds = readySeconds }: TokenWish): MintOptions {
  const known = specialTokens.find((one) => one === special);
  return { expiresInSeconds, ...(known === undefined ? {} : { special: known }) };
}
