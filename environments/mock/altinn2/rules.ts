import { accessRules } from './rules/access.ts';
import { authorizationRules } from './rules/authorization.ts';
import { browserRules } from './rules/browser.ts';
import { formatRules } from './rules/format.ts';
import { listRules } from './rules/lists.ts';
import { messageRules } from './rules/messages.ts';
import { metadataRules } from './rules/metadata.ts';
import { partyRules } from './rules/parties.ts';

/**
 * The decisions of the mock of Altinn 2 as one table of pure functions: routes and formats ask it and decide
 * nothing themselves, so a fault is an override of one of them.
 */
export const altinn2Rules = {
  ...accessRules,
  ...browserRules,
  ...formatRules,
  ...listRules,
  ...messageRules,
  ...partyRules,
  ...authorizationRules,
  ...metadataRules,
};

/** The table of rules, as a mock runs with it. */
export type Altinn2Rules = typeof altinn2Rules;
