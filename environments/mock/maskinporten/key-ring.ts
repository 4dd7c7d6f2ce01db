import { createSigningKey } from '../server/create-world.ts';
import type { SigningKey, World } from '../server/world.ts';

/** Keys beside the world's own, and clients whose tokens they sign: rotation never harms who does not ask for it. */
interface Ring {
  readonly keys: SigningKey[];
  /** Key id by client id. */
  readonly signs: Map<string, string>;
}

const rings = new WeakMap<World, Ring>();

function ringOf(world: World): Ring {
  const ring = rings.get(world) ?? { keys: [], signs: new Map<string, string>() };
  rings.set(world, ring);
  return ring;
}

/** Every key that is published now, the world's own first. */
export async function publishedKeys(world: World): Promise<readonly SigningKey[]> {
  return [await world.maskinportenKey(), ...ringOf(world).keys];
}

/** Publishes a new key, which signs nothing yet. */
export async function publishKey(world: World): Promise<SigningKey> {
  const key = await createSigningKey();
  ringOf(world).keys.push(key);
  return key;
}

/** Lets a published key sign what a client is granted from now on; false for an unknown key. */
export function signWith(world: World, clientId: string, kid: string): boolean {
  const { keys, signs } = ringOf(world);
  if (!keys.some((one) => one.kid === kid)) return false;
  signs.set(clientId, kid);
  return true;
}

/** Takes a published key back; its clients are signed for with the world's own again. */
export function retireKey(world: World, kid: string): boolean {
  const { keys } = ringOf(world);
  const at = keys.findIndex((one) => one.kid === kid);
  if (at >= 0) keys.splice(at, 1);
  return at >= 0;
}

/** The key that signs what this client is granted. */
export async function signingKeyOf(world: World, clientId: string): Promise<SigningKey> {
  const { keys, signs } = ringOf(world);
  const kid = signs.get(clientId);
  return keys.find((one) => one.kid === kid) ?? (await world.maskinportenKey());
}
