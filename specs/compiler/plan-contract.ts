import { basename } from 'node:path';
import { basePathsOf } from './base-paths.ts';
import type {
  ContractPlan,
  HeaderPlan,
  MediaPlan,
  OperationPlan,
  ParameterPlan,
  ResponsePlan,
  SchemaSet,
} from './contract-plan.ts';
import type { Direction } from './conversion.ts';
import { isObject, listAt, objectAt, textAt, toPointer, type JsonObject } from './json-node.ts';
import type { LoadedDocument } from './load-document.ts';
import {
  operationsOf,
  parametersOf,
  type OperationNode,
  type ParameterNode,
} from './operations-of.ts';
import { planParts } from './plan-parts.ts';
import { resolveNode } from './resolve-pointer.ts';
import { openSchemaBook, type SchemaBook } from './schema-book.ts';
import { compareSpecificity } from './specificity.ts';
import { visitSchemas } from './visit-schemas.ts';

interface Planning {
  readonly root: JsonObject;
  readonly books: Readonly<Record<Direction, SchemaBook>>;
}

interface Place {
  readonly direction: Direction;
  readonly keys: readonly string[];
}

/** Plans a contract: every operation, parameter, body and header with the key of its converted schema. */
export function planContract(document: LoadedDocument, api: string): ContractPlan {
  const { root } = document;
  const books = openBooks(document);
  const operations = operationsOf(root).map((operation) =>
    planOperation({ root, books }, operation),
  );
  return {
    api,
    document: basename(document.file).replace(/(\.openapi)?\.(json|ya?ml)$/i, ''),
    title: textAt(root['info'], 'title') ?? '',
    version: textAt(root['info'], 'version') ?? '',
    basePaths: basePathsOf(root),
    operations: operations.toSorted((one, other) => compareSpecificity(one.path, other.path)),
    schemas: setsOf(books),
    declaredSchemas: Object.keys(objectAt(root['components'], 'schemas')).length,
  };
}

type Books = Planning['books'];

/** One book for both directions, unless a property is demanded of one of them only. */
function openBooks(document: LoadedDocument): Books {
  const request = openSchemaBook(document, 'request');
  return {
    request,
    response: hasDirections(document.root) ? openSchemaBook(document, 'response') : request,
  };
}

function hasDirections(root: JsonObject): boolean {
  let found = false;
  visitSchemas(
    root,
    ({ node }) => (found ||= node['readOnly'] === true || node['writeOnly'] === true),
  );
  return found;
}

function setsOf({ request, response }: Books): Readonly<Record<Direction, SchemaSet>> {
  const ofRequest = setOf(request);
  return { request: ofRequest, response: request === response ? ofRequest : setOf(response) };
}

function setOf({ defs, origins }: SchemaBook): SchemaSet {
  return { defs, origins };
}

