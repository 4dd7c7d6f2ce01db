import type { SchemaProblem } from './contract.ts';
import type { JsonSchema } from './convert-schema.ts';
import { isObject, listAt, toPointer, valueAt } from './json-node.ts';
import type { SchemaError } from './schema-validator.ts';

type Params = Readonly<Record<string, unknown>>;
type Definitions = Readonly<Record<string, JsonSchema>>;

const LONGEST = 80;

/** Ajv's errors as problems: alternatives told once, with what the closest one lacked; pointers into the judged value. */
export function explainErrors(
  errors: readonly SchemaError[],
  value: unknown,
  defs: Definitions,
): readonly SchemaProblem[] {
  const told = collapseAlternatives(errors, defs).map((told) => toProblem(told, value));
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
function collapseAlternatives(errors: readonly SchemaError[], defs: Definitions): readonly Told[] {
  const told: Told[] = [];
  for (const error of errors) {
    if (error.keyword === 'if') continue;
    const isAlternative = error.keyword === 'oneOf' || error.keyword === 'anyOf';
    const branches = isAlternative ? takeBranches(told, error, defs) : [];
    told.push({ error, closest: closestOf(branches) });
  }
  return told;
}

function takeBranches(
  told: Told[],
  alternative: SchemaError,
  defs: Definitions,
): readonly SchemaError[] {
  const belongs = branchTest(alternative, defs);
  const taken: SchemaError[] = [];
  for (let last = told.at(-1); last !== undefined && belongs(last.error); last = told.at(-1)) {
    taken.unshift(last.error);
    told.pop();
  }
  return taken;
}

function branchTest(
  { instancePath, schemaPath }: SchemaError,
  defs: Definitions,
): (error: SchemaError) => boolean {
  const local = schemaPath.slice(schemaPath.indexOf('#'));
  const reachable = reachableFrom(valueAt({ $defs: defs }, decodeURI(local.slice(1))), defs);
  return (error) => {
    const path = error.schemaPath.slice(error.schemaPath.indexOf('#'));
    const inside =
      error.instancePath === instancePath || error.instancePath.startsWith(`${instancePath}/`);
    const name = /^#\/\$defs\/([^/]+)\//.exec(path)?.[1];
    return inside && (path.startsWith(`${local}/`) || (name !== undefined && reachable.has(name)));
  };
}

function reachableFrom(schema: unknown, defs: Definitions): ReadonlySet<string> {
  const names = new Set<string>();
  visit(schema);
  return names;
  function visit(node: unknown): void {
    if (Array.isArray(node)) node.forEach(visit);
    if (!isObject(node)) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === '$ref' && typeof value === 'string') follow(value.slice('#/$defs/'.length));
      else visit(value);
    }
  }
  function follow(name: string): void {
    if (names.has(name)) return;
    names.add(name);
    visit(defs[name]);
  }
}

/** Fewest errors, and among those the one whose errors stand deepest: it got furthest. */
function closestOf(errors: readonly SchemaError[]): readonly SchemaError[] {
  const groups = new Map<string, SchemaError[]>();
  for (const error of errors) {
    const branch = error.schemaPath.replace(/\/[^/]+$/, '');
    groups.set(branch, [...(groups.get(branch) ?? []), error]);
  }
  const [closest] = [...groups.values()].toSorted((one, other) => weight(one) - weight(other));
  return closest ?? [];
}

function weight(errors: readonly SchemaError[]): number {
  const wrongType = errors.some(({ keyword }) => keyword === 'type') ? 100 : 0;
  return (
    wrongType +
    errors.length -
    Math.max(...errors.map(({ instancePath }) => instancePath.length)) / 1000
  );
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
export function toActual(value: unknown): string {
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
