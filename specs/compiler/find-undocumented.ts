import { definitionOf, type Definitions } from './conversion.ts';
import { escapeKey, isObject, listAt, objectAt, type JsonObject } from './json-node.ts';

const NONE: ReadonlySet<unknown> = new Set();

/** Where we are: the value, its pointer, and every schema that has a say about it. */
interface Place {
  readonly value: unknown;
  readonly pointer: string;
  readonly schemas: readonly JsonObject[];
}

/**
 * JSON pointers of properties that no schema with a say declares. A schema that names no property, or says what
 * others are like (`additionalProperties`), leaves an object open: nothing in it is undocumented.
 */
export function findUndocumented(
  value: unknown,
  key: string,
  defs: Definitions,
): readonly string[] {
  const found: string[] = [];
  visit({ value, pointer: '', schemas: expand(defs[key], { value, defs, seen: NONE }) });
  return found;

  function visit(place: Place): void {
    if (Array.isArray(place.value)) return visitItems(place, place.value);
    if (isObject(place.value)) visitProperties(place, place.value);
  }

  function visitItems(place: Place, items: readonly unknown[]): void {
    items.forEach((item, index) => {
      const schemas = place.schemas.flatMap((schema) =>
        expand(listAt(schema, 'prefixItems')[index] ?? schema['items'], {
          value: item,
          defs,
          seen: NONE,
        }),
      );
      visit({ value: item, pointer: `${place.pointer}/${index}`, schemas });
    });
  }

  function visitProperties(place: Place, object: JsonObject): void {
    const isOpen =
      place.schemas.some(leavesOpen) ||
      !place.schemas.some((schema) => isObject(schema['properties']));
    for (const [name, member] of Object.entries(object)) {
      const pointer = `${place.pointer}/${escapeKey(name)}`;
      const declared = place.schemas.flatMap((schema) => declarationsOf(schema, name));
      if (declared.length > 0)
        visit({
          value: member,
          pointer,
          schemas: declared.flatMap((one) => expand(one, { value: member, defs, seen: NONE })),
        });
      else if (!isOpen) found.push(pointer);
    }
  }
}

/** A map of anything, or closed: what a closed object holds too much is the judge's to tell. */
function leavesOpen(schema: JsonObject): boolean {
  return (
    schema['additionalProperties'] !== undefined || schema['unevaluatedProperties'] !== undefined
  );
}

function declarationsOf(schema: JsonObject, name: string): readonly unknown[] {
  const properties = objectAt(schema, 'properties');
  if (Object.hasOwn(properties, name)) return [properties[name]];
  const patterns = Object.entries(objectAt(schema, 'patternProperties')).filter(([pattern]) =>
    new RegExp(pattern).test(name),
  );
  if (patterns.length > 0) return patterns.map(([, one]) => one);
  return isObject(schema['additionalProperties']) ? [schema['additionalProperties']] : [];
}

interface Expansion {
  readonly value: unknown;
  readonly defs: Definitions;
  readonly seen: ReadonlySet<unknown>;
}

/** The schema and all that it is composed of; of a choice by discriminator only the branch chosen. */
function expand(schema: unknown, { value, defs, seen }: Expansion): readonly JsonObject[] {
  if (!isObject(schema) || seen.has(schema)) return [];
  const below: Expansion = { value, defs, seen: new Set([...seen, schema]) };
  const parts = [
    defs[definitionOf(schema) ?? ''],
    ...['allOf', 'anyOf', 'oneOf'].flatMap((key) => listAt(schema, key)),
    ...(schema['if'] === undefined ? [] : chosen(schema, value)),
  ];
  return [schema, ...parts.flatMap((part) => expand(part, below))];
}

function chosen(schema: JsonObject, value: unknown): readonly unknown[] {
  const [property] = listAt(schema['if'], 'required');
  const values = listAt(objectAt(objectAt(schema, 'if')['properties'], String(property)), 'enum');
  if (values.length === 0) return [schema['then'], schema['else']];
  return [
    isObject(value) && values.includes(value[String(property)]) ? schema['then'] : schema['else'],
  ];
}