function planOperation(planning: Planning, operation: OperationNode): OperationPlan {
  const { node, method, path } = operation;
  const body = resolveNode(planning.root, node['requestBody']);
  const keys = ['paths', path, method];
  return {
    id: textAt(node, 'operationId') ?? `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    summary: textAt(node, 'summary') ?? '',
    tags: listAt(node, 'tags').map(String),
    parameters: parametersOf(planning.root, operation)
      .filter(counts)
      .map((one) => planParameter(planning, path, one)),
    ...(isObject(body)
      ? {
          requestBody: {
            required: body['required'] === true,
            content: planContent(planning, body, {
              direction: 'request',
              keys: [...keys, 'requestBody'],
            }),
          },
        }
      : {}),
    responses: Object.entries(objectAt(node, 'responses'))
      .filter(([status]) => !status.startsWith('x-'))
      .map(([status, response]) => planResponse(planning, [status, response], keys)),
    extensions: Object.fromEntries(Object.entries(node).filter(([key]) => key.startsWith('x-'))),
  };
}

/** OpenAPI 3.0.4 section 4.7.12.2: these three headers are described elsewhere, a parameter of that name is ignored. */
function counts({ node }: ParameterNode): boolean {
  return (
    node['in'] !== 'header' ||
    !/^(accept|content-type|authorization)$/i.test(textAt(node, 'name') ?? '')
  );
}

const DEFAULT_STYLE: Readonly<Record<string, string>> = {
  query: 'form',
  cookie: 'form',
  path: 'simple',
  header: 'simple',
};

function planParameter(
  planning: Planning,
  path: string,
  { node, keys }: ParameterNode,
): ParameterPlan {
  const place = parameterPlace(node['in']);
  const style = textAt(node, 'style') ?? DEFAULT_STYLE[place] ?? 'form';
  return {
    name: textAt(node, 'name') ?? '',
    in: place,
    required: node['required'] === true,
    style,
    explode: typeof node['explode'] === 'boolean' ? node['explode'] : style === 'form',
    ...planText(planning, node, { direction: 'request', keys: ['paths', path, ...keys] }),
  };
}

function parameterPlace(place: unknown): ParameterPlan['in'] {
  return place === 'path' || place === 'header' || place === 'cookie' ? place : 'query';
}

/** Schema of a parameter or header: beside it, or under its one media type. */
function planText(
  { books }: Planning,
  node: JsonObject,
  { direction, keys }: Place,
): { readonly json: boolean; readonly schema: string } {
  const [content] = Object.entries(objectAt(node, 'content'));
  if (content === undefined)
    return {
      json: false,
      schema: books[direction].add(node['schema'], toPointer([...keys, 'schema'])),
    };
  const [mediaType, media] = content;
  const schema = isObject(media) ? media['schema'] : undefined;
  return {
    json: /json/i.test(mediaType),
    schema: books[direction].add(schema, toPointer([...keys, 'content', mediaType, 'schema'])),
  };
}

function planContent(
  { root, books }: Planning,
  owner: JsonObject,
  { direction, keys }: Place,
): readonly MediaPlan[] {
  return Object.entries(objectAt(owner, 'content')).map(([mediaType, media]) => {
    const schema = isObject(media) ? media['schema'] : undefined;
    if (schema === undefined) return { mediaType };
    const below = [...keys, 'content', mediaType, 'schema'];
    const add = (one: unknown, ...more: readonly string[]): string =>
      books[direction].add(one, toPointer([...below, ...more]));
    const parts = mediaType.startsWith('multipart/') ? planParts(root, media, add) : undefined;
    return { mediaType, schema: add(schema), ...(parts === undefined ? {} : { parts }) };
  });
}

function planResponse(
  planning: Planning,
  [status, response]: readonly [string, unknown],
  operationKeys: readonly string[],
): ResponsePlan {
  const resolved = resolveNode(planning.root, response);
  const node = isObject(resolved) ? resolved : {};
  const place: Place = { direction: 'response', keys: [...operationKeys, 'responses', status] };
  const content = planContent(planning, node, place);
  return {
    status:
      status.toUpperCase() === status || /^\dxx$/i.test(status) ? status.toUpperCase() : status,
    description: textAt(node, 'description') ?? '',
    mayBeEmpty: content.length === 0 || node['x-may-be-empty'] === true,
    content,
    headers: Object.entries(objectAt(node, 'headers'))
      .filter(([name]) => name.toLowerCase() !== 'content-type')
      .map(([name, header]) => planHeader(planning, [name, header], place)),
  };
}

function planHeader(
  planning: Planning,
  [name, header]: readonly [string, unknown],
  place: Place,
): HeaderPlan {
  const resolved = resolveNode(planning.root, header);
  const node = isObject(resolved) ? resolved : {};
  return {
    name: name.toLowerCase(),
    required: node['required'] === true,
    explode: node['explode'] === true,
    ...planText(planning, node, {
      direction: place.direction,
      keys: [...place.keys, 'headers', name],
    }),
  };
}
