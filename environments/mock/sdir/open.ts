import type { SdirFault } from '../faults/sdir/fault.ts';
import { toRules, toTampering } from '../faults/fault.ts';
import type { ActorTokens, ServedApi } from '../server/served-api.ts';
import type { World } from '../server/world.ts';
import { actors, type Actor } from './access/subscriptions.ts';
import { mintSdirToken, sdirSpecialTokens } from './access/token.ts';
import { sdirApi, streams } from './api.ts';
import type { SdirState } from './call.ts';
import { sdirControl } from './control.ts';
import { keyHeader } from './gateway/bodies.ts';
import { OrderBook } from './orders/order-book.ts';
import { sdirRules } from './rules.ts';
import { openStore, type Store } from './store/store.ts';

/** What the mock of Sdir is made from. */
export interface SdirSetting {
  readonly world: World;
  readonly faults: { readonly sdir?: readonly SdirFault[] };
}

/** Sdir's gateway and services without anything reported. */
export function openSdir({ world, faults }: SdirSetting): ServedApi<SdirState> {
  const own = faults.sdir ?? [];
  let store: Promise<Store> | undefined;
  const state: SdirState = {
    world,
    store: () => (store ??= openStore()),
    orders: new OrderBook(),
    callers: [],
    rules: toRules(sdirRules, own),
    tampering: toTampering(own),
  };
  return {
    answer: sdirApi(state),
    state,
    streams,
    control: sdirControl(state),
    actors: () => actorsOf(world),
    mintToken: (actor, wish) => mintSdirToken(world, actor, wish),
    specialTokens: sdirSpecialTokens,
    close: async () => (await store)?.database.close(),
  };
}

async function actorsOf(world: World): Promise<ActorTokens> {
  const ready = (Object.keys(actors) as Actor[]).map(async (actor) => {
    const token = (await mintSdirToken(world, actor, {})) ?? '';
    return [actor, { token, headers: { [keyHeader]: actors[actor] } }] as const;
  });
  return Object.fromEntries(await Promise.all(ready));
}
