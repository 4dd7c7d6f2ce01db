// The Altinn expression language, as far as gateways use it.

/** A value that an expression gives. */
export type ExpressionValue = string | number | boolean | null;

/** What an expression can ask about. */
export interface ExpressionContext {
  readonly gatewayAction: string | null;
  readonly language: string;
  /** Keys as `instanceContext` knows them: instanceOwnerPartyId, instanceId, appId … */
  readonly instance: Readonly<Record<string, string | null>>;
  /** The model of a data type (or of the connected one), undefined where there is none. */
  readonly model: (dataType: string | undefined) => unknown;
}

/** An expression that cannot be evaluated; the service answers 500 with this text. */
export class ExpressionError extends Error {
  constructor(text: string) {
    super(text);
    this.name = 'ExpressionError';
  }
}

type Evaluate = (expression: unknown) => ExpressionValue;
type Operation = (args: readonly unknown[], context: Scope) => ExpressionValue;

interface Scope extends ExpressionContext {
  readonly evaluate: Evaluate;
}

/**
 * Evaluates an expression: a literal, or a list of a function's name and its arguments.
 * @throws ExpressionError for an unknown function or an argument of a wrong type.
 */
export function evaluateExpression(
  expression: unknown,
  context: ExpressionContext,
): ExpressionValue {
  if (!Array.isArray(expression)) return literal(expression);
  const [name, ...args]: unknown[] = expression;
  const operation = typeof name === 'string' ? operations[name] : undefined;
  if (operation === undefined)
    throw new ExpressionError(`Function "${String(name)}" not implemented`);
  const evaluate: Evaluate = (inner) => evaluateExpression(inner, context);
  return operation(args, { ...context, evaluate });
}

function literal(value: unknown): ExpressionValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  throw new ExpressionError(`Expected an expression, got ${JSON.stringify(value)}`);
}

const operations: Readonly<Record<string, Operation>> = {
  equals: strings(2, ([a, b]) => sameText(a ?? null) === sameText(b ?? null)),
  notEquals: strings(2, ([a, b]) => sameText(a ?? null) !== sameText(b ?? null)),
  greaterThan: numbers((a, b) => a > b),
  greaterThanEq: numbers((a, b) => a >= b),
  lessThan: numbers((a, b) => a < b),
  lessThanEq: numbers((a, b) => a <= b),
  and: (args, scope) => args.every((arg) => truth(scope.evaluate(arg))),
  or: (args, scope) => args.some((arg) => truth(scope.evaluate(arg))),
  not: (args, scope) => !truth(scope.evaluate(args[0])),
  if: choose,
  contains: texts((text, part) => text.includes(part)),
  notContains: (args, scope) => operations['contains']?.(args, scope) !== true,
  startsWith: texts((text, part) => text.startsWith(part)),
  endsWith: texts((text, part) => text.endsWith(part)),
  commaContains: texts((text, part) => text.split(',').some((entry) => entry.trim() === part)),
  concat: (args, scope) => args.map((arg) => toText(scope.evaluate(arg)) ?? '').join(''),
  lowerCase: (args, scope) => toText(scope.evaluate(args[0]))?.toLowerCase() ?? null,
  upperCase: (args, scope) => toText(scope.evaluate(args[0]))?.toUpperCase() ?? null,
  stringLength: (args, scope) => toText(scope.evaluate(args[0]))?.length ?? 0,
  gatewayAction: (_, scope) => scope.gatewayAction,
  language: (_, scope) => scope.language,
  instanceContext: (args, scope) => scope.instance[toText(scope.evaluate(args[0])) ?? ''] ?? null,
  dataModel: readModel,
};

function strings(count: number, judge: (values: readonly ExpressionValue[]) => boolean): Operation {
  return (args, scope) => {
    if (args.length !== count)
      throw new ExpressionError(`Expected ${count} arguments, got ${args.length}`);
    return judge(args.map(scope.evaluate));
  };
}

function numbers(judge: (a: number, b: number) => boolean): Operation {
  return (args, scope) => {
    const [a, b] = args.map((arg) => toNumber(scope.evaluate(arg)));
    if (a === undefined || a === null || b === undefined || b === null) return false;
    return judge(a, b);
  };
}

function texts(judge: (text: string, part: string) => boolean): Operation {
  return (args, scope) => {
    const [text, part] = args.map((arg) => toText(scope.evaluate(arg)));
    if (text === undefined || text === null || part === undefined || part === null) return false;
    return judge(text, part);
  };
}

/** `["if", condition, value]` or `["if", condition, value, "else", value]`. */
function choose(args: readonly unknown[], scope: Scope): ExpressionValue {
  const [condition, value, word, otherwise] = args;
  if (args.length !== 2 && (args.length !== 4 || word !== 'else'))
    throw new ExpressionError('Expected third argument to be "else"');
  if (truth(scope.evaluate(condition))) return scope.evaluate(value);
  return args.length === 2 ? null : scope.evaluate(otherwise);
}

/** A dotted path with list indices in brackets, e.g. `linjer[0].kode`. */
function readModel(args: readonly unknown[], scope: Scope): ExpressionValue {
  const [path, dataType] = args.map(scope.evaluate);
  if (typeof path !== 'string') throw new ExpressionError('Cannot lookup dataModel null');
  const keys = path.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
  const model = scope.model(typeof dataType === 'string' ? dataType : undefined);
  return scalar(keys.reduce(member, model));
}

function member(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const found = Object.entries(value).find(([name]) => name.toLowerCase() === key.toLowerCase());
  return found?.[1];
}

function scalar(value: unknown): ExpressionValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null;
}

function truth(value: ExpressionValue): boolean {
  if (value === null) return false;
  if (typeof value === 'boolean') return value;
  const text = String(value).toLowerCase();
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  throw new ExpressionError(`Expected boolean, got value "${String(value)}"`);
}

/** Comparison form: true, false and null may come as text in any case. */
function sameText(value: ExpressionValue): string | null {
  if (typeof value !== 'string') return toText(value);
  const lower = value.toLowerCase();
  if (lower === 'null') return null;
  return lower === 'true' || lower === 'false' ? lower : value;
}

function toText(value: ExpressionValue): string | null {
  return value === null ? null : String(value);
}

function toNumber(value: ExpressionValue): number | null {
  if (value === null) return null;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number))
    throw new ExpressionError(`Expected number, got value "${String(value)}"`);
  return number;
}
