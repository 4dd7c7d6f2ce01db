import { accessRules } from './rules/access.ts';
import { catalogueRules } from './rules/catalogue.ts';
import { changeRules } from './rules/changes.ts';
import { pagingRules } from './rules/paging.ts';
import { requestRules } from './rules/requests.ts';
import { storeRules } from './rules/stored-systems.ts';
import { systemRules } from './rules/systems.ts';
import { userRules } from './rules/users.ts';

/**
 * The decisions of the mock of the system register as one table of pure functions: routes ask it and
 * decide nothing themselves, so a fault is an override of one of them.
 */
export const registerRules = {
  ...accessRules,
  ...catalogueRules,
  ...systemRules,
  ...storeRules,
  ...requestRules,
  ...changeRules,
  ...userRules,
  ...pagingRules,
};

/** The table of rules, as a mock runs with it. */
export type RegisterRules = typeof registerRules;
