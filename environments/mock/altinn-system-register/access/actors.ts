import { serviceOwners } from '../../identities.ts';
import { signAsTold } from '../../altinn-authentication/sign-order.ts';
import { maskinportenIssuer } from '../../maskinporten/issuer.ts';
import type { ActorTokens, TokenWish } from '../../server/served-api.ts';
import type { World } from '../../server/world.ts';
import { actorClaims, mintAltinnToken, specialTokens, type MintOptions } from '../../tokens.ts';

type Claims = Readonly<Record<string, unknown>>;

const write = 'altinn:authentication/systemregister.write';
const requestWrite = 'altinn:authentication/systemuser.request.write';
const requestRead = 'altinn:authentication/systemuser.request.read';
const all = `${write} ${requestWrite} ${requestRead}`;

/** The vendor of the recordings, and another one. */
export const vendors = { vendor: '991825827', otherVendor: '974761076' } as const;

const clientId = '11111111-2222-4333-8444-555555555555';

const consumer = (ID: string, authority = 'iso6523-actorid-upis'): Claims => ({
  consumer: { authority, ID },
});

function vendorClaims(scope: string, orgNumber: string = vendors.vendor): Claims {
  return {
    scope,
    client_id: clientId,
    token_type: 'Bearer',
    ...consumer(`0192:${orgNumber}`),
    'urn:altinn:orgNumber': orgNumber,
    'urn:altinn:authenticatemethod': 'maskinporten',
    'urn:altinn:authlevel': 3,
  };
}

function without(claims: Claims, name: string): Claims {
  return Object.fromEntries(Object.entries(claims).filter(([own]) => own !== name));
}

/** Claims of every actor of the register with an Altinn token (recorded README, reference "Actors"). */
function registerClaims(): Readonly<Record<string, Claims>> {
  const known = actorClaims('ttd');
  const vendor = vendorClaims(all);
  return {
    vendor,
    registerOnly: vendorClaims(write),
    requestWrite: vendorClaims(requestWrite),
    requestRead: vendorClaims(requestRead),
    noScope: vendorClaims('altinn:instances.read'),
    emptyScope: vendorClaims(''),
    upperScope: vendorClaims(all.toUpperCase()),
    otherVendor: vendorClaims(all, vendors.otherVendor),
    admin: vendorClaims(
      'altinn:authentication/systemregister.admin',
      serviceOwners['ttd']?.orgNumber,
    ),
    user: { ...known['user'], scope: 'altinn:portal/enduser' },
    stranger: { ...known['stranger'], scope: 'altinn:portal/enduser' },
    systemUser: { ...vendor, authorization_details: known['system']?.['authorization_details'] },
    supplier: {
      ...vendor,
      supplier: { authority: 'iso6523-actorid-upis', ID: `0192:${vendors.otherVendor}` },
    },
    noConsumer: without(vendor, 'consumer'),
    badConsumer: { ...vendor, ...consumer(`0192:${vendors.vendor}`, 'iso6523') },
    noPrefix: { ...vendor, ...consumer(vendors.vendor) },
    lookup: vendorClaims('altinn:maskinporten/systemuser.read', '991825827'),
  };
}

const readySeconds = 30 * 24 * 3600;

/** A token of an actor; `raw` is Maskinporten's own, not exchanged, `expired` one that was good. */
export async function mintRegisterToken(
  world: World,
  actor: string,
  wish: TokenWish,
): Promise<string | undefined> {
  if (actor === 'raw') return mintRaw(world, wish);
  const claims = registerClaims()[actor === 'expired' ? 'vendor' : actor];
  const special = actor === 'expired' ? { special: 'expired' } : {};
  return claims === undefined
    ? undefined
    : mintAltinnToken(world, claims, toOptions({ ...special, ...wish }));
}

/** Ready tokens of all of them. */
export async function registerActors(world: World): Promise<ActorTokens> {
  const names = [...Object.keys(registerClaims()), 'raw', 'expired'];
  const ready = names.map(async (actor) => {
    const token = (await mintRegisterToken(world, actor, {})) ?? '';
    return [actor, { token }] as const;
  });
  return Object.fromEntries(await Promise.all(ready));
}

/** Kinds of special tokens that `mintRegisterToken` knows. */
export const registerSpecials: readonly string[] = specialTokens;

async function mintRaw(
  world: World,
  { expiresInSeconds = readySeconds }: TokenWish,
): Promise<string> {
  const now = Math.floor(world.clock.now().getTime() / 1000);
  const claims = {
    iss: maskinportenIssuer,
    client_amr: 'private_key_jwt',
    token_type: 'Bearer',
    client_id: clientId,
    scope: all,
    jti: `mock-raw-${now}`,
    iat: now,
    exp: now + expiresInSeconds,
    ...consumer(`0192:${vendors.vendor}`),
  };
  return signAsTold(await world.maskinportenKey(), { header: {}, claims });
}

function toOptions({ special, expiresInSeconds = readySeconds }: TokenWish): MintOptions {
  const known = specialTokens.find((one) => one === special);
  return { expiresInSeconds, ...(known === undefined ? {} : { special: known }) };
}
