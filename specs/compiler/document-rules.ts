import { isObject, listAt, objectAt, textAt, type JsonObject } from './json-node.ts';
import { isMediaType } from './media-type.ts';
import {
  isSame,
  operationsOf,
  parametersOf,
  templateNames,
  type OperationNode,
} from './operations-of.ts';
import { resolveNode } from './resolve-pointer.ts';
import { SCHEMA_RULES } from './schema-rules.ts';

/** A place and what was expected there. */
export interface RuleFinding {
  readonly keys: readonly string[];
  readonly expected: string;
}

/** A rule that the standard states in words, so that no schema of documents finds it. */
export type DocumentRule = (root: JsonObject, version: '3.0' | '3.1') => readonly RuleFinding[];

/** Named tolerances that a document may ask for in `x-tolerances`. */
const TOLERANCES = ['ref-null', 'enum-null', 'null-optional', 'fiks-null-optional'];

/** All rules by name, in the order in which their findings are told. */
export const DOCUMENT_RULES: Readonly<Record<string, DocumentRule>> = {
  'document-content': contentPresent,
  'path-parameter-declared': (root) =>
    operationsOf(root).flatMap((operation) => undeclared(root, operation)),
  'path-parameter-in-path': (root) =>
    operationsOf(root).flatMap((operation) => orphans(root, operation)),
  'path-parameter-required': (root) =>
    operationsOf(root).flatMap((operation) => optionalInPath(root, operation)),
  'parameter-once': (root) => operationsOf(root).flatMap((operation) => repeated(root, operation)),
  'parameter-typed': (root) => operationsOf(root).flatMap((operation) => untyped(root, operation)),
  'operation-id-once': operationIdOnce,
  'path-once': pathOnce,
  'media-type': (root) => operationsOf(root).flatMap((operation) => notMediaTypes(root, operation)),
  'security-declared': (root) =>
    operationsOf(root).flatMap((operation) => undeclaredSchemes(root, operation)),
  'tolerance-known': toleranceKnown,
  ...SCHEMA_RULES,
};

/** OpenAPI 3.0.4 section 4.7.1 demands paths; 3.1.1 section 4.8.1 at least one of three. */
function contentPresent(root: JsonObject, version: '3.0' | '3.1'): readonly RuleFinding[] {
  const wanted = version === '3.0' ? ['paths'] : ['paths', 'components', 'webhooks'];
  if (wanted.some((key) => root[key] !== undefined)) return [];
  return [
    {
      keys: [],
      expected: `the member ${wanted.map((key) => `"${key}"`).join(' or ')} was expected`,
    },
  ];
}

function keysTo({ path, method }: OperationNode, ...below: readonly string[]): readonly string[] {
  return ['paths', path, method, ...below];
}

function named(operation: OperationNode): string {
  return `${operation.method.toUpperCase()} ${operation.path}`;
}

function quoted(parameter: JsonObject): string {
  const name = textAt(parameter, 'name');
  return name === undefined ? 'without a name' : `"${name}"`;
}

function undeclared(root: JsonObject, operation: OperationNode): readonly RuleFinding[] {
  const declared = new Set(inPath(root, operation).map(({ node }) => textAt(node, 'name')));
  return templateNames(operation.path)
    .filter((name) => !declared.has(name))
    .map((name) => ({
      keys: keysTo(operation),
      expected: `{${name}} stands in the path of ${named(operation)} but no parameter with in: path declares it`,
    }));
}

function orphans(root: JsonObject, operation: OperationNode): readonly RuleFinding[] {
  const names = templateNames(operation.path);
  return inPath(root, operation)
    .filter(({ node }) => !names.includes(textAt(node, 'name') ?? ''))
    .map(({ node, keys }) => ({
      keys: ['paths', operation.path, ...keys],
      expected: `the path parameter ${quoted(node)} is declared but {${textAt(node, 'name') ?? ''}} does not stand in the path of ${named(operation)}`,
    }));
}

function optionalInPath(root: JsonObject, operation: OperationNode): readonly RuleFinding[] {
  return inPath(root, operation)
    .filter(({ node }) => node['required'] !== true)
    .map(({ node, keys }) => ({
      keys: ['paths', operation.path, ...keys],
      expected: `required: true was expected for the path parameter ${quoted(node)} of ${named(operation)}`,
    }));
}

