import type { JsonObject } from './json-node.ts';

/** A schema of JSON Schema 2020-12. */
export type JsonSchema = JsonObject | boolean;

/** Converted schemas by key; they refer to each other by `#/$defs/<key>`. */
export type Definitions = Readonly<Record<string, JsonSchema>>;

/** Which way a body goes: read-only properties are not demanded of a request, write-only ones not of a response. */
export type Direction = 'request' | 'response';

/** A base with a discriminator is dispatched to its heirs, except where an heir itself extends it. */
export type ReferenceUse = 'value' | 'base';

/** What conversion needs to know about the document, and how it names what it refers to. */
export interface Conversion {
  readonly root: JsonObject;
  readonly version: '3.0' | '3.1';
  readonly direction: Direction;
  readonly tolerances: ReadonlySet<string>;
  /** A schema that refers to the definition at this pointer (`#/…`). */
  readonly refer: (reference: string, as: ReferenceUse) => JsonSchema;
}

const NOT_NULL: JsonSchema = { type: ['object', 'array', 'string', 'number', 'boolean'] };

/** The schema, or null; no alternative that would double every error text. */
export function orNull(schema: JsonSchema): JsonObject {
  return toConditional(NOT_NULL, schema);
}

/** A schema for those values that meet a condition. */
export function toConditional(condition: JsonSchema, schema: JsonSchema): JsonObject {
  // oxlint-disable-next-line unicorn/no-thenable -- the keyword of JSON Schema
  return { if: condition, then: schema };
}

/** Name of the definition that a converted schema refers to, or undefined. */
export function definitionOf(schema: unknown): string | undefined {
  const reference =
    typeof schema === 'object' && schema !== null && '$ref' in schema ? schema.$ref : undefined;
  return typeof reference === 'string' ? reference.slice('#/$defs/'.length) : undefined;
}
