import type { Ajv2020, ErrorObject } from 'ajv/dist/2020.js';
import { SuiteError } from '../suite-error.ts';
import { isObject, listAt, textAt } from './json-node.ts';
import type { SchemaSet } from './plan-contract.ts';
import { isPattern } from './schema-rules.ts';
import { knownFormats } from './formats.ts';

/** A compiled schema: true where the value conforms, else false with `errors` set. */
export interface ValidateFunction {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** What Ajv says of one refusal; a subset of its own type. */
export type SchemaError = Pick<ErrorObject, 'instancePath' | 'schemaPath' | 'keyword' | 'params'>;

/** Gives the compiled schema of a key. */
export type ValidatorSource = (key: string) => ValidateFunction;

/** Base address of a set's schemas; it names nothing outside. */
export const SET_ID = 'https://samsvar.invalid/set';

/** An Ajv instance that knows one schema set; nothing is compiled yet. */
export function openAjv(Ajv: typeof Ajv2020, set: SchemaSet, code: object = {}): Ajv2020 {
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    logger: false,
    messages: false,
    unicodeRegExp: !patternsOf(set).some((pattern) => !isPattern(pattern, 'u')),
    code,
    // Ajv's own type asks for mutable tables.
    formats: { ...knownFormats() } as NonNullable<
      ConstructorParameters<typeof Ajv2020>[0]
    >['formats'] &
      object,
  });
  ajv.addSchema({ $id: SET_ID, $defs: set.defs }, SET_ID);
  return ajv;
}

/** Compiles the schema of a key when it is first asked for. Code `document-invalid` where Ajv refuses the schema. */
export function lazyValidators(ajv: Ajv2020): ValidatorSource {
  return (key) => {
    const validate = ajv.getSchema(`${SET_ID}#/$defs/${key}`);
    if (validate === undefined)
      throw new SuiteError(
        'schema-missing',
        `no schema has the key ${key}: the plan and its schemas differ`,
        { kind: 'configuration' },
      );
    // No schema of ours is $async: the answer is a boolean.
    return validate as ValidateFunction;
  };
}

function patternsOf(set: SchemaSet): readonly string[] {
  const found: string[] = [];
  visit(set.defs);
  return found;
  function visit(node: unknown): void {
    if (Array.isArray(node)) node.forEach(visit);
    if (!isObject(node)) return;
    const pattern = textAt(node, 'pattern');
    if (pattern !== undefined) found.push(pattern);
    if (isObject(node['patternProperties'])) found.push(...Object.keys(node['patternProperties']));
    if (listAt(node, 'enum').length === 0) Object.values(node).forEach(visit);
  }
}
