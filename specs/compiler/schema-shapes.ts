import type { Definitions } from './conversion.ts';
import { isObject, listAt, objectAt, textAt, type JsonObject } from './json-node.ts';
import { compose, expand } from './schema-composition.ts';
import { TOLERATED_NULL } from './tolerate-null.ts';

/** What the schemas that have a say about one place of a body know of it; each is made once for all bodies. */
export interface SchemaPlace {
  /** True where null stands by a named tolerance alone. */
  readonly toleratesNull: boolean;
  readonly openLists: readonly OpenList[];
  /** What they know of an object or a list; a discriminator chooses by the value. */
  readonly shapeOf: (value: object) => SchemaShape;
}

/** An open list of values (`x-extensible-enum`) and who else lists others (`x-known-elsewhere`). */
export interface OpenList {
  readonly documented: readonly string[];
  readonly has: (value: string) => boolean;
  readonly elsewhere: (value: string) => string | undefined;
}

/** What is known of what stands below an object or a list. */
export interface SchemaShape {
  /** True where properties that no schema declares are nothing to tell. */
  readonly isOpen: boolean;
  /** Undefined where no schema declares the property. */
  readonly property: (name: string) => SchemaPlace | undefined;
  readonly item: (index: number) => SchemaPlace;
}

/** Gives the place of each schema of a set, by its key. */
export function openPlaces(defs: Definitions): (key: string) => SchemaPlace {
  const nameOf = openNames();
  const places = new Map<string, SchemaPlace>();
  const shapes = new Map<string, SchemaShape>();
  return (key) => placeOf([defs[key]]);

  function placeOf(declared: readonly unknown[]): SchemaPlace {
    const schemas = declared.filter(isObject);
    return remembered(places, nameOf(schemas), () => makePlace(schemas));
  }

  function makePlace(declared: readonly JsonObject[]): SchemaPlace {
    const compositions = declared.map((schema) => compose(schema, defs));
    const schemas = compositions.flatMap((one) => one.schemas);
    const isFixed = compositions.every(({ choices }) => choices.length === 0);
    const fixed = isFixed ? shapeOf(schemas) : undefined;
    return {
      toleratesNull: declared.some((schema) => schema[TOLERATED_NULL] === true),
      openLists: schemas.flatMap(openListOf),
      shapeOf: (value) => fixed ?? shapeOf(declared.flatMap((one) => expand(one, value, defs))),
    };
  }

  function shapeOf(schemas: readonly JsonObject[]): SchemaShape {
    return remembered(shapes, nameOf(schemas), () => makeShape(schemas));
  }

  function makeShape(schemas: readonly JsonObject[]): SchemaShape {
    const byName = new Map<string, SchemaPlace>();
    const hasPrefix = schemas.some((schema) => schema['prefixItems'] !== undefined);
    let items: SchemaPlace | undefined;
    return { isOpen: leavesOpen(schemas), property, item };

    function property(name: string): SchemaPlace | undefined {
      const known = byName.get(name);
      if (known !== undefined) return known;
      const declared = schemas.flatMap((schema) => declarationsOf(schema, name));
      if (declared.length === 0) return undefined;
      const place = placeOf(declared);
      // Names that only a pattern or a map takes are without end.
      if (schemas.some((schema) => Object.hasOwn(objectAt(schema, 'properties'), name)))
        byName.set(name, place);
      return place;
    }

    function item(index: number): SchemaPlace {
      if (hasPrefix)
        return placeOf(schemas.map((one) => listAt(one, 'prefixItems')[index] ?? one['items']));
      return (items ??= placeOf(schemas.map((schema) => schema['items'])));
    }
  }
}

function remembered<Value>(known: Map<string, Value>, name: string, make: () => Value): Value {
  const found = known.get(name) ?? make();
  known.set(name, found);
  return found;
}

/** Names a list of schemas by who they are. */
function openNames(): (schemas: readonly JsonObject[]) => string {
  const numbers = new WeakMap<JsonObject, number>();
  let last = 0;
  return (schemas) =>
    schemas
      .map((schema) => {
        const number = numbers.get(schema) ?? ++last;
        numbers.set(schema, number);
        return number;
      })
      .join(' ');
}

function openListOf(schema: JsonObject): readonly OpenList[] {
  const documented = listAt(schema, 'x-extensible-enum').map(String);
  const values = new Set(documented);
  const has = (value: string): boolean => values.has(value);
  const elsewhere = (value: string): string | undefined =>
    textAt(schema['x-known-elsewhere'], value);
  return documented.length === 0 ? [] : [{ documented, has, elsewhere }];
}

/** A map of anything, or closed: what a closed object holds too much is the judge's to tell. */
function leavesOpen(schemas: readonly JsonObject[]): boolean {
  const isMap = schemas.some(
    (schema) =>
      schema['additionalProperties'] !== undefined || schema['unevaluatedProperties'] !== undefined,
  );
  return isMap || !schemas.some((schema) => isObject(schema['properties']));
}

function declarationsOf(schema: JsonObject, name: string): readonly unknown[] {
  const properties = schema['properties'];
  if (isObject(properties) && Object.hasOwn(properties, name)) return [properties[name]];
  const patterns = schema['patternProperties'] === undefined ? [] : byPattern(schema, name);
  if (patterns.length > 0) return patterns;
  return isObject(schema['additionalProperties']) ? [schema['additionalProperties']] : [];
}

function byPattern(schema: JsonObject, name: string): readonly unknown[] {
  return Object.entries(objectAt(schema, 'patternProperties'))
    .filter(([pattern]) => new RegExp(pattern).test(name))
    .map(([, declared]) => declared);
}
