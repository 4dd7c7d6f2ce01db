import type { DateBound } from './dates.ts';

/** What GET instances is asked, read from query and header (reference altinn-platform 4.2). */
export interface Search {
  readonly org: string | undefined;
  readonly appId: string | undefined;
  readonly partyId: number | undefined;
  readonly currentTask: string | undefined;
  readonly isComplete: boolean | undefined;
  readonly endEvent: string | undefined;
  readonly isArchived: boolean | undefined;
  readonly isSoftDeleted: boolean | undefined;
  readonly isHardDeleted: boolean | undefined;
  readonly excludeConfirmedBy: string | undefined;
  readonly confirmed: boolean | undefined;
  readonly mainVersionInclude: number | undefined;
  readonly mainVersionExclude: number | undefined;
  readonly a3Ref: string | undefined;
  readonly a2ArchRef: string | undefined;
  readonly includeDataElements: boolean;
  readonly searchString: string | undefined;
  readonly order: string | undefined;
  readonly size: number;
  readonly token: string | undefined;
  /** Sent values of the date filters, by the member that they are about; empty ones left out. */
  readonly dates: Readonly<Record<DateMember, readonly string[]>>;
  readonly ownerIdentifier: string | undefined;
}

/** The dates that can be searched by. */
export const dateMembers = [
  'process.ended',
  'dueBefore',
  'visibleAfter',
  'created',
  'lastChanged',
] as const;

/** One of them. */
export type DateMember = (typeof dateMembers)[number];

/** Bounds of the date filters. */
export type DateBounds = Readonly<Record<DateMember, readonly DateBound[]>>;
