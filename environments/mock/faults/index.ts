import { altinn2Faults } from './altinn2.ts';
import { altinn2Variations } from './altinn2/variations.ts';
import { altinnAppFaults } from './altinn-app.ts';
import { altinnEventsFaults } from './altinn-events.ts';
import { altinnEventsVariations } from './altinn-events/variations.ts';
import { authenticationFaults } from './altinn-authentication.ts';
import { authenticationVariations } from './altinn-authentication/variations.ts';
import { altinnStorageFaults } from './altinn-storage.ts';
import { altinnStorageVariations } from './altinn-storage/variations.ts';
import { systemRegisterFaults } from './altinn-system-register.ts';
import { systemRegisterVariations } from './altinn-system-register/variations.ts';
import { fiksSvarutFaults } from './fiks-svarut.ts';
import { fiksSvarutVariations } from './fiks-svarut/variations.ts';
import { maskinportenFaults } from './maskinporten.ts';
import { maskinportenVariations } from './maskinporten/variations.ts';
import { sdirFaults } from './sdir.ts';
import { sdirVariations } from './sdir/variations.ts';

/** Every fault of the mock, by API. */
export const faultTables = {
  'altinn-app': altinnAppFaults,
  'altinn-events': altinnEventsFaults,
  maskinporten: maskinportenFaults,
  'altinn-authentication': authenticationFaults,
  'altinn-storage': altinnStorageFaults,
  'altinn-system-register': systemRegisterFaults,
  'fiks-svarut': fiksSvarutFaults,
  altinn2: altinn2Faults,
  sdir: sdirFaults,
} as const;

/** Ways to answer that are no fault, by API: where a promise leaves a choice, those that the mock does not make. */
export const variationTables = {
  maskinporten: maskinportenVariations,
  'altinn-authentication': authenticationVariations,
  'altinn-events': altinnEventsVariations,
  'altinn-storage': altinnStorageVariations,
  'altinn-system-register': systemRegisterVariations,
  'fiks-svarut': fiksSvarutVariations,
  altinn2: altinn2Variations,
  sdir: sdirVariations,
} as const;

/** Faults to switch on, by API. */
export type FaultsByApi = {
  readonly [Api in keyof typeof faultTables]?: (typeof faultTables)[Api];
};

/** A fault of any API. */
export type AnyFault = (typeof faultTables)[keyof typeof faultTables][number];

/** The faults with these ids, and the ids that no fault has. */
export function chooseFaults(ids: readonly string[]): {
  readonly faults: FaultsByApi;
  readonly unknown: readonly string[];
} {
  const known = new Set<string>();
  const chosen = Object.entries<readonly AnyFault[]>(faultTables).map(([api, table]) => {
    const own = table.filter(({ id }) => ids.includes(id));
    for (const { id } of own) known.add(id);
    return [api, own] as const;
  });
  const faults = Object.fromEntries(chosen.filter(([, own]) => own.length > 0)) as FaultsByApi;
  return { faults, unknown: ids.filter((id) => !known.has(id)) };
}
