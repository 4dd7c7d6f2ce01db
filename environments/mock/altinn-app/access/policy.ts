import { readXml, XmlError, type XmlElement } from '../model/xml-reader.ts';

/** An app's rights, reduced to what the decision point of the mock reads. */
export interface Policy {
  readonly rules: readonly PolicyRule[];
  /** Lowest authentication level of persons and system users. */
  readonly minimumLevel: number;
  readonly minimumLevelOrg: number;
}

export interface PolicyRule {
  readonly effect: 'Permit' | 'Deny';
  /** `role`: whoever acts for the party; otherwise a service owner code. */
  readonly subjects: readonly ({ readonly org: string } | 'role')[];
  readonly actions: readonly string[];
  /** Ids of tasks and end events; empty: anywhere, also where no process is. */
  readonly places: readonly string[];
}

/** The policy file of an app cannot be read. Code `app-policy-unreadable`. */
export class PolicyUnreadable extends Error {
  readonly code = 'app-policy-unreadable';
}

/** Rights of an app folder without a policy: the table of the recordings' README. */
export function defaultPolicy(org: string, tasks: readonly string[]): Policy {
  return {
    rules: [
      rule(['role'], ['instantiate', 'read'], []),
      rule(['role'], ['write', 'delete', 'confirm', 'sign', 'reject', 'pay'], tasks),
      rule([{ org }], ['instantiate', 'read', 'write', 'complete', 'delete', 'confirm'], []),
    ],
    minimumLevel: 2,
    minimumLevelOrg: 2,
  };
}

function rule(
  subjects: PolicyRule['subjects'],
  actions: readonly string[],
  places: readonly string[],
): PolicyRule {
  return { effect: 'Permit', subjects, actions, places };
}

/** Reads a XACML 3 policy as Altinn apps have it. Throws PolicyUnreadable. */
export function readPolicy(xml: string, org: string): Policy {
  const policy = policyElement(xml);
  const obligations = below(policy, 'ObligationExpressions', 'ObligationExpression');
  const minimumLevel = levelOf(obligations, 'minimum-authenticationlevel') ?? 0;
  return {
    rules: below(policy, 'Rule').map((element) => ruleOf(element, org)),
    minimumLevel,
    minimumLevelOrg: levelOf(obligations, 'minimum-authenticationlevel-org') ?? minimumLevel,
  };
}

function policyElement(xml: string): XmlElement {
  try {
    const root = readXml(xml.replace(/^\uFEFF/, ''), { dtd: false });
    if (root.name === 'Policy') return root;
  } catch (error) {
    throw error instanceof XmlError ? new PolicyUnreadable(error.message) : error;
  }
  throw new PolicyUnreadable('the root element is not a XACML Policy.');
}

interface Attribute {
  readonly id: string;
  readonly value: string;
}

function ruleOf(rule: XmlElement, org: string): PolicyRule {
  const groups = below(rule, 'Target', 'AnyOf', 'AllOf').map((all) =>
    below(all, 'Match').map(attributeOf),
  );
  const attributes = groups.flat();
  const ofKind = (id: RegExp): string[] =>
    attributes.filter((attribute) => id.test(attribute.id)).map((attribute) => attribute.value);
  const roles = ofKind(/^subject .*(rolecode|partytypename|accesspackage)$/);
  const orgs = ofKind(/^subject urn:altinn:org$/).map((code) => ({
    org: code.replace(/^\[org\]$/i, org),
  }));
  return {
    effect: rule.attributes['Effect'] === 'Deny' ? 'Deny' : 'Permit',
    subjects: [...(roles.length > 0 ? (['role'] as const) : []), ...orgs],
    actions: ofKind(/action-id$/),
    places: anywhere(groups) ? [] : ofKind(place),
  };
}

const place = /^resource urn:altinn:(task|end-event)$/;

// A resource group that names the app but no task or end event covers the whole app.
function anywhere(groups: readonly (readonly Attribute[])[]): boolean {
  const resources = groups.filter((group) =>
    group.some(({ id }) => id === 'resource urn:altinn:app'),
  );
  return resources.some((group) => !group.some(({ id }) => place.test(id)));
}

function attributeOf(match: XmlElement): Attribute {
  const { Category = '', AttributeId = '' } =
    below(match, 'AttributeDesignator')[0]?.attributes ?? {};
  const kind = /subject/i.test(Category) ? 'subject' : 'resource';
  return { id: `${kind} ${AttributeId}`, value: valueIn(match) };
}

function levelOf(obligations: readonly XmlElement[], name: string): number | undefined {
  const assignment = obligations
    .flatMap((element) => below(element, 'AttributeAssignmentExpression'))
    .find((element) => element.attributes['Category']?.endsWith(`:${name}`));
  return assignment === undefined ? undefined : Number(valueIn(assignment));
}

const valueIn = (element: XmlElement): string =>
  below(element, 'AttributeValue')[0]?.text.trim() ?? '';

/** Elements that a path of names leads to, in document order. */
function below(element: XmlElement, ...path: readonly string[]): readonly XmlElement[] {
  return path.reduce<readonly XmlElement[]>(
    (found, name) => found.flatMap((one) => one.children.filter((child) => child.name === name)),
    [element],
  );
}
