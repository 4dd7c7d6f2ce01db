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
