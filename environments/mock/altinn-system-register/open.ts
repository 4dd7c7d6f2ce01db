import type { AltinnPlatform } from '../altinn-platform.ts';
import type { RegisterFault } from '../faults/altinn-system-register/fault.ts';
import { toRules, toTampering } from '../faults/fault.ts';
import type { ServedApi } from '../server/served-api.ts';
import { mintRegisterToken, registerActors, registerSpecials } from './access/actors.ts';
import { systemRegisterApi } from './api.ts';
import type { RegisterState } from './call.ts';
import { registerControl } from './control.ts';
import { registerRules } from './rules.ts';

/** What the mock of the system register is made from. */
export interface RegisterSetting {
  readonly platform: AltinnPlatform;
  readonly faults: { readonly 'altinn-system-register'?: readonly RegisterFault[] };
}

/** The register of the platform: what is approved here, Maskinporten gives tokens to. */
export function openSystemRegister({
  platform,
  faults,
}: RegisterSetting): ServedApi<RegisterState> {
  const own = faults['altinn-system-register'] ?? [];
  const { world, register } = platform;
  const state: RegisterState = {
    world,
    platform,
    register,
    rules: toRules(registerRules, own),
    tampering: toTampering(own),
  };
  register.isGranted = state.rules.isGranted;
  return {
    answer: systemRegisterApi(state),
    state,
    control: registerControl(state),
    actors: () => registerActors(world),
    mintToken: (actor, wish) => mintRegisterToken(world, actor, wish),
    specialTokens: registerSpecials,
  };
}
