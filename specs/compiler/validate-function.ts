/** A compiled schema: true where the value conforms, else false with `errors` set. */
export interface ValidateFunction {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** What Ajv says of one refusal; a subset of its own type. */
export interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Gives the compiled schema of a key. */
export type ValidatorSource = (key: string) => ValidateFunction;
