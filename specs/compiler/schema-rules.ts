import type { DocumentRule, RuleFinding } from './document-rules.ts';
import { isObject, objectAt, textAt, type JsonObject } from './json-node.ts';
import { resolvePointer } from './resolve-pointer.ts';
import { visitSchemas, type SchemaNode } from './visit-schemas.ts';

type SchemaRule = (schema: SchemaNode, context: RuleContext) => readonly RuleFinding[];

interface RuleContext {
  readonly root: JsonObject;
  readonly version: '3.0' | '3.1';
}

const TYPES = ['array', 'boolean', 'integer', 'number', 'object', 'string'];

const RULES: Readonly<Record<string, SchemaRule>> = {
  'schema-type': typeKnown,
  'schema-items': itemsPresent,
  'schema-pattern': patternReadable,
  'schema-range': exclusiveBounds,
  'schema-discriminator': mappingLeads,
};

/** Rules about single schemas, by name. */
export const SCHEMA_RULES: Readonly<Record<string, DocumentRule>> = Object.fromEntries(
  Object.entries(RULES).map(([name, rule]) => [name, overSchemas(rule)]),
);

function overSchemas(rule: SchemaRule): DocumentRule {
  return (root, version) => {
    const found: RuleFinding[] = [];
    visitSchemas(root, (schema) => found.push(...rule(schema, { root, version })));
    return found;
  };
}

function typeKnown({ node, keys }: SchemaNode, { version }: RuleContext): readonly RuleFinding[] {
  const { type } = node;
  if (type === undefined) return [];
  const allowed = version === '3.0' ? TYPES : [...TYPES, 'null'];
  const given = Array.isArray(type) && version === '3.1' ? type : [type];
  const wrong = given.filter((one) => typeof one !== 'string' || !allowed.includes(one));
  return wrong.map((one) => ({ keys: [...keys, 'type'], expected: typeExpected(one, version) }));
}

function typeExpected(given: unknown, version: '3.0' | '3.1'): string {
  if (version === '3.1')
    return `${JSON.stringify(given)} is no type; one of ${TYPES.join(', ')}, null was expected`;
  if (given === 'null')
    return '"null" is no type in OpenAPI 3.0; nullable: true beside a type was expected';
  return `${JSON.stringify(given)} is no type in OpenAPI 3.0; one of ${TYPES.join(', ')} was expected`;
}

function itemsPresent(
  { node, keys }: SchemaNode,
  { version }: RuleContext,
): readonly RuleFinding[] {
  if (version !== '3.0' || node['type'] !== 'array' || isObject(node['items'])) return [];
  return [{ keys, expected: 'items was expected beside type: array (OpenAPI 3.0)' }];
}

function patternReadable({ node, keys }: SchemaNode): readonly RuleFinding[] {
  const own = textAt(node, 'pattern');
  const patterns = [
    ...(own === undefined ? [] : [own]),
    ...Object.keys(objectAt(node, 'patternProperties')),
  ];
  return patterns
    .filter((pattern) => !isPattern(pattern))
    .map((pattern) => ({
      keys: [...keys, 'pattern'],
      expected: `${JSON.stringify(pattern)} is no regular expression of ECMA-262`,
    }));
}

/** True for a regular expression, in Unicode mode or without it. */
export function isPattern(pattern: string, flags = ''): boolean {
  try {
    return new RegExp(pattern, flags) instanceof RegExp;
  } catch {
    return false;
  }
}

function exclusiveBounds(
  { node, keys }: SchemaNode,
  { version }: RuleContext,
): readonly RuleFinding[] {
  const kind = version === '3.0' ? 'boolean' : 'number';
  return ['exclusiveMinimum', 'exclusiveMaximum']
    .filter((key) => node[key] !== undefined && typeof node[key] !== kind)
    .map((key) => ({
      keys: [...keys, key],
      expected: `a ${kind} was expected in OpenAPI ${version}`,
    }));
}

function mappingLeads({ node, keys }: SchemaNode, { root }: RuleContext): readonly RuleFinding[] {
  const mapping = objectAt(node['discriminator'], 'mapping');
  return Object.entries(mapping)
    .filter(([, target]) => typeof target === 'string' && mappingTarget(root, target) === undefined)
    .map(([name, target]) => ({
      keys: [...keys, 'discriminator', 'mapping', name],
      expected: `"${String(target)}" leads to no schema; a schema name or a reference was expected`,
    }));
}

/** Canonical pointer of what a mapping value (a reference or a schema name) leads to. */
export function mappingTarget(root: JsonObject, target: string): string | undefined {
  const pointer = target.startsWith('#')
    ? target.slice(1)
    : `/components/schemas/${target.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return resolvePointer(root, pointer)?.pointer;
}
