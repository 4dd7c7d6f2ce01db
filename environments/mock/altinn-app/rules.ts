import { accessRules } from './rules/access.ts';
import { instanceRules } from './rules/instances.ts';

/**
 * The decisions of the app API mock as one table of pure functions: routes and engine ask it and
 * decide nothing themselves, so a fault is an override of one of them.
 */
export const defaultRules = { ...accessRules, ...instanceRules };

/** The table of rules, as a mock runs with it. */
export type Rules = typeof defaultRules;
