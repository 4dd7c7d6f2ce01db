import type { SchemaProblem } from './contract.ts';
import { isObject, listAt, toPointer, valueAt } from './json-node.ts';
import type { SchemaError } from './validate-function.ts';

type Params = Readonly<Record<string, unknown>>;

const LONGEST = 80;

/** Ajv's errors as problems: alternatives told once, with what the closest one lacked; pointers into the judged value. */
export function explainErrors(
  errors: readonly SchemaError[],
  value: unknown,
): readonly SchemaProblem[] {
  const told = collapseAlternatives(errors).map((told) => toProblem(told, value));
  return [
    ...new Map(
      told.map((problem) => [`${problem.pointer} ${problem.keyword} ${problem.expected}`, problem]),
    ).values(),
  ];
}

interface Told {
  readonly error: SchemaError;
  /** Of a refused alternative: the errors of its closest branch. */
  readonly closest: readonly SchemaError[];
}

/** Branch errors come before the error of their `oneOf` or `anyOf`; `if` only says that `then` failed, which is told itself. */
function collapseAlternatives(errors: readonly SchemaError[]): readonly Told[] {
  const told: Told[] = [];
  for (const error of errors) {
    if (error.keyword === 'if') continue;
    const isAlternative = error.keyword === 'oneOf' || error.keyword === 'anyOf';
    const branches = isAlternative ? takeBranches(told, error) : [];
    told.push({ error, closest: closestOf(branches, error.instancePath) });
  }
  return told;
}

function takeBranches(told: Told[], alternative: SchemaError): readonly SchemaError[] {
  const taken: SchemaError[] = [];
  for (
    let last = told.at(-1);
    last !== undefined && isOfBranch(last.error, alternative);
    last = told.at(-1)
  ) {
    taken.unshift(last.error);
    told.pop();
  }
  return taken;
}

/** A path that begins at its own `#` is that of a branch behind a reference: Ajv compiles those apart. */
function isOfBranch(error: SchemaError, { instancePath, schemaPath }: SchemaError): boolean {
  const isInside =
    error.instancePath === instancePath || error.instancePath.startsWith(`${instancePath}/`);
  const owner = schemaPath.slice(0, schemaPath.lastIndexOf('/'));
  const isSibling =
    owner !== '#' &&
    error.schemaPath.startsWith(`${owner}/`) &&
    !error.schemaPath.startsWith(`${schemaPath}/`);
  return isInside && !isSibling;
}

/** The deepest: its branch got furthest. A branch that fell at the value's type says nothing. */
function closestOf(errors: readonly SchemaError[], at: string): readonly SchemaError[] {
  const telling = errors.filter(
    ({ keyword, instancePath }) => keyword !== 'type' || instancePath !== at,
  );
  const deepest = Math.max(...telling.map(({ instancePath }) => instancePath.split('/').length));
  return telling.filter(({ instancePath }) => instancePath.split('/').length === deepest);
}

function toProblem({ error, closest }: Told, value: unknown): SchemaProblem {
  const at = error.instancePath;
  const extra = extraProperty(error);
  const pointer = extra === undefined ? at : `${at}${toPointer([extra])}`;
  const because =
    closest.length === 0
      ? ''
      : `; closest: ${closest
          .slice(0, 2)
          .map((one) => `${one.instancePath.slice(at.length)} ${toExpected(one)}`.trim())
          .join(', ')}`;
  return {
    pointer,
    keyword: error.keyword === 'false schema' ? 'not' : error.keyword,
    expected: `${toExpected(error)}${because}`,
    actual:
      error.keyword === 'required' || error.keyword === 'dependentRequired'
        ? 'absent'
        : toActual(valueAt(value, pointer)),
  };
}

function extraProperty({ keyword, params }: SchemaError): string | undefined {
  const name =
    keyword === 'unevaluatedProperties'
      ? params['unevaluatedProperty']
      : params['additionalProperty'];
  return keyword === 'additionalProperties' || keyword === 'unevaluatedProperties'
    ? String(name)
    : undefined;
}

const EXPECTED: Readonly<Record<string, (params: Params) => string>> = {
  required: (params) => `property "${String(params['missingProperty'])}"`,
  dependentRequired: (params) =>
    `property "${String(params['missingProperty'])}" beside "${String(params['property'])}"`,
  type: (params) => `type ${listed(params['type'])}`,
  format: (params) => formatText(String(params['format'])),
  enum: (params) =>
    `one of ${shorten(
      listAt(params, 'allowedValues')
        .map((one) => JSON.stringify(one))
        .join(', '),
    )}`,
  const: (params) => `the value ${shorten(JSON.stringify(params['allowedValue']))}`,
  additionalProperties: () => 'no property beside those declared',
  unevaluatedProperties: () => 'no property beside those declared',
  pattern: (params) => `text that matches ${shorten(String(params['pattern']))}`,
  minLength: (params) => `at least ${String(params['limit'])} characters`,
  maxLength: (params) => `at most ${String(params['limit'])} characters`,
  minItems: (params) => `at least ${String(params['limit'])} items`,
  maxItems: (params) => `at most ${String(params['limit'])} items`,
  minProperties: (params) => `at least ${String(params['limit'])} properties`,
  maxProperties: (params) => `at most ${String(params['limit'])} properties`,
  minimum: bound,
  maximum: bound,
  exclusiveMinimum: bound,
  exclusiveMaximum: bound,
  multipleOf: (params) => `a multiple of ${String(params['multipleOf'])}`,
  uniqueItems: (params) =>
    `items that differ; ${String(params['j'])} and ${String(params['i'])} are equal`,
  oneOf: (params) =>
    Array.isArray(params['passingSchemas'])
      ? 'exactly one alternative, several match'
      : 'exactly one alternative',
  anyOf: () => 'at least one alternative',
  not: () => 'no value that the schema excludes',
  'false schema': () => 'no value here',
  contains: (params) => `at least ${String(params['minContains'])} items of the wanted kind`,
};

function toExpected({ keyword, params }: SchemaError): string {
  return EXPECTED[keyword]?.(params) ?? keyword;
}

const FORMAT_HINTS: Readonly<Record<string, string>> = {
  'date-time': 'date-time with T and an offset (RFC 3339)',
  date: 'a calendar date (YYYY-MM-DD)',
  int32: 'a whole number of 32 bits',
  int64: 'a whole number of 64 bits',
  byte: 'padded base64',
};

function formatText(format: string): string {
  return `format ${FORMAT_HINTS[format] ?? format}`;
}

function bound(params: Params): string {
  return `a number ${String(params['comparison'])} ${String(params['limit'])}`;
}

function listed(type: unknown): string {
  return Array.isArray(type) ? type.map(String).join(' or ') : String(type).replaceAll(',', ' or ');
}

/** The value shortened: of an object only its property names, of a list only its length. */
function toActual(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (isObject(value))
    return shorten(`an object with ${Object.keys(value).join(', ') || 'no properties'}`);
  return value === undefined
    ? 'absent'
    : `${typeName(value)} ${shorten(JSON.stringify(value))}`.replace('null null', 'null');
}

function typeName(value: unknown): string {
  return value === null ? 'null' : typeof value;
}

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
