import type { Definitions, Direction } from './conversion.ts';
import type { JsonObject } from './json-node.ts';

/** A contract as plain data: what the cache keeps. Schemas stand by key in `schemas[direction]`. */
export interface ContractPlan {
  readonly api: string;
  readonly document: string;
  readonly title: string;
  readonly version: string;
  readonly basePaths: readonly string[];
  readonly operations: readonly OperationPlan[];
  readonly schemas: Readonly<Record<Direction, SchemaSet>>;
  /** How many schemas the document declares by name. */
  readonly declaredSchemas: number;
}

/** Converted schemas by key, and where each stands in the document. */
export interface SchemaSet {
  readonly defs: Definitions;
  readonly origins: Readonly<Record<string, string>>;
}

export interface OperationPlan {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters: readonly ParameterPlan[];
  readonly requestBody?: { readonly required: boolean; readonly content: readonly MediaPlan[] };
  readonly responses: readonly ResponsePlan[];
  readonly extensions: JsonObject;
}

export interface ParameterPlan {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  readonly style: string;
  readonly explode: boolean;
  /** True where the text is JSON (`content` instead of `schema`). */
  readonly json: boolean;
  readonly schema: string;
}

export interface MediaPlan {
  readonly mediaType: string;
  /** Absent where the document gives none: any body goes. */
  readonly schema?: string;
  /** Of a multipart body whose schema names properties. */
  readonly parts?: PartsPlan;
}

export interface PartsPlan {
  readonly named: readonly PartPlan[];
  readonly isOpen: boolean;
}

export interface PartPlan {
  readonly name: string;
  readonly required: boolean;
  readonly repeated: boolean;
  readonly contentTypes: readonly string[];
  /** What the part is read as. */
  readonly mediaType: string;
  readonly schema: string;
}

export interface ResponsePlan {
  readonly status: string;
  readonly description: string;
  readonly mayBeEmpty: boolean;
  readonly content: readonly MediaPlan[];
  readonly headers: readonly HeaderPlan[];
}

export interface HeaderPlan {
  readonly name: string;
  readonly required: boolean;
  readonly explode: boolean;
  readonly json: boolean;
  readonly schema: string;
}
