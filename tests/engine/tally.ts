import type { Exchange, OperationCount, ScenarioResult } from '#specs';
import type { JudgedExchange } from '../checks/judge-exchange.ts';

type Counts = Pick<
  ScenarioResult,
  'judged' | 'checkCounts' | 'checks' | 'exchanges' | 'operations'
>;

/** Counts what a scenario asked and judged. */
export class Tally {
  private readonly api: string;
  private exchanges = 0;
  private readonly judged: Record<string, number> = {};
  private readonly checkCounts: Record<string, number> = {};
  private readonly operations = new Map<
    string,
    OperationCount & {
      statuses: Record<string, number>;
      actors: Record<string, Record<string, number>>;
    }
  >();

  constructor(api: string) {
    this.api = api;
  }

  /** Counts an exchange and the checks that judged it. */
  count(exchange: Exchange, judgedExchange: JudgedExchange): void {
    this.exchanges += 1;
    for (const check of judgedExchange.checks) add(this.checkCounts, check);
    const { operation, contract } = judgedExchange;
    if (operation === undefined || contract === undefined) return;
    const { id, method, path, responses } = operation;
    const row = this.operations.get(id) ?? {
      api: this.api,
      document: contract.document,
      version: contract.version,
      operationId: id,
      method,
      path,
      statuses: {},
      actors: {},
      documented: responses.map(({ status }) => status),
    };
    const status = String(exchange.response?.status ?? 0);
    add(row.statuses, status);
    add((row.actors[exchange.actor] ??= {}), status);
    this.operations.set(id, row);
  }

  /** Counts one judgement made for a requirement. */
  judge(requirement: string): void {
    add(this.judged, requirement);
  }

  hasJudged(): boolean {
    return Object.keys(this.judged).length > 0;
  }

  counts(): Counts {
    const sum = (counts: Record<string, number>): number =>
      Object.values(counts).reduce((a, b) => a + b, 0);
    return {
      judged: this.judged,
      checkCounts: this.checkCounts,
      checks: sum(this.judged) + sum(this.checkCounts),
      exchanges: this.exchanges,
      operations: [...this.operations.values()],
    };
  }
}

function add(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
