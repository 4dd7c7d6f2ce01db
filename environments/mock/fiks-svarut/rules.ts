import { accessRules } from './rules/access.ts';
import { lifeRules } from './rules/life.ts';
import { lookupRules } from './rules/lookup.ts';
import { multipartRules } from './rules/multipart.ts';
import { requestRules } from './rules/request.ts';
import { signingRules } from './rules/signing.ts';
import { submissionRules } from './rules/submission.ts';

/**
 * The decisions of the mock as one table of pure functions: routes and life ask it and decide nothing
 * themselves, so a fault is an override of one of them.
 */
export const fiksRules = {
  ...accessRules,
  ...multipartRules,
  ...requestRules,
  ...submissionRules,
  ...lifeRules,
  ...signingRules,
  ...lookupRules,
};

/** The table of rules, as a mock runs with it. */
export type FiksRules = typeof fiksRules;
