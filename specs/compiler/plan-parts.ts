import type { PartPlan, PartsPlan } from './contract-plan.ts';
import { isObject, listAt, objectAt, textAt, type JsonObject } from './json-node.ts';
import { isJson, parseMediaType } from './media-type.ts';
import { resolveNode } from './resolve-pointer.ts';

/** Adds a schema that stands below that of the body and gives its key. */
type AddSchema = (schema: unknown, ...below: readonly string[]) => string;

/**
 * The parts of a multipart body: one per property of its schema (OpenAPI 3.1.1 section 4.8.15.1.3), read as `encoding` says,
 * else by type. Undefined where the schema names no property: nothing is then known of the parts.
 */
export function planParts(root: JsonObject, media: unknown, add: AddSchema): PartsPlan | undefined {
  const schema = resolveNode(root, objectAt(media, 'schema'));
  const properties = Object.entries(objectAt(schema, 'properties'));
  if (!isObject(schema) || properties.length === 0) return undefined;
  const required = listAt(schema, 'required');
  const named = properties.map(([name, property]): PartPlan => {
    const contentTypes = listedTypes(objectAt(objectAt(media, 'encoding'), name));
    return {
      name,
      required: required.includes(name),
      contentTypes,
      ...partOf({ root, name, property, contentTypes }, add),
    };
  });
  return { named, isOpen: schema['additionalProperties'] !== false };
}

interface Property {
  readonly root: JsonObject;
  readonly name: string;
  readonly property: unknown;
  readonly contentTypes: readonly string[];
}

/** A list is one part per item (section 4.8.15.1.2). */
function partOf(
  { root, name, property, contentTypes }: Property,
  add: AddSchema,
): Pick<PartPlan, 'repeated' | 'mediaType' | 'schema'> {
  const resolved = resolveNode(root, property);
  const repeated = textAt(resolved, 'type') === 'array';
  const items = isObject(resolved) ? (resolved['items'] ?? {}) : {};
  const mediaType = readAs(contentTypes) ?? typeOf(repeated ? resolveNode(root, items) : resolved);
  const below = ['properties', name];
  const schema = repeated ? add(items, ...below, 'items') : add(property, ...below);
  return { repeated, mediaType, schema };
}

/** `contentType` may list several (section 4.8.15.1.1). */
function listedTypes(encoding: JsonObject): readonly string[] {
  return (textAt(encoding, 'contentType') ?? '')
    .split(',')
    .map((type) => type.trim())
    .filter((type) => type !== '');
}

/** Where JSON is among the types, the part holds JSON whatever it is called. */
function readAs(types: readonly string[]): string | undefined {
  return types.find((type) => isJson(parseMediaType(type) ?? NO_TYPE)) ?? types[0];
}

const NO_TYPE = { type: '', subtype: '', parameters: new Map<string, string>() };

/** The default media type of a property by its own type (section 4.8.15.1.1). */
function typeOf(schema: unknown): string {
  const type = textAt(schema, 'type');
  const isBytes = textAt(schema, 'format') === 'binary' || textAt(schema, 'contentEncoding');
  if (type === undefined || isBytes) return 'application/octet-stream';
  return type === 'object' || type === 'array' ? 'application/json' : 'text/plain';
}
