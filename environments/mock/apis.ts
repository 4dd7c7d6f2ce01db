import { openAltinnApp } from './altinn-app/open.ts';
import type { AltinnPlatform } from './altinn-platform.ts';
import { openAuthentication } from './altinn-authentication/open.ts';
import { openAltinnEvents } from './altinn-events/open.ts';
import { openAltinnStorage } from './altinn-storage/open.ts';
import { openSystemRegister } from './altinn-system-register/open.ts';
import { openAltinn2 } from './altinn2/open.ts';
import { openFiksSvarut } from './fiks-svarut/open.ts';
import type { FaultsByApi } from './faults/index.ts';
import { openMaskinporten } from './maskinporten/open.ts';
import { openSdir } from './sdir/open.ts';
import { MockRefusal } from './server/mock-refusal.ts';
import type { ServedApi } from './server/served-api.ts';
import type { World } from './server/world.ts';

/** What every API of a mock is made from, anew at each reset. */
export interface ApiSetting {
  readonly world: World;
  readonly platform: AltinnPlatform;
  readonly faults: FaultsByApi;
}

/** Every API that the mock serves, by the name that runs know it by. */
const makers = {
  'altinn-app': openAltinnApp,
  'altinn-events': openAltinnEvents,
  maskinporten: openMaskinporten,
  'altinn-authentication': openAuthentication,
  'altinn-storage': openAltinnStorage,
  'altinn-system-register': openSystemRegister,
  'fiks-svarut': openFiksSvarut,
  altinn2: openAltinn2,
  sdir: openSdir,
} satisfies Record<string, (setting: ApiSetting) => ServedApi>;

/** Name of an API of the mock. */
export type ApiName = keyof typeof makers;

/** The APIs of a mock as they stand now. */
export type ServedApis = { readonly [Name in ApiName]: ReturnType<(typeof makers)[Name]> };

/** Makes all APIs on one world; those that are not served are there for the others. */
export function openApis(setting: ApiSetting): ServedApis {
  const opened = Object.entries(makers).map(([name, make]) => [name, make(setting)] as const);
  return Object.fromEntries(opened) as unknown as ServedApis;
}

/** The APIs of these names, in the table's order; absent: all. Throws MockRefusal `unknown-api`. */
export function chosenApis(names?: readonly string[]): readonly ApiName[] {
  const known = Object.keys(makers) as ApiName[];
  const unknown = (names ?? []).filter((name) => !(name in makers));
  if (unknown.length > 0) {
    throw new MockRefusal(
      'unknown-api',
      `The mock has no API ${unknown.join(', ')}. It has: ${known.join(', ')}.`,
    );
  }
  return known.filter((name) => names?.includes(name) ?? true);
}
