import { clientRules } from './rules/client.ts';
import { grantRules } from './rules/grant.ts';
import { requestRules } from './rules/request.ts';
import { tokenRules } from './rules/token.ts';

/**
 * The decisions of the mock as one table of pure functions: routes ask it and decide nothing themselves,
 * so a fault is an override of one of them.
 */
export const maskinportenRules = { ...requestRules, ...clientRules, ...grantRules, ...tokenRules };

/** The table of rules, as a mock runs with it. */
export type MaskinportenRules = typeof maskinportenRules;
