import { altinnAppFaults } from './altinn-app.ts';
import type { Fault } from './fault.ts';

/** Every fault of the mock, by API. */
export const faultTables: Readonly<Record<string, readonly Fault[]>> = {
  'altinn-app': altinnAppFaults,
};

/** The faults with these ids; undefined in place of an unknown one. */
export function findFault(id: string): Fault | undefined {
  return Object.values(faultTables)
    .flat()
    .find((fault) => fault.id === id);
}