function inPath(root: JsonObject, operation: OperationNode): ReturnType<typeof parametersOf> {
  return parametersOf(root, operation).filter(({ node }) => node['in'] === 'path');
}

function repeated(root: JsonObject, operation: OperationNode): readonly RuleFinding[] {
  const own = listAt(operation.node, 'parameters')
    .map((entry) => resolveNode(root, entry))
    .filter(isObject);
  return own.flatMap((node, index) =>
    own.slice(0, index).some((earlier) => isSame(earlier, node))
      ? [
          {
            keys: keysTo(operation, 'parameters', String(index)),
            expected: `the parameter ${quoted(node)} in ${textAt(node, 'in')} is declared twice in ${named(operation)}`,
          },
        ]
      : [],
  );
}

function untyped(root: JsonObject, operation: OperationNode): readonly RuleFinding[] {
  return parametersOf(root, operation)
    .filter(({ node }) => 'schema' in node === 'content' in node)
    .map(({ node, keys }) => ({
      keys: ['paths', operation.path, ...keys],
      expected: `either schema or content was expected for the parameter ${quoted(node)} of ${named(operation)}`,
    }));
}

function operationIdOnce(root: JsonObject): readonly RuleFinding[] {
  const owners = new Map<string, OperationNode>();
  return operationsOf(root).flatMap((operation) => {
    const id = textAt(operation.node, 'operationId');
    const owner = id === undefined ? undefined : owners.get(id);
    if (id !== undefined && owner === undefined) owners.set(id, operation);
    if (owner === undefined) return [];
    return [
      {
        keys: keysTo(operation, 'operationId'),
        expected: `the operationId "${id}" already names ${named(owner)}; one of its own was expected`,
      },
    ];
  });
}

function pathOnce(root: JsonObject): readonly RuleFinding[] {
  const shapes = new Map<string, string>();
  return Object.keys(objectAt(root, 'paths')).flatMap((path) => {
    const shape = path.replaceAll(/\{[^{}]*\}/g, '{}');
    const earlier = shapes.get(shape);
    shapes.set(shape, path);
    return earlier === undefined
      ? []
      : [
          {
            keys: ['paths', path],
            expected: `the path equals "${earlier}" but for parameter names`,
          },
        ];
  });
}

function notMediaTypes(root: JsonObject, operation: OperationNode): readonly RuleFinding[] {
  return contentsOf(root, operation).flatMap(({ content, keys }) =>
    Object.keys(content)
      .filter((key) => !isMediaType(key))
      .map((key) => ({
        keys: [...keys, key],
        expected: `"${key}" is no media type; type/subtype or a range such as application/* was expected`,
      })),
  );
}

interface ContentNode {
  readonly content: JsonObject;
  readonly keys: readonly string[];
}

function contentsOf(root: JsonObject, operation: OperationNode): readonly ContentNode[] {
  const body = resolveNode(root, operation.node['requestBody']);
  const responses = Object.entries(objectAt(operation.node, 'responses')).map(
    ([status, response]): ContentNode => ({
      content: objectAt(resolveNode(root, response), 'content'),
      keys: keysTo(operation, 'responses', status, 'content'),
    }),
  );
  return [
    { content: objectAt(body, 'content'), keys: keysTo(operation, 'requestBody', 'content') },
    ...responses,
  ];
}

function undeclaredSchemes(root: JsonObject, operation: OperationNode): readonly RuleFinding[] {
  const declared = objectAt(root['components'], 'securitySchemes');
  return listAt(operation.node, 'security').flatMap((entry, index) =>
    (isObject(entry) ? Object.keys(entry) : [])
      .filter((name) => !Object.hasOwn(declared, name))
      .map((name) => ({
        keys: keysTo(operation, 'security', String(index), name),
        expected: `the security scheme "${name}" is not declared in components.securitySchemes`,
      })),
  );
}

function toleranceKnown(root: JsonObject): readonly RuleFinding[] {
  if (root['x-tolerances'] === undefined) return [];
  const expected = `a list out of ${TOLERANCES.join(', ')} was expected`;
  if (!Array.isArray(root['x-tolerances'])) return [{ keys: ['x-tolerances'], expected }];
  return listAt(root, 'x-tolerances').flatMap((name, index) =>
    TOLERANCES.includes(String(name)) ? [] : [{ keys: ['x-tolerances', String(index)], expected }],
  );
}
