import {
  headerOf,
  matchMedia,
  matchOperation,
  matchResponse,
  type Contract,
  type Exchange,
  type ExchangeResponse,
  type Finding,
  type Operation,
} from '#specs';
import type { Answer, Check, CheckContext, RawFinding } from './check.ts';
import { checks as allChecks } from './index.ts';
import { readBody, type Body } from './read-body.ts';

/** What all checks say of one exchange. */
export interface JudgedExchange {
  /** Absent where no operation matches: nothing is then judged. */
  readonly operation?: Operation;
  /** The contract of the operation. */
  readonly contract?: Pick<Contract, 'document' | 'version'>;
  readonly api?: string;
  /** Ids of the checks that had something to judge, passed or not. */
  readonly checks: readonly string[];
  readonly findings: readonly Finding[];
}

/** How an exchange is judged. */
export interface JudgeOptions {
  /** The clock of the judgement; default: now. */
  readonly now?: Date;
  /** Default: all. */
  readonly checks?: readonly Check[];
}

/** Finds the operation of an exchange and runs every check on it; no check can throw out of here. */
export function judgeExchange(
  contracts: readonly Contract[],
  exchange: Exchange,
  options: JudgeOptions = {},
): JudgedExchange {
  const found = findOperation(contracts, exchange);
  if (found === undefined) return { checks: [], findings: [] };
  const { operation, contract } = found;
  if (isOfGateway(exchange))
    return { operation, contract, api: contract.api, checks: [], findings: [] };
  const context = toContext(found, exchange, options.now ?? new Date());
  const judged = (options.checks ?? allChecks)
    .filter(({ api }) => api === undefined || api === contract.api)
    .map((check) => ({ check, judgement: run(check, context) }));
  const applied = judged.flatMap(({ check, judgement }) =>
    judgement === 'inapplicable' ? [] : [{ id: check.id, raw: judgement }],
  );
  const place = { api: contract.api, operationId: operation.id };
  return {
    operation,
    contract,
    api: contract.api,
    checks: applied.map(({ id }) => id),
    findings: applied.flatMap(({ id, raw }) => raw.map((one) => ({ check: id, ...place, ...one }))),
  };
}

/** What a shared environment answers in place of the API is no answer of the API. */
function isOfGateway({ fault }: Exchange): boolean {
  return fault?.kind === 'gateway' || fault?.kind === 'throttled';
}

interface Found {
  readonly contract: Contract;
  readonly operation: Operation;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** The operation that the exchange names, else the one that its address matches best. */
function findOperation(contracts: readonly Contract[], exchange: Exchange): Found | undefined {
  const { method, url } = exchange.request;
  const own = exchange.api === '' ? contracts : contracts.filter(({ api }) => api === exchange.api);
  const matches = own.flatMap((contract) => {
    const match = matchOperation(contract, method, url);
    return match === undefined ? [] : [{ contract, ...match }];
  });
  const wanted = exchange.operationId;
  if (wanted === undefined) return matches.toSorted((a, b) => literals(b) - literals(a))[0];
  return matches.find(({ operation }) => operation.id === wanted) ?? byId(own, wanted);
}

/** A request that breaks its own path on purpose still belongs to the operation that it names. */
function byId(contracts: readonly Contract[], id: string): Found | undefined {
  for (const contract of contracts) {
    const operation = contract.operations.find((one) => one.id === id);
    if (operation !== undefined) return { contract, operation, pathParameters: {} };
  }
  return undefined;
}

function literals({ operation }: Found): number {
  return operation.path.split('/').filter((segment) => !segment.includes('{')).length;
}

function toContext(found: Found, exchange: Exchange, now: Date): CheckContext {
  const { response } = exchange;
  if (response === undefined) return { ...found, exchange, now };
  return { ...found, exchange, now, answer: toAnswer(found.operation, response) };
}

function toAnswer(operation: Operation, response: ExchangeResponse): Answer {
  const { status } = response;
  const documented = matchResponse(operation, status);
  const contentType = headerOf(response.headers, 'content-type');
  const media = matchMedia(documented?.content ?? [], contentType);
  return {
    response,
    status,
    body: bodyOf(response, contentType),
    ...(documented === undefined ? {} : { documented }),
    ...(contentType === undefined ? {} : { contentType }),
    ...(media === undefined ? {} : { media }),
  };
}

function bodyOf(response: ExchangeResponse, contentType: string | undefined): Body {
  if (response.bodyMissing === true) return { kind: 'missing' };
  return readBody(response.body, contentType);
}

function run(check: Check, context: CheckContext): readonly RawFinding[] | 'inapplicable' {
  try {
    return check.judge(context);
  } catch (error) {
    const actual = `the check broke: ${error instanceof Error ? error.message : String(error)}`;
    return [{ outcome: 'inconclusive', expected: 'a judgement', actual }];
  }
}
