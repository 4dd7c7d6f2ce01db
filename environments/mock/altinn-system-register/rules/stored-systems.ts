import { missingLanguage, refusedText } from '../bodies/unstorable.ts';
import { defects } from '../defects.ts';
import type { SystemContent, SystemRow } from '../register/rows.ts';
import type { World } from '../../server/world.ts';

/** What is decided of systems beside the rules that a body is held to. */
export const storeRules = {
  /** The number in `vendor.ID`. */
  vendorNumberIn: (text: string): string | undefined => /^0192:(\d{9})\s*$/.exec(text)?.[1],
  /** Whether an id is taken by what is registered under it. */
  isTaken: (row: SystemRow | undefined): boolean => row !== undefined,
  /** Whether the client ids of a system are kept from others. */
  holdsClients: ({ isDeleted }: SystemRow): boolean => !isDeleted,
  /** What no rule looks for, and the database does not take. */
  clashes: (clientIds: readonly string[]): boolean => new Set(clientIds).size < clientIds.length,
  /** Places with null that are refused. */
  refusedNulls: (breaks: readonly string[]): readonly string[] => breaks,
  refusedText,
  missingLanguage,
  /** Whether a vendor's list holds a system. */
  isListed: ({ orgNumber, isDeleted }: SystemRow, vendor: string): boolean =>
    !isDeleted && orgNumber === vendor,
  /** Whether a body is about the system of the address. */
  isSameId: (inBody: string, row: SystemRow): boolean => inBody === row.id,
  isSameVendor: (vendorId: string, row: SystemRow): boolean => vendorId === `0192:${row.orgNumber}`,
  /** Whether a system cannot be changed any more. */
  isFrozen: ({ isDeleted }: SystemRow): boolean => isDeleted,
  /** Whether PUT looks at redirect addresses. */
  checksRedirects: (world: World): boolean => !world.has(defects.updateRedirectUnchecked),
  /** A system after PUT of the whole. */
  replaced: (row: SystemRow, content: SystemContent): SystemRow => ({ ...row, ...content }),
  /** A system after PUT of one of its lists. */
  listReplaced: (row: SystemRow, change: Partial<SystemContent>): SystemRow => ({
    ...row,
    ...change,
  }),
};
