import { accessRules } from './rules/access.ts';
import { catalogueRules } from './rules/catalogue.ts';
import { pagingRules } from './rules/paging.ts';
import { requestRules } from './rules/requests.ts';
import { systemRules } from './rules/systems.ts';

/**
 * The decisions of the mock of the system register as one table of pure functions: routes ask it and
 * decide nothing themselves, so a fault is an override of one of them.
 */
export const registerRules = {
  ...accessRules,
  ...catalogueRules,
  ...systemRules,
  ...requestRules,
  ...pagingRules,
};

/** The table of rules, as a mock runs with it. */
export type RegisterRules = typeof registerRules;
