import type { Fault } from '../faults/altinn-app/fault.ts';
import { toRules, toTampering } from '../faults/fault.ts';
import type { ServedApi } from '../server/served-api.ts';
import type { AltinnPlatform } from '../altinn-platform.ts';
import { altinnAppApi } from './api.ts';
import type { AppState } from './call.ts';
import { appControl } from './control.ts';
import { defaultRules } from './rules.ts';

/** What the app API is made from. */
export interface AppSetting {
  readonly platform: AltinnPlatform;
  readonly faults: { readonly 'altinn-app'?: readonly Fault[] };
}

/** The app API without any instance. */
export function openAltinnApp({ platform, faults }: AppSetting): ServedApi<AppState> {
  const own = faults['altinn-app'] ?? [];
  const state: AppState = {
    world: platform.world,
    apps: platform.apps,
    instances: platform.instances,
    platform,
    down: new Set(),
    rules: toRules(defaultRules, own),
    tampering: toTampering(own),
  };
  return { answer: altinnAppApi(state), state, control: appControl(state) };
}
