import { XMLParser } from 'fast-xml-parser';

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

type Node = Readonly<Record<string, unknown>>;

/** Reads a XACML 3 policy as Altinn apps have it. Throws PolicyUnreadable. */
export function readPolicy(xml: string, org: string): Policy {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
    isArray: (name) => /^(Rule|AnyOf|AllOf|Match|ObligationExpression)$/.test(name),
  });
  const root: unknown = parser.parse(xml);
  const policy = isNode(root) ? root['Policy'] : undefined;
  if (!isNode(policy)) throw new PolicyUnreadable('the root element is not a XACML Policy.');
  const obligations = nodes(child(policy, 'ObligationExpressions')['ObligationExpression']);
  const minimumLevel = levelOf(obligations, 'minimum-authenticationlevel') ?? 0;
  return {
    rules: nodes(policy['Rule']).map((node) => ruleOf(node, org)),
    minimumLevel,
    minimumLevelOrg: levelOf(obligations, 'minimum-authenticationlevel-org') ?? minimumLevel,
  };
}

interface Attribute {
  readonly id: string;
  readonly value: string;
}

function ruleOf(node: Node, org: string): PolicyRule {
  const groups = nodes(child(node, 'Target')['AnyOf'])
    .flatMap((any) => nodes(any['AllOf']))
    .map((all) => nodes(all['Match']).map(attributeOf));
  const attributes = groups.flat();
  const ofKind = (id: RegExp): string[] =>
    attributes.filter((attribute) => id.test(attribute.id)).map((attribute) => attribute.value);
  const roles = ofKind(/^subject .*(rolecode|partytypename|accesspackage)$/);
  const orgs = ofKind(/^subject urn:altinn:org$/).map((code) => ({
    org: code.replace(/^\[org\]$/i, org),
  }));
  return {
    effect: node['@Effect'] === 'Deny' ? 'Deny' : 'Permit',
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

function attributeOf(match: Node): Attribute {
  const designator = child(match, 'AttributeDesignator');
  const kind = /subject/i.test(text(designator['@Category'])) ? 'subject' : 'resource';
  const raw = match['AttributeValue'];
  const value = isNode(raw) ? text(raw['#text']) : text(raw);
  return { id: `${kind} ${text(designator['@AttributeId'])}`, value: value.trim() };
}

function levelOf(obligations: readonly Node[], name: string): number | undefined {
  const assignments = obligations.map((node) => node['AttributeAssignmentExpression']);
  for (const node of assignments.flatMap((value) => (Array.isArray(value) ? value : [value]))) {
    if (!isNode(node)) continue;
    const value = node['AttributeValue'];
    const named = text(node['@Category']).endsWith(`:${name}`);
    if (named) return Number(isNode(value) ? value['#text'] : value);
  }
  return undefined;
}

function nodes(value: unknown): readonly Node[] {
  return (Array.isArray(value) ? value : [value]).filter(isNode);
}

function child(node: Node, name: string): Node {
  const value = node[name];
  return isNode(value) ? value : {};
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
