import type { FiksFault } from '../faults/fiks-svarut/fault.ts';
import { toRules, toTampering } from '../faults/fault.ts';
import type { ActorTokens, ServedApi } from '../server/served-api.ts';
import type { World } from '../server/world.ts';
import { integrations, type Actor } from './access/accounts.ts';
import { fiksSpecialTokens, mintFiksToken } from './access/token.ts';
import { basePath, fiksSvarutApi, streams } from './api.ts';
import type { FiksState } from './call.ts';
import { fiksControl } from './control.ts';
import { Spool } from './files/spool.ts';
import { fiksRules } from './rules.ts';

/** What the mock of KS Fiks SvarUt is made from. */
export interface FiksSetting {
  readonly world: World;
  readonly faults: { readonly 'fiks-svarut'?: readonly FiksFault[] };
}

/** KS Fiks SvarUt without any forsendelse. */
export function openFiksSvarut({ world, faults }: FiksSetting): ServedApi<FiksState> {
  const own = faults['fiks-svarut'] ?? [];
  const spool = new Spool();
  const state: FiksState = {
    world,
    spool,
    forsendelser: new Map(),
    rules: toRules(fiksRules, own),
    tampering: toTampering(own),
  };
  return {
    answer: fiksSvarutApi(state),
    basePath,
    state,
    streams,
    control: fiksControl(state),
    actors: () => actorsOf(world),
    mintToken: (actor, wish) => mintFiksToken(world, actor, wish),
    specialTokens: fiksSpecialTokens,
    close: () => spool.close(),
  };
}

async function actorsOf(world: World): Promise<ActorTokens> {
  const ready = (Object.keys(integrations) as Actor[]).map(async (actor) => {
    const { id, password } = integrations[actor];
    const token = (await mintFiksToken(world, actor, {})) ?? '';
    return [
      actor,
      { token, headers: { IntegrasjonId: id, IntegrasjonPassord: password } },
    ] as const;
  });
  return Object.fromEntries(await Promise.all(ready));
}
