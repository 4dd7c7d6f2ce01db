import { accessRules } from './rules/access.ts';
import { dataRules } from './rules/data.ts';
import { eventRules } from './rules/events.ts';
import { instanceRules } from './rules/instances.ts';
import { searchRules } from './rules/search.ts';

/**
 * The decisions of the mock of Storage as one table of pure functions: routes ask it and decide nothing themselves,
 * so a fault is an override of one of them.
 */
export const storageRules = {
  ...accessRules,
  ...searchRules,
  ...instanceRules,
  ...dataRules,
  ...eventRules,
};

/** The table of rules, as a mock runs with it. */
export type StorageRules = typeof storageRules;
