import { claimRules } from './rules/claims.ts';
import { refusalRules } from './rules/refusals.ts';
import { requestRules } from './rules/request.ts';
import { tokenRules } from './rules/tokens.ts';

/**
 * The decisions of the mock as one table of pure functions: routes ask it and decide nothing themselves,
 * so a fault is an override of one of them.
 */
export const authenticationRules = {
  ...requestRules,
  ...tokenRules,
  ...claimRules,
  ...refusalRules,
};

/** The table of rules, as a mock runs with it. */
export type AuthenticationRules = typeof authenticationRules;
