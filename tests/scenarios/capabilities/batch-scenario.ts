import type { Batch, BatchOperation } from '#specs';
import type { LiveExchange } from '#environments';
import type { OperationRequest } from '../../engine/operation-request.ts';
import { registerScenario, type Needs } from '../../engine/scenario.ts';
import type { BatchHooks, BatchTools, Disturbances } from './batch-hooks.ts';
import { changeBetween, countStored, StateReader, unchanged, type State } from './batch-state.ts';
import { withValueAt, type Json } from './json-value.ts';

/** One batch operation of an API, ready for the scenarios of the family. */
export interface BatchSubject {
  readonly batch: Batch;
  readonly operation: BatchOperation;
  readonly hooks: BatchHooks;
}

/** What a scenario of the family is registered with. */
export interface BatchScenario {
  readonly says: string;
  /** Requirements of the API; none registers nothing. */
  readonly requirements: readonly (string | undefined)[];
  readonly needs?: Needs;
  readonly body: (work: BatchWork) => Promise<void>;
}

/** Registers one scenario for a batch operation. */
export function registerBatchScenario(subject: BatchSubject, scenario: BatchScenario): void {
  const { operation, hooks } = subject;
  const requirements = scenario.requirements.filter((id) => id !== undefined);
  if (requirements.length === 0) return;
  const needs = { ...hooks.needs, ...scenario.needs };
  registerScenario({
    api: hooks.api,
    title: `${hooks.titles[operation.operation] ?? operation.operation} ${scenario.says}`,
    requirements,
    needs: {
      ...needs,
      parameters: [...(hooks.needs.parameters ?? []), ...(scenario.needs?.parameters ?? [])],
      features: [...(hooks.needs.features ?? []), ...operation.features],
    },
    tags: ['@writes'],
    body: async (bench) => scenario.body(new BatchWork(subject, await hooks.open(bench))),
  });
}

/** A preparing batch is small: none is refused for its size. */
const atOnce = 10;

/** What the body of such a scenario works with. */
export class BatchWork {
  readonly operation: BatchOperation;
  readonly tools: BatchTools;
  readonly state: StateReader;
  private readonly batch: Batch;

  constructor({ batch, operation }: BatchSubject, tools: BatchTools) {
    this.batch = batch;
    this.operation = operation;
    this.tools = tools;
    this.state = new StateReader(batch, tools);
  }

  /** Good items that were never sent, or changes of items that stand. */
  async items(count: number): Promise<readonly Json[]> {
    const { kind, service } = this.operation;
    if (kind === 'create') return this.fresh(count);
    return (await this.stored(count)).map((one) => this.tools.change(service, one));
  }

  /** Good items that were never sent. */
  fresh(count: number): readonly Json[] {
    return Array.from({ length: count }, () => this.tools.item(this.operation.service));
  }

  /** So many items that stand; a batch that does not store them leaves nothing to go on with. */
  async stored(count: number): Promise<readonly Json[]> {
    const creating = this.creating();
    const items = this.fresh(count);
    const statuses = new Set<number>();
    for (let from = 0; from < count; from += atOnce) {
      const some = items.slice(from, from + atOnce);
      statuses.add((await this.send(some, {}, creating)).status);
    }
    const listed = await this.state.list(creating.readBack.list);
    const found = items
      .map((item) => this.findIn(listed, item))
      .filter((item) => item !== undefined);
    if (found.length === count) return found;
    return this.tools.bench.inconclusive(
      `only ${found.length} of ${count} items stand after ${creating.operation} answered ${[...statuses].join(', ')}`,
    );
  }

  /** Sends a batch. */
  send(
    items: readonly Json[],
    request: OperationRequest = {},
    operation = this.operation,
  ): Promise<LiveExchange> {
    const json: unknown = operation.items === '' ? items : withValueAt({}, operation.items, items);
    return this.tools.send(operation.operation, { ...request, json });
  }

  /** Sends a batch that holds a bad item on purpose. */
  sendBad(items: readonly Json[], request: OperationRequest = {}): Promise<LiveExchange> {
    return this.send(items, { ...request, deliberatelyInvalid: true });
  }

  /** Judges that nothing at all has changed since. */
  async verifyUnchanged(
    before: State,
    on: { readonly requirement?: string; readonly exchange: LiveExchange; readonly after?: State },
  ): Promise<boolean> {
    const after = on.after ?? (await this.state.read());
    return this.tools.bench.verify('everything that the caller can read', {
      actual: changeBetween(before, after),
      expected: unchanged,
      exchange: on.exchange,
      ...(on.requirement === undefined ? {} : { requirement: on.requirement }),
    });
  }

  /** How many of the items stand, as the operation's own list shows them; of an update: how many are changed. */
  async standing(items: readonly Json[], request: OperationRequest = {}): Promise<number> {
    const listed = await this.state.list(this.operation.readBack.list, request);
    return countStored(this.operation, items, listed);
  }

  /** Judges that all of the items stand. */
  async verifyWhole(
    items: readonly Json[],
    on: { readonly requirement?: string; readonly exchange: LiveExchange },
  ): Promise<boolean> {
    return this.tools.bench.verify('items of the batch that are stored', {
      actual: await this.standing(items),
      expected: items.length,
      exchange: on.exchange,
      ...(on.requirement === undefined ? {} : { requirement: on.requirement }),
    });
  }

  /** Orders of a mock; scenarios that use them name `control` as a need. */
  disturb(): Disturbances {
    return this.tools.disturb ?? this.tools.bench.untested('nothing here can be disturbed');
  }

  private findIn(listed: readonly Json[], item: Json): Json | undefined {
    return listed.find((one) => countStored(this.operation, [item], [one]) === 1);
  }

  private creating(): BatchOperation {
    const { kind, service } = this.operation;
    if (kind === 'create') return this.operation;
    const found = this.batch.operations.find(
      (one) => one.kind === 'create' && one.service === service,
    );
    return found ?? this.tools.bench.untested(`no batch of ${service} creates what is updated`);
  }
}
