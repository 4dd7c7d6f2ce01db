import type { Altinn2Fault } from '../faults/altinn2/fault.ts';
import { toRules, toTampering } from '../faults/fault.ts';
import type { ActorTokens, ServedApi } from '../server/served-api.ts';
import type { World } from '../server/world.ts';
import { actors } from './access/actors.ts';
import { altinn2SpecialTokens, mintAltinn2Token } from './access/token.ts';
import { altinn2Api, basePath } from './api.ts';
import type { Altinn2State } from './call.ts';
import { altinn2Control } from './control.ts';
import { altinn2Rules } from './rules.ts';
import { Store } from './state/store.ts';

/** What the mock of Altinn 2 is made from. */
export interface Altinn2Setting {
  readonly world: World;
  readonly faults: { readonly altinn2?: readonly Altinn2Fault[] };
}

/** Altinn 2 with what stands in its boxes from the start. */
export function openAltinn2({ world, faults }: Altinn2Setting): ServedApi<Altinn2State> {
  const own = faults.altinn2 ?? [];
  const state: Altinn2State = {
    world,
    store: new Store(world.clock.now()),
    rules: toRules(altinn2Rules, own),
    tampering: toTampering(own),
  };
  return {
    answer: altinn2Api(state),
    basePath,
    state,
    control: altinn2Control(state),
    actors: () => actorsOf(world),
    mintToken: (actor, wish) => mintAltinn2Token(world, actor, wish),
    specialTokens: altinn2SpecialTokens,
  };
}

async function actorsOf(world: World): Promise<ActorTokens> {
  const ready = Object.entries(actors).map(async ([actor, { key }]) => {
    const token = (await mintAltinn2Token(world, actor, {})) ?? '';
    return [actor, { token, headers: { ApiKey: key.value } }] as const;
  });
  return Object.fromEntries(await Promise.all(ready));
}
