import { definitionOf, type Definitions } from './conversion.ts';
import type { UnknownValue } from './contract.ts';
import { escapeKey, isObject, listAt, objectAt, textAt, type JsonObject } from './json-node.ts';
import { TOLERATED_NULL } from './tolerate-null.ts';

/** What a body holds that is worth a note, however it was judged. */
export interface Remarks {
  /** Pointers of properties that no schema with a say declares. */
  readonly undocumented: readonly string[];
  /** Pointers of nulls that a named tolerance let pass. */
  readonly toleratedNulls: readonly string[];
  /** Values outside an open list. */
  readonly unknownValues: readonly UnknownValue[];
}

/** A value, its pointer, and every schema that has a say about it. */
interface Place {
  readonly value: object;
  readonly pointer: string;
  readonly schemas: readonly JsonObject[];
}

interface Search {
  readonly defs: Definitions;
  readonly undocumented: string[];
  readonly toleratedNulls: string[];
  readonly unknownValues: UnknownValue[];
}

/**
 * Walks a value beside its schemas once. A schema that names no property, or says what others are like
 * (`additionalProperties`), leaves an object open: nothing in it is undocumented.
 */
export function findRemarks(value: unknown, key: string, defs: Definitions): Remarks {
  const search: Search = { defs, undocumented: [], toleratedNulls: [], unknownValues: [] };
  visit({ value, pointer: '', declared: [defs[key]] }, search);
  return search;
}

interface Declared {
  readonly value: unknown;
  readonly pointer: string;
  readonly declared: readonly unknown[];
}

function visit({ value, pointer, declared }: Declared, search: Search): void {
  if (value === null) return visitNull({ value, pointer, declared }, search);
  if (typeof value === 'string') return visitText(value, { value, pointer, declared }, search);
  // Other plain values have nothing below and need no schema.
  if (typeof value !== 'object') return;
  const schemas = declared.flatMap((schema) => expand(schema, value, search.defs));
  if (Array.isArray(value)) visitItems({ value, pointer, schemas }, value, search);
  else if (isObject(value)) visitProperties({ value, pointer, schemas }, value, search);
}

function visitNull({ pointer, declared }: Declared, search: Search): void {
  const isTolerated = declared.some((schema) => isObject(schema) && schema[TOLERATED_NULL]);
  if (isTolerated) search.toleratedNulls.push(pointer);
}

function visitText(text: string, { pointer, declared }: Declared, search: Search): void {
  for (const schema of declared.flatMap((one) => expand(one, NO_OBJECT, search.defs))) {
    const documented = listAt(schema, 'x-extensible-enum').map(String);
    if (documented.length === 0 || documented.includes(text)) continue;
    const elsewhere = textAt(schema['x-known-elsewhere'], text);
    const known = elsewhere === undefined ? {} : { elsewhere };
    search.unknownValues.push({ pointer, value: text, documented, ...known });
  }
}

/** Choices by discriminator are made of objects: a text makes none. */
const NO_OBJECT = {};

function visitItems({ pointer, schemas }: Place, items: readonly unknown[], search: Search): void {
  items.forEach((item, index) => {
    const declared = schemas.map(
      (schema) => listAt(schema, 'prefixItems')[index] ?? schema['items'],
    );
    visit({ value: item, pointer: `${pointer}/${index}`, declared }, search);
  });
}

function visitProperties({ pointer, schemas }: Place, object: JsonObject, search: Search): void {
  const isOpen =
    schemas.some(leavesOpen) || !schemas.some((schema) => isObject(schema['properties']));
  for (const [name, value] of Object.entries(object)) {
    const declared = schemas.flatMap((schema) => declarationsOf(schema, name));
    if (declared.length > 0)
      visit({ value, pointer: `${pointer}/${escapeKey(name)}`, declared }, search);
    else if (!isOpen) search.undocumented.push(`${pointer}/${escapeKey(name)}`);
  }
}

/** A map of anything, or closed: what a closed object holds too much is the judge's to tell. */
function leavesOpen(schema: JsonObject): boolean {
  return (
    schema['additionalProperties'] !== undefined || schema['unevaluatedProperties'] !== undefined
  );
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

/** All that a schema is composed of, whatever the value; and the choices that the value makes. */
interface Composition {
  readonly schemas: readonly JsonObject[];
  readonly choices: readonly JsonObject[];
}

const COMPOSITIONS = new WeakMap<JsonObject, Composition>();

/** The schema and all that it is composed of; of a choice by discriminator only the branch chosen. */
function expand(schema: unknown, value: object, defs: Definitions): readonly JsonObject[] {
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

function compose(root: JsonObject, defs: Definitions): Composition {
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
