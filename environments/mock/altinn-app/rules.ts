/**
 * The decisions of the app API mock as one table of pure functions: routes and engine ask it and
 * decide nothing themselves, so a fault is an override of one of them.
 */
export const defaultRules = {};

export type Rules = typeof defaultRules;
