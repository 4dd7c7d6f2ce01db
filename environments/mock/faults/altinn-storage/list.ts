import { dateMembers, type DateMember, type Search } from '../../altinn-storage/search/search.ts';
import type { StorageFault } from './fault.ts';
import { own, searched, unfiltered, withQuery } from './means.ts';

const routes = ['listInstances'];

const passesOver: readonly (readonly [Parameters<typeof unfiltered>[0], string, string])[] = [
  ['appId', 'appId', 'STOR-LIST-001'],
  ['party', 'the party', 'STOR-LIST-004'],
  ['currentTask', 'process.currentTask', 'STOR-LIST-010'],
  ['isComplete', 'process.isComplete', 'STOR-LIST-011'],
  ['endEvent', 'process.endEvent', 'STOR-LIST-013'],
  ['isArchived', 'status.isArchived', 'STOR-LIST-027'],
  ['isSoftDeleted', 'status.isSoftDeleted', 'STOR-LIST-028'],
  ['isHardDeleted', 'status.isHardDeleted', 'STOR-LIST-029'],
  ['excludeConfirmedBy', 'excludeConfirmedBy', 'STOR-LIST-031'],
  ['confirmed', 'confirmed', 'STOR-LIST-032'],
  ['searchString', 'searchString', 'STOR-LIST-034'],
  ['mainVersion', 'the main version', 'STOR-LIST-040'],
];

const passesOverTimes: readonly (readonly [DateMember, string])[] = [
  ['process.ended', 'STOR-LIST-014'],
  ['created', 'STOR-LIST-015'],
  ['lastChanged', 'STOR-LIST-016'],
  ['dueBefore', 'STOR-LIST-017'],
  ['visibleAfter', 'STOR-LIST-018'],
];

/** Filters that the list does not look at. */
export const filterFaults: readonly StorageFault[] = [
  ...passesOver.map(([name, what, aimedAt]): StorageFault => ({
    id: `stor-list-passes-over-${name.toLowerCase()}`,
    breaks: `The list passes over ${what}.`,
    aimedAt,
    rules: unfiltered(name),
  })),
  ...passesOverTimes.map(([member, aimedAt]): StorageFault => ({
    id: `stor-list-passes-over-${member.toLowerCase().replace('.', '-')}`,
    breaks: `The list passes over ${member}.`,
    aimedAt,
    rules: searched((filtering) => ({
      ...filtering,
      bounds: { ...filtering.bounds, [member]: [] },
    })),
  })),
  {
    id: 'stor-list-first-bound-only',
    breaks: 'Of two bounds of one time only the first counts.',
    aimedAt: 'STOR-LIST-019',
    rules: searched((filtering) => ({
      ...filtering,
      bounds: Object.fromEntries(
        dateMembers.map((member) => [member, filtering.bounds[member].slice(0, 1)]),
      ) as unknown as typeof filtering.bounds,
    })),
  },
  {
    id: 'stor-list-data-always',
    breaks: 'includeDataElements is passed over.',
    aimedAt: 'STOR-LIST-033',
    requests: { routes, change: withQuery((query) => query.delete('includeDataElements')) },
  },
  {
    id: 'stor-list-owner-of-all-parties',
    breaks: 'The party that an app owner names is passed over.',
    aimedAt: 'STOR-LIST-044',
    rules: searched((filtering) => {
      const { partyId: _, ...rest } = filtering;
      return filtering.org === undefined ? filtering : { ...rest, partyId: undefined };
    }),
  },
  {
    id: 'stor-list-one-filter-only',
    breaks: 'Of several filters only the first counts.',
    aimedAt: 'STOR-LIST-045',
    rules: searched((filtering) => ({ ...filtering, ...firstOnly(filtering) })),
  },
  {
    id: 'stor-list-all-apps-nothing',
    breaks: 'An app owner who names no app finds nothing.',
    aimedAt: 'STOR-LIST-002',
    rules: {
      matches: (instance, filtering) =>
        (filtering.search.appId !== undefined || filtering.org === undefined) &&
        own.matches(instance, filtering),
    },
  },
];

const optional = [
  'currentTask',
  'isComplete',
  'isArchived',
  'isSoftDeleted',
  'isHardDeleted',
  'confirmed',
  'excludeConfirmedBy',
  'searchString',
] as const satisfies readonly (keyof Search)[];

type Filtering = Parameters<typeof own.matches>[1];

function firstOnly({ search, bounds, partyId }: Filtering): Partial<Filtering> {
  const given = optional.filter((name) => search[name] !== undefined);
  const isAlone = given.length < 2 && (given.length === 0 || partyId === undefined);
  const rest = Object.fromEntries(given.slice(1).map((name) => [name, undefined]));
  const none = Object.fromEntries(dateMembers.map((one) => [one, []]));
  const times = given.length > 0 ? { bounds: none as unknown as typeof bounds } : {};
  if (isAlone) return times;
  return { search: { ...search, ...rest }, partyId: undefined, ...times };
}
