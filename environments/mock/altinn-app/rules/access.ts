import type { MockRequest } from '../../server/message.ts';
import type { World } from '../../server/world.ts';
import { representedParties } from '../../identities.ts';
import type { AppDefinition } from '../app/app-definition.ts';
import { requiredScope } from '../access/api-scopes.ts';
import { authenticate, presentedToken, type Presented } from '../access/authenticate.ts';
import type { Caller, RouteAccess } from '../call.ts';
import { policyOf } from '../access/policy-cache.ts';
import type { PolicyRule } from '../access/policy.ts';

/** What the decision point is asked. */
export interface AccessQuestion {
  readonly app: AppDefinition;
  /** `org/app` of the path; only the app's own id, in its own case, has a policy. */
  readonly pathAppId: string;
  readonly caller: Caller;
  readonly action: string;
  readonly partyId: number;
  /** Id of the current task or of the reached end event; absent: no process, or no such instance. */
  readonly place?: string;
}

/** Decisions about tokens and rights. */
export const accessRules = {
  /** The token of a request: Bearer header, else cookie. */
  presents: (request: MockRequest): Presented | undefined => presentedToken(request),
  /** The caller that a token stands for; undefined where the token is not good. */
  authenticates: (world: World, token: string): Promise<Caller | undefined> =>
    authenticate(world, token),
  /** Whether the operation answers 401 to a call without a good token. */
  needsToken: (access: RouteAccess): boolean => access !== 'none',
  /** Whether the app's `apiScopes` let the caller use this method. */
  hasScope: (app: AppDefinition, caller: Caller, method: string): boolean => {
    const wanted = requiredScope(app, caller, method);
    return wanted === undefined || caller.scopes.includes(wanted);
  },
  /** Whether the policy gives the caller this action there. */
  permits: (question: AccessQuestion): boolean => {
    if (question.pathAppId !== question.app.id) return false;
    const fitting = policyOf(question.app).rules.filter((rule) => applies(rule, question));
    return fitting.length > 0 && fitting.every((rule) => rule.effect === 'Permit');
  },
  /** The authentication level that the policy demands of this caller. */
  requiredLevel: (app: AppDefinition, caller: Caller): number => {
    const policy = policyOf(app);
    return caller.kind === 'org' ? policy.minimumLevelOrg : policy.minimumLevel;
  },
  /** Whether the caller acts for the party; the test platform lets a system user act for any. */
  represents: (caller: Caller, partyId: number): boolean => {
    if (caller.kind === 'system') return true;
    return caller.userId !== undefined && representedParties(caller.userId).has(partyId);
  },
};

function applies(rule: PolicyRule, question: AccessQuestion): boolean {
  return (
    rule.actions.includes(question.action) &&
    (rule.places.length === 0 || rule.places.includes(question.place ?? '')) &&
    rule.subjects.some((subject) => isSubject(subject, question))
  );
}

function isSubject(subject: PolicyRule['subjects'][number], question: AccessQuestion): boolean {
  if (subject !== 'role') return question.caller.org === subject.org.toLowerCase();
  if (question.caller.kind === 'org') return false;
  return accessRules.represents(question.caller, question.partyId);
}
