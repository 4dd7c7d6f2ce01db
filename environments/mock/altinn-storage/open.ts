import type { AltinnPlatform } from '../altinn-platform.ts';
import type { StorageFault } from '../faults/altinn-storage/fault.ts';
import { toRules, toTampering } from '../faults/fault.ts';
import type { ServedApi } from '../server/served-api.ts';
import { altinnStorageApi } from './api.ts';
import type { StorageState } from './call.ts';
import { storageControl } from './control.ts';
import { storageRules } from './rules.ts';

/** What Storage is made from. */
export interface StorageSetting {
  readonly platform: AltinnPlatform;
  readonly faults: { readonly 'altinn-storage'?: readonly StorageFault[] };
}

/** Storage on the rows that the app API of the same platform writes. */
export function openAltinnStorage({ platform, faults }: StorageSetting): ServedApi<StorageState> {
  const own = faults['altinn-storage'] ?? [];
  const { world, apps, instances } = platform;
  const state: StorageState = {
    world,
    apps,
    instances,
    platform,
    rules: toRules(storageRules, own),
    tampering: toTampering(own),
  };
  return { answer: altinnStorageApi(state), control: storageControl(state), state };
}
