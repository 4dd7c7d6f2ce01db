import type { SystemRow, SystemUserRow } from '../register/rows.ts';

/** Who becomes a system user, and who is one (reference altinn-system-register 1). */
export const userRules = {
  /** Whether this answer of the customer makes a system user. */
  makesUser: (answer: 'Accepted' | 'Rejected'): boolean => answer === 'Accepted',
  /** Whether Maskinporten gives tokens to a system user now (recorded SR-659, SR-754). */
  isGranted: ({
    system,
    user,
  }: {
    readonly system: SystemRow;
    readonly user: SystemUserRow;
  }): boolean => !system.isDeleted && !user.isDeleted,
  /** Whether the request of a system user goes with it. */
  endsRequest: (): boolean => true,
  /** Whether a system user stands in lists. */
  isShown: ({ isDeleted }: SystemUserRow): boolean => !isDeleted,
};
