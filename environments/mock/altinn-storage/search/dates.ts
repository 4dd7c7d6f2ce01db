/** A comparison that the service knows. */
export type Operator = 'eq' | 'gt' | 'gte' | 'lt' | 'lte';

/** One bound of a date filter. */
export interface DateBound {
  readonly operator: Operator;
  /** As sent. */
  readonly text: string;
  /** Microseconds since 1970. */
  readonly micros: number;
}

/** An expression `operator:date` as the service reads it. */
export type DateExpression =
  | { readonly kind: 'bound'; readonly bound: DateBound }
  | { readonly kind: 'no operator' | 'unknown operator' | 'not a date' };

const operators: ReadonlySet<string> = new Set(['eq', 'gt', 'gte', 'lt', 'lte']);

/** Reads `gt:2024-01-01T00:00:00Z`; a date without an offset is taken as UTC. */
export function readDateExpression(expression: string): DateExpression {
  const [, operator = '', text = ''] = /^([a-z]+):(.*)$/i.exec(expression) ?? [];
  if (operator === '') return { kind: 'no operator' };
  if (!operators.has(operator)) return { kind: 'unknown operator' };
  const micros = toMicros(text);
  if (micros === undefined) return { kind: 'not a date' };
  return { kind: 'bound', bound: { operator: operator as Operator, text, micros } };
}

const shape = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(:\d\d)?(?:\.(\d{1,9}))?(Z|[+-]\d\d:?\d\d)?)?$/i;

/** Microseconds since 1970 of a date; undefined where it is none. */
export function toMicros(text: string): number | undefined {
  const [, day, minute = '00:00', second = ':00', fraction = '', offset = 'Z'] =
    shape.exec(text.trim()) ?? [];
  if (day === undefined) return undefined;
  const ms = Date.parse(`${day}T${minute}${second}${offset}`);
  return Number.isNaN(ms) ? undefined : ms * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

const holds: Readonly<Record<Operator, (order: number) => boolean>> = {
  eq: (order) => order === 0,
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
};

/** Whether a moment lies within a bound. */
export function isWithin(moment: string, { operator, micros }: DateBound): boolean {
  return holds[operator]((toMicros(moment) ?? Number.NaN) - micros);
}

/** The same for dates that the service compares letter by letter. */
export function isWithinAsText(moment: string, { operator, text }: DateBound): boolean {
  return holds[operator](moment < text ? -1 : Number(moment > text));
}
