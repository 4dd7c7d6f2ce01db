import type { World } from '../../server/world.ts';
import { defects } from '../defects.ts';
import { pathOf } from '../events/cloud-event.ts';
import type { StoredEvent } from '../events/store.ts';
import type { Moment } from '../events/times.ts';
import { BadPattern, isLike } from '../lists/like.ts';
import { nextAddress, type NextPage } from '../lists/next.ts';

/** Where and when an event may be seen. */
export interface Visibility {
  /** `app`: the two lists of app events; `generic`: GET /events. */
  readonly list: 'app' | 'generic';
  readonly row: StoredEvent;
  readonly rows: readonly StoredEvent[];
  readonly nowMs: number;
  readonly world: World;
}

/** Between what times events are wanted. */
export interface Period {
  readonly from?: Moment | undefined;
  readonly to?: Moment | undefined;
}

/** Time until an event is shown (reference altinn-platform 5.2, recorded EV-4 to EV-8). */
const hiddenMs = 30_000;

/** Decisions about lists of events. */
export const listRules = {
  /** Whether an event is shown already; on app lists all are while none is old enough. */
  isVisible: ({ list, row, rows, nowMs, world }: Visibility): boolean => {
    const isOld = (one: StoredEvent | undefined): boolean =>
      one !== undefined && nowMs - one.registeredMs >= hiddenMs;
    if (isOld(row)) return true;
    return list === 'app' && !isOld(rows[0]) && world.has(defects.youngVisible);
  },
  /** The order of events: as they were registered. */
  orders: (rows: readonly StoredEvent[]): readonly StoredEvent[] => rows,
  /** The sequence after which a page begins; an unknown id begins from the start. */
  firstSequence: (
    rows: readonly StoredEvent[],
    after: string | undefined,
    world: World,
  ): number => {
    if (after === undefined) return 0;
    const named = rows.filter(({ event }) => event.attributes['id'] === after);
    const row = world.has(defects.idWithTwoSources) ? named[0] : named.at(-1);
    return row?.sequence ?? 0;
  },
  /** What `next` names the last event by. */
  cursorOf: (row: StoredEvent, _world: World): string => row.event.attributes['id'] ?? '',
  /** The address of the next page; undefined where there is none. */
  tellsNext: (page: NextPage, world: World): string | undefined => {
    const isPlain = world.has(defects.plainNext);
    return nextAddress(page, isPlain ? (text) => text : encodeURIComponent);
  },
  /** Events on one page of an app list; undefined: refused. */
  appPageSize: (size: number): number | undefined => (size < 1 ? undefined : size),
  /** Events on one page of GET /events. */
  genericPageSize: (size: number): number => (size < 1 ? 50 : Math.min(size, 1000)),
  /** Size where none is asked for. */
  defaultSize: (): number => 50,
  /** Whether an event has one of these types; no type asked for: every event. */
  hasType: (row: StoredEvent, types: readonly string[], list: Visibility['list']): boolean =>
    types.length === 0 || types.some((one) => like(row.event.attributes['type'], one, list)),
  /** Whether an event has one of these sources. */
  hasSource: (row: StoredEvent, sources: readonly string[]): boolean =>
    sources.length === 0 || sources.some((one) => like(row.event.attributes['source'], one, 'app')),
  /** Whether an event is about this resource. */
  hasResource: (row: StoredEvent, resource: string): boolean =>
    row.event.attributes['resource'] === resource,
  /** Whether an event is about this subject. */
  hasSubject: (row: StoredEvent, subject: string | undefined): boolean =>
    subject === undefined || row.event.attributes['subject'] === subject,
  /** Whether an event is about this alternative subject. */
  hasAlternative: (row: StoredEvent, subject: string | undefined): boolean =>
    subject === undefined || row.event.attributes['alternativesubject'] === subject,
  /** Whether an event happened from then on and before that. */
  isWithin: ({ event }: StoredEvent, { from, to }: Period): boolean => {
    const time = padded(event.attributes['time']);
    if (from !== undefined && (time === undefined || time < from.utc)) return false;
    return to === undefined || (time !== undefined && time < to.utc);
  },
  /** Whether app lists have the event at all: only of instances, whose source has six parts. */
  isOfInstance: ({ event }: StoredEvent): boolean =>
    pathOf(event.attributes['source'] ?? '').length === 6,
  /** An event as it is shown. */
  writes: (event: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => event,
};

function like(text: string | undefined, pattern: string, list: Visibility['list']): boolean {
  if (text === undefined) return false;
  return isLike(text, pattern, list === 'app' ? 'i' : '');
}

function padded(time: string | undefined): string | undefined {
  if (time === undefined) return undefined;
  const [whole = '', fraction = ''] = time.replace('Z', '').split('.');
  return `${whole}.${fraction.padEnd(7, '0')}Z`;
}

/** A pattern that ends with the escape character matches nothing, where the service is repaired. */
export function withoutBadPatterns(
  patterns: readonly string[],
  world: World,
): readonly string[] | undefined {
  if (world.has(defects.typeBackslash)) return patterns;
  return patterns.some(isBad) ? undefined : patterns;
}

function isBad(pattern: string): boolean {
  try {
    isLike('', pattern);
    return false;
  } catch (error) {
    if (error instanceof BadPattern) return true;
    throw error;
  }
}
