import type { StoredDataElement, StoredInstance } from '../../altinn-app/instances/instance.ts';
import { dataRules as appRules } from '../../altinn-app/rules/data.ts';

/** Decisions about data elements and their bytes. */
export const dataRules = {
  /** The element of this id, on this instance alone. */
  findsElement: (
    instance: StoredInstance,
    id: string,
    _all: ReadonlyMap<string, StoredInstance>,
  ): StoredDataElement | undefined => instance.data.find((element) => element.id === id),
  /** The bytes that an upload is stored as; Storage reads none of them. */
  storesBytes: (sent: Buffer): Buffer => sent,
  /** The bytes that a download gives. */
  givesBytes: ({ content }: StoredDataElement): Buffer => content,
  /** Whether an element may not be changed now. */
  isLocked: (element: StoredDataElement): boolean => appRules.isLocked(element),
  /** Whether there is nothing in an upload. */
  isEmpty: (sent: Buffer): boolean => sent.length === 0,
  /** Elements of an instance without the deleted one. */
  without: (all: readonly StoredDataElement[], gone: StoredDataElement): StoredDataElement[] =>
    all.filter((one) => one.id !== gone.id),
  /** Whether a reader makes an element read: whoever is not the owner of the app. */
  marksRead: (isOwner: boolean): boolean => !isOwner,
};
