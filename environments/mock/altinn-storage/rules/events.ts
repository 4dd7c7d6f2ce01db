import { noteEvent, type Happening } from '../../altinn-app/instances/instance-log.ts';
import type { LoggedEvent, StoredInstance } from '../../altinn-app/instances/instance.ts';
import { processRules } from '../../altinn-app/rules/process.ts';
import type { HistoryItem } from '../../altinn-app/process/process-history.ts';
import type { World } from '../../server/world.ts';
import { toMicros } from '../search/dates.ts';

/** What of a log is asked for. */
export interface EventQuestion {
  /** None: all kinds. */
  readonly types: readonly string[];
  /** Both or neither count (reference altinn-platform 4.4, row 14). */
  readonly between?: { readonly from: number; readonly to: number };
}

/** Decisions about the log of an instance. */
export const eventRules = {
  /** Notes what happened. */
  notes: (world: World, instance: StoredInstance, happening: Happening): void =>
    noteEvent({ world }, instance, happening),
  /** Events in the order of time. */
  ordersEvents: (log: readonly LoggedEvent[]): readonly LoggedEvent[] =>
    log.toSorted((a, b) => (toMicros(a.created) ?? 0) - (toMicros(b.created) ?? 0)),
  /** Whether an event is of a kind and time that was asked for. */
  isAskedFor: ({ eventType, created }: LoggedEvent, { types, between }: EventQuestion): boolean => {
    const at = toMicros(created) ?? 0;
    const isKind =
      types.length === 0 || types.some((one) => one.toLowerCase() === eventType.toLowerCase());
    return isKind && (between === undefined || (at >= between.from && at <= between.to));
  },
  /** Whether only one bound of time counts as none. */
  needsBothBounds: (): boolean => true,
  /** The steps that a process took. */
  tellsHistory: ({ events, process }: StoredInstance): readonly HistoryItem[] =>
    processRules.history(events, process),
};
