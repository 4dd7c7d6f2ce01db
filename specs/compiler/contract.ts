/** One document compiled into something that can judge an exchange. */
export interface Contract {
  /** Folder name under specs/apis, or the file stem of a foreign document. */
  readonly api: string;
  /** File stem of the document: an API may have several. */
  readonly document: string;
  readonly title: string;
  readonly version: string;
  /** Path parts of `servers[].url`, without a trailing slash; `''` where a server has none. */
  readonly basePaths: readonly string[];
  /** Most specific first: literal segments before templated ones. */
  readonly operations: readonly Operation[];
}

/** A method and a path template with an operationId. */
export interface Operation {
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  /** `/{org}/{app}/instances`, without the base path. */
  readonly path: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters: readonly ParameterContract[];
  readonly requestBody?: RequestBodyContract;
  readonly responses: readonly ResponseContract[];
  /** The `x-…` members of the operation object, as written. */
  readonly extensions: Readonly<Record<string, unknown>>;
}

export interface ParameterContract {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  /** `form`, `simple`, `label`, `matrix`, `spaceDelimited`, `pipeDelimited` or `deepObject`. */
  readonly style: string;
  readonly explode: boolean;
  /** Names under which an exploded form object stands in the query; empty for every other parameter. */
  readonly properties: readonly string[];
  /**
   * Judges the raw text, percent-decoded: style and explode are undone here. A list is what a query repeats
   * (`readQueryValue` gives it, `name=value` each for objects).
   */
  readonly judge: (raw: string | readonly string[]) => readonly SchemaProblem[];
}

export interface RequestBodyContract {
  readonly required: boolean;
  readonly content: readonly MediaContract[];
}

export interface ResponseContract {
  /** `'200'`, `'4XX'` or `'default'`. */
  readonly status: string;
  readonly description: string;
  /** True where the body may be absent: no `content`, or `x-may-be-empty: true` beside it. */
  readonly mayBeEmpty: boolean;
  readonly content: readonly MediaContract[];
  readonly headers: readonly HeaderContract[];
}

export interface HeaderContract {
  /** Lower case. */
  readonly name: string;
  readonly required: boolean;
  readonly judge: (raw: string) => readonly SchemaProblem[];
}

/** One media type (or media range) of a body. */
export interface MediaContract {
  /** As written in the document, e.g. `application/*+json`. */
  readonly mediaType: string;
  /** Judges a parsed JSON value; media types that are not JSON have a judge of the decoded text. */
  readonly judge: (value: unknown) => readonly SchemaProblem[];
  /**
   * JSON pointers of properties present in `value` that the schema does not declare,
   * for the undocumented-property note. Empty where the schema says `additionalProperties`.
   */
  readonly undocumented: (value: unknown) => readonly string[];
  /** JSON pointers of nulls that only a named tolerance of the document let pass, for the null-optional note. */
  readonly toleratedNulls: (value: unknown) => readonly string[];
  /** Values outside the open lists of the document (`x-extensible-enum`), for the unknown-enum-value note. */
  readonly unknownValues: (value: unknown) => readonly UnknownValue[];
  /** Of a multipart body whose schema names properties: what each part must be. */
  readonly parts?: PartsContract;
}

/** A value that an open list does not hold. */
export interface UnknownValue {
  readonly pointer: string;
  readonly value: string;
  /** The values that the document lists. */
  readonly documented: readonly string[];
  /** Which other copies of the document list it (`x-known-elsewhere`); absent where none does. */
  readonly elsewhere?: string;
}

/** The parts of a multipart body (OpenAPI 3.1.1 section 4.8.15). */
export interface PartsContract {
  readonly named: readonly PartContract[];
  /** False where `additionalProperties` forbids parts of other names. */
  readonly isOpen: boolean;
}

/** One part by its name; its judge takes a parsed JSON value, or the text where `mediaType` is not JSON. */
export interface PartContract extends MediaContract {
  readonly name: string;
  readonly required: boolean;
  /** True where the property is a list: each part is one item. */
  readonly repeated: boolean;
  /** Media types that `encoding` names, as written; empty where it names none: the part's own is then not judged. */
  readonly contentTypes: readonly string[];
}

/** One way in which a value differs from a schema. */
export interface SchemaProblem {
  /** JSON pointer into the judged value. */
  readonly pointer: string;
  /** JSON Schema keyword that refused, e.g. `required`. */
  readonly keyword: string;
  readonly expected: string;
  /** The refused value, shortened; never a whole body. */
  readonly actual: string;
}
