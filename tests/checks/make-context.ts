import type {
  Contract,
  Exchange,
  MediaContract,
  Operation,
  ResponseContract,
  SchemaProblem,
  UnknownValue,
} from '#specs';
import { judgeExchange, type JudgedExchange } from './judge-exchange.ts';
import type { Check } from './check.ts';

/** A media type whose JSON must be an object with a text `name`; other members are undocumented. */
export function media(mediaType: string): MediaContract {
  return { mediaType, ...judges, toleratedNulls: nulls, unknownValues: strangeNames };
}

/** Of every made media type alike. */
const judges = { judge: judgeName, undocumented: unknownMembers };

function nulls(value: unknown): readonly string[] {
  return Object.entries(value ?? {}).flatMap(([name, one]) => (one === null ? [`/${name}`] : []));
}

/** The items of `names` are an open list of `a` and `b`; others know `s`. */
function strangeNames(value: unknown): readonly UnknownValue[] {
  if (typeof value !== 'object' || value === null) return [];
  const names = 'names' in value && Array.isArray(value.names) ? value.names.map(String) : [];
  const documented = ['a', 'b'];
  return names.flatMap((one, index) => {
    if (documented.includes(one)) return [];
    const elsewhere = one === 's' ? { elsewhere: 'version 3' } : {};
    return [{ pointer: `/names/${index}`, value: one, documented, ...elsewhere }];
  });
}

function judgeName(value: unknown): readonly SchemaProblem[] {
  if (typeof value === 'string')
    return value.includes('bad') ? [problem('', 'pattern', 'bad text')] : [];
  if (typeof value !== 'object' || value === null) return [problem('', 'type', 'no object')];
  const name = 'name' in value ? value.name : undefined;
  return typeof name === 'string' ? [] : [problem('/name', 'type', typeof name)];
}

function problem(pointer: string, keyword: string, actual: string): SchemaProblem {
  return { pointer, keyword, expected: 'a text', actual };
}

function unknownMembers(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value)
    .filter((name) => name !== 'name')
    .map((name) => `/${name}`);
}

/** A response of the contract; default: a JSON body that must be there. */
export function response(status: string, change: Partial<ResponseContract> = {}): ResponseContract {
  const content = [media('application/json')];
  return { status, description: '', mayBeEmpty: false, content, headers: [], ...change };
}

/** Like the compiler's: a query parameter `size` that must be digits. */
export const sizeParameter = {
  name: 'size',
  in: 'query',
  required: true,
  style: 'form',
  explode: true,
  properties: [],
  judge: (raw: string | readonly string[]): readonly SchemaProblem[] =>
    /^\d+$/.test(String(raw)) ? [] : [problem('', 'type', `"${String(raw)}"`)],
} as const;

/** An operation `POST /things/{id}`. */
export function operation(
  responses: readonly ResponseContract[],
  change: Partial<Operation> = {},
): Operation {
  return {
    id: 'doIt',
    method: 'POST',
    path: '/things/{id}',
    summary: '',
    tags: [],
    parameters: [],
    responses,
    extensions: {},
    ...change,
  };
}

/** What an answer or request of a case differs in. */
export interface Made {
  readonly status?: number;
  readonly body?: string | Uint8Array;
  /** `undefined` leaves Content-Type out. */
  readonly type?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly url?: string;
  readonly request?: Partial<Exchange['request']>;
  readonly response?: Partial<NonNullable<Exchange['response']>>;
}

/** An exchange of that operation: 200 with `{"name":"a"}` unless told otherwise. */
export function exchange(made: Made = {}): Exchange {
  const type = 'type' in made ? made.type : 'application/json';
  const body = made.body ?? '{"name":"a"}';
  return {
    id: 'x1',
    api: '',
    actor: 'user',
    startedAt: '2026-01-01T00:00:00Z',
    durationMs: 1,
    request: {
      method: 'POST',
      url: made.url ?? 'https://host.example/things/1',
      headers: [],
      bodyBytes: 0,
      deliberatelyInvalid: false,
      ...made.request,
    },
    response: {
      status: made.status ?? 200,
      headers: [
        ...(type === undefined ? [] : [['Content-Type', type] as const]),
        ...Object.entries(made.headers ?? {}),
      ],
      body: typeof body === 'string' ? Buffer.from(body) : body,
      ...made.response,
    },
  };
}

/** Judges an exchange by one check; gives its outcome lines, or that it had nothing to judge. */
export function judgeBy(
  check: Check,
  one: Operation,
  given: Exchange,
): readonly string[] | 'inapplicable' {
  const judged = judge(one, given, [check]);
  if (!judged.checks.includes(check.id)) return 'inapplicable';
  return judged.findings.map(({ outcome, pointer, actual }) =>
    [outcome, pointer, actual].filter((part) => part !== undefined).join(' | '),
  );
}

/** Judges an exchange by the checks given, or by all. */
export function judge(one: Operation, given: Exchange, checks?: readonly Check[]): JudgedExchange {
  const contract: Contract = {
    api: 'things',
    document: 'things',
    title: 'Things',
    version: '1',
    basePaths: [''],
    operations: [one],
  };
  return judgeExchange([contract], given, checks === undefined ? {} : { checks });
}
