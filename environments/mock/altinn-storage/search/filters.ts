import type { StoredInstance } from '../../altinn-app/instances/instance.ts';
import type { World } from '../../server/world.ts';
import { defects } from '../defects.ts';
import { isWithin, isWithinAsText } from './dates.ts';
import { dateMembers, type DateBounds, type DateMember, type Search } from './search.ts';

/** Who a search is for, and what it demands. */
export interface Filtering {
  readonly search: Search;
  readonly bounds: DateBounds;
  /** Owner of the apps that are searched; absent: whoever's. */
  readonly org: string | undefined;
  readonly partyId: number | undefined;
  readonly world: World;
}

type Filter = (instance: StoredInstance, filtering: Filtering) => boolean;

const asked = <T>(wanted: T | undefined, holds: (wanted: T) => boolean): boolean =>
  wanted === undefined || holds(wanted);

/** Every filter by its parameter, so that a fault can leave one out (reference altinn-platform 4.2). */
export const searchFilters = {
  org: (instance, { org }) => asked(org, (wanted) => instance.org === wanted.toLowerCase()),
  appId: ({ appId }, { search }) => asked(search.appId, (wanted) => appId === wanted),
  party: (instance, { partyId }) => asked(partyId, (wanted) => instance.partyId === wanted),
  currentTask: ({ process }, { search }) =>
    asked(search.currentTask, (wanted) => process?.currentTask?.elementId === wanted),
  // An instance that never started is in neither set.
  isComplete: ({ process }, { search }) =>
    asked(search.isComplete, (wanted) =>
      wanted ? process?.ended != null : process?.currentTask != null,
    ),
  endEvent: ({ process }, { search, world }) =>
    world.has(defects.endEventIgnored) ||
    asked(search.endEvent, (wanted) => process?.endEvent === wanted),
  isArchived: ({ status }, { search }) =>
    asked(search.isArchived, (wanted) => status.isArchived === wanted),
  isSoftDeleted: ({ status }, { search }) =>
    asked(search.isSoftDeleted, (wanted) => status.isSoftDeleted === wanted),
  isHardDeleted: ({ status }, { search }) =>
    asked(search.isHardDeleted, (wanted) => status.isHardDeleted === wanted),
  excludeConfirmedBy: (instance, { search }) =>
    asked(search.excludeConfirmedBy, (whom) => !isConfirmedBy(instance, whom)),
  confirmed: (instance, { search }) =>
    asked(search.confirmed, (wanted) => isConfirmedBy(instance, instance.org) === wanted),
  // Everything that the mock holds was made by the third version of the model.
  mainVersion: (_, { search }) =>
    search.mainVersionInclude === undefined && search.mainVersionExclude === undefined
      ? search.a2ArchRef === undefined
      : (search.mainVersionInclude ?? 3) === 3 && search.mainVersionExclude !== 3,
  a3Ref: ({ guid }, { search }) =>
    asked(search.a3Ref, (wanted) => guid.endsWith(wanted.toLowerCase())),
  searchString: ({ presentationTexts }, { search }) =>
    asked(search.searchString, (wanted) =>
      Object.values(presentationTexts).some((text) =>
        text.toLowerCase().includes(wanted.toLowerCase()),
      ),
    ),
  dates: (instance, { bounds }) =>
    dateMembers.every((member) => {
      const moment = dateOf[member](instance);
      const within = textDates.has(member) ? isWithinAsText : isWithin;
      return bounds[member].every((bound) => moment !== null && within(moment, bound));
    }),
} satisfies Record<string, Filter>;

/** The filters of a search, as a mock runs with them. */
export type SearchFilters = Readonly<Record<keyof typeof searchFilters, Filter>>;

// Members of the stored JSON, not columns of the table.
const textDates: ReadonlySet<DateMember> = new Set(['process.ended', 'dueBefore', 'visibleAfter']);

const dateOf: Readonly<Record<DateMember, (instance: StoredInstance) => string | null>> = {
  'process.ended': ({ process }) => process?.ended ?? null,
  dueBefore: ({ dueBefore }) => dueBefore,
  visibleAfter: ({ visibleAfter }) => visibleAfter,
  created: ({ created }) => created,
  lastChanged: ({ lastChanged }) => lastChanged,
};

function isConfirmedBy(instance: StoredInstance, whom: string): boolean {
  return (instance.completeConfirmations ?? []).some((one) => one.stakeholderId === whom);
}
