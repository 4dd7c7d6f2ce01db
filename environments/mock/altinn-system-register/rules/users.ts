import type { SystemUserRow } from '../register/rows.ts';

/** Who becomes a system user, and who is one (reference altinn-system-register 1). */
export const userRules = {
  /** Whether this answer of the customer makes a system user. */
  makesUser: (answer: 'Accepted' | 'Rejected'): boolean => answer === 'Accepted',
  /** Whether a system user stands in lists. */
  isShown: ({ isDeleted }: SystemUserRow): boolean => !isDeleted,
};
