import { accessRules } from './rules/access.ts';
import { attachmentRules } from './rules/attachment.ts';
import { dataRules } from './rules/data.ts';
import { instanceRules } from './rules/instances.ts';
import { processRules } from './rules/process.ts';
import { signingRules } from './rules/signing.ts';
import { staticRules } from './rules/static.ts';
import { validationRules } from './rules/validation.ts';

/**
 * The decisions of the app API mock as one table of pure functions: routes and engine ask it and
 * decide nothing themselves, so a fault is an override of one of them.
 */
export const defaultRules = {
  ...accessRules,
  ...instanceRules,
  ...dataRules,
  ...attachmentRules,
  ...processRules,
  ...signingRules,
  ...validationRules,
  ...staticRules,
};

/** The table of rules, as a mock runs with it. */
export type Rules = typeof defaultRules;
