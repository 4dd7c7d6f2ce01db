import { accessRules } from './rules/access.ts';
import { batchRules } from './rules/batch.ts';
import { certificateRules } from './rules/certificates.ts';
import { formatRules } from './rules/format.ts';
import { reportRules } from './rules/reports.ts';

/**
 * The decisions of the mock as one table of pure functions: routes and store ask it and decide nothing themselves,
 * so a fault is an override of one of them.
 */
export const sdirRules = {
  ...accessRules,
  ...formatRules,
  ...reportRules,
  ...batchRules,
  ...certificateRules,
};

/** The table of rules, as a mock runs with it. */
export type SdirRules = typeof sdirRules;
