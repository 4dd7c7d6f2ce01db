import { definitionOf, type Definitions } from './conversion.ts';
import { isObject, listAt, objectAt, type JsonObject } from './json-node.ts';

/** All that a schema is composed of, whatever the value; and the choices that the value makes. */
export interface Composition {
  readonly schemas: readonly JsonObject[];
  readonly choices: readonly JsonObject[];
}

const COMPOSITIONS = new WeakMap<JsonObject, Composition>();

/** The schema and all that it is composed of; of a choice by discriminator only the branch chosen. */
export function expand(schema: unknown, value: object, defs: Definitions): readonly JsonObject[] {
  if (!isObject(schema)) return [];
  const known = COMPOSITIONS.get(schema);
  const composition = known ?? compose(schema, defs);
  if (known === undefined) COMPOSITIONS.set(schema, composition);
  const { schemas, choices } = composition;
  if (choices.length === 0) return schemas;
  return [...schemas, ...choices.flatMap((choice) => expand(chosen(choice, value), value, defs))];
}

const TELLING = [
  'properties',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'items',
  'prefixItems',
  'x-extensible-enum',
];

/** What a schema is composed of: itself, what it refers to, all of allOf, anyOf and oneOf; choices stand apart. */
export function compose(root: JsonObject, defs: Definitions): Composition {
  const schemas: JsonObject[] = [];
  const choices: JsonObject[] = [];
  const seen = new Set<unknown>();
  collect(root);
  return { schemas, choices };

  function collect(schema: unknown): void {
    if (!isObject(schema) || seen.has(schema)) return;
    seen.add(schema);
    if (TELLING.some((key) => schema[key] !== undefined)) schemas.push(schema);
    collect(defs[definitionOf(schema) ?? '']);
    for (const key of ['allOf', 'anyOf', 'oneOf']) listAt(schema, key).forEach(collect);
    if (isChoice(schema)) choices.push(schema);
    else [schema['then'], schema['else']].forEach(collect);
  }
}

/** The form that conversion gives a discriminator: one property, a list of values. */
function isChoice(schema: JsonObject): boolean {
  return choiceOf(schema).values.length > 0;
}

function choiceOf(schema: JsonObject): {
  readonly property: string;
  readonly values: readonly unknown[];
} {
  const property = String(listAt(schema['if'], 'required')[0]);
  const properties = objectAt(objectAt(schema, 'if'), 'properties');
  return { property, values: listAt(properties[property], 'enum') };
}

function chosen(schema: JsonObject, value: object): unknown {
  const { property, values } = choiceOf(schema);
  return values.includes(Reflect.get(value, property)) ? schema['then'] : schema['else'];
}
