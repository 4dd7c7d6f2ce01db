import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { SchemaSet } from './contract-plan.ts';
import { toDocumentError, type DocumentProblem } from './document-problem.ts';
import { knownFormats } from './formats.ts';
import { isObject, keysOf, textAt, toPointer } from './json-node.ts';
import { locateIn } from './bundle-files.ts';
import type { LoadedDocument } from './load-document.ts';
import { isPattern } from './schema-rules.ts';
import { STANDALONE_OPTIONS } from './standalone-code.ts';
import type { ValidateFunction, ValidatorSource } from './validate-function.ts';

/** Base address of a set's schemas; it names nothing outside. */
export const SET_ID = 'https://samsvar.invalid/set';

/**
 * An Ajv instance that knows one schema set; nothing is compiled yet.
 * Code `document-invalid` where a schema is none by JSON Schema 2020-12.
 */
export function openAjv(document: LoadedDocument, set: SchemaSet): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    logger: false,
    messages: false,
    validateSchema: false,
    meta: false,
    unicodeRegExp: !patternsOf(set.defs).some((pattern) => !isPattern(pattern, 'u')),
    code: STANDALONE_OPTIONS,
    formats: { ...knownFormats() },
  });
  const schema = { $id: SET_ID, $defs: set.defs };
  const problems = toProblems(document, set, refusals(schema));
  if (problems.length > 0) throw toDocumentError(problems);
  return ajv.addSchema(schema, SET_ID);
}

let metaAjv: Ajv2020 | undefined;

/** One instance for all documents: compiling the schema of schemas costs more than most documents. */
function refusals(schema: object): readonly ErrorObject[] {
  metaAjv ??= new Ajv2020({
    allErrors: true,
    strict: false,
    logger: false,
    formats: { ...knownFormats() },
  });
  const named = { $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema };
  return metaAjv.validateSchema(named) === true ? [] : (metaAjv.errors ?? []);
}

/** Compiles the schema of a key when it is first asked for. Code `document-invalid` where that fails. */
export function lazyValidators(
  document: LoadedDocument,
  set: SchemaSet,
  ajv: Ajv2020,
): ValidatorSource {
  return (key) => {
    try {
      // No schema of ours is $async: the answer is a boolean.
      return ajv.getSchema(`${SET_ID}#/$defs/${key}`) as ValidateFunction;
    } catch (error) {
      const expected = `the schema cannot be compiled: ${error instanceof Error ? error.message : String(error)}`;
      throw toDocumentError([{ ...locateIn(document, set.origins[key] ?? ''), expected }]);
    }
  };
}

/** The deepest refusals: those above only say that something below is wrong. */
function toProblems(
  document: LoadedDocument,
  set: SchemaSet,
  errors: readonly ErrorObject[],
): readonly DocumentProblem[] {
  const deepest = Math.max(...errors.map(({ instancePath }) => keysOf(instancePath).length));
  const telling = errors.filter(({ instancePath }) => keysOf(instancePath).length === deepest);
  const problems = telling.map(({ instancePath, keyword, params }) => ({
    ...locateIn(document, originOf(set, instancePath)),
    expected: `no valid schema: ${keyword} ${JSON.stringify(params)} was expected`,
  }));
  return [...new Map(problems.map((problem) => [problem.pointer, problem])).values()];
}

function originOf(set: SchemaSet, instancePath: string): string {
  const [, key = '', ...below] = keysOf(instancePath);
  return `${set.origins[key] ?? ''}${toPointer(below)}`;
}

function patternsOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(patternsOf);
  if (!isObject(node)) return [];
  const pattern = textAt(node, 'pattern');
  const named = isObject(node['patternProperties']) ? Object.keys(node['patternProperties']) : [];
  return [
    ...(pattern === undefined ? [] : [pattern]),
    ...named,
    ...Object.values(node).flatMap(patternsOf),
  ];
}
