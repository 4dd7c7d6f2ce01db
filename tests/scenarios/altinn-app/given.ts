import type { LiveExchange } from '#environments';
import type { AppBench, AppRequest, InstanceRef } from './app-bench.ts';

/** The members of an instance that scenarios read; answers are judged by the contract. */
export interface InstanceBody {
  readonly id: string;
  readonly instanceOwner: { readonly partyId: string };
  readonly data: readonly DataElementBody[];
  readonly process: {
    readonly currentTask: {
      readonly elementId: string;
      readonly altinnTaskType: string;
      readonly flow: number;
    } | null;
    readonly ended: string | null;
  } | null;
  readonly status: {
    readonly isArchived: boolean;
    readonly isSoftDeleted: boolean;
    readonly isHardDeleted: boolean;
    readonly readStatus: number;
  };
}

export interface DataElementBody {
  readonly id: string;
  readonly dataType: string;
  readonly filename: string | null;
  readonly contentType: string;
  readonly size: number;
  readonly locked: boolean;
}

/** An instance that a scenario owns: removed when it ends. */
export interface OwnInstance extends InstanceRef {
  readonly body: InstanceBody;
  /** Id of the form's data element; '' where the app created none. */
  readonly formId: string;
}

/** Prepares what a scenario needs; a step that fails makes the scenario inconclusive, never red. */
export class Given {
  private readonly on: AppBench;

  constructor(on: AppBench) {
    this.on = on;
  }

  /** A new instance in its first task, its form filled with the valid sample unless `filled: false`. */
  async instance(options: { as?: string; filled?: boolean } = {}): Promise<OwnInstance> {
    const as = options.as ?? this.on.caller();
    const json = { instanceOwner: this.on.app.instanceOwner };
    const created = await this.prepare('createInstanceSimple', { as, json }, 201);
    const instance = this.own(created);
    if (options.filled !== false) await this.fill(instance, { as });
    return instance;
  }

  /** Takes over an instance that a scenario created itself; like every other it is removed when the scenario ends. */
  own(created: LiveExchange): OwnInstance {
    const body = created.json() as InstanceBody;
    if (typeof (body as Partial<InstanceBody> | undefined)?.id !== 'string')
      this.on.bench.inconclusive(
        `no instance to go on with: the creation answered ${created.status}`,
      );
    const [partyId = '', guid = ''] = body.id.split('/');
    const form = body.data.find((one) => one.dataType === this.on.app.form.id);
    return { partyId, guid, body, formId: form?.id ?? '' };
  }

  /** Writes a sample into the form of an instance. */
  async fill(
    instance: OwnInstance,
    options: { as?: string; sample?: 'valid' | 'invalid' | 'warning' } = {},
  ): Promise<void> {
    const { samples } = this.on.app.form;
    const body = samples[options.sample ?? 'valid'];
    if (body === undefined)
      this.on.bench.untested(
        `${this.on.app.id} has no ${options.sample} sample of ${this.on.app.form.id}`,
      );
    await this.prepare(
      'putData',
      {
        as: options.as ?? this.on.caller(),
        on: instance,
        path: { dataGuid: instance.formId },
        body,
        contentType: samples.contentType,
      },
      [200, 201],
    );
  }

  /** A filled instance moved along its process until it stands in a task of that type. */
  async instanceIn(taskType: string, options: { as?: string } = {}): Promise<OwnInstance> {
    const instance = await this.instance(options);
    await this.advance(instance, (task) => task === taskType);
    return instance;
  }

  /** A filled instance moved to the end of its process. */
  async endedInstance(options: { as?: string } = {}): Promise<OwnInstance> {
    const instance = await this.instance(options);
    await this.advance(instance, (task) => task === undefined);
    return instance;
  }

  /** Moves an instance on until its task type satisfies `there` (`undefined`: ended). */
  async advance(
    instance: InstanceRef,
    there: (taskType: string | undefined) => boolean,
  ): Promise<void> {
    const limit = this.on.app.graph.tasks.length + 1;
    for (let step = 0; step <= limit; step += 1) {
      const process = await this.prepare('getProcess', { on: instance }, 200);
      const task = (process.json() as { currentTask: { altinnTaskType: string } | null })
        .currentTask;
      if (there(task?.altinnTaskType)) return;
      await this.prepare('nextProcess', { on: instance, ...moveFor(task?.altinnTaskType) }, 200);
    }
    this.on.bench.inconclusive(`${this.on.app.id} did not reach the wanted task in ${limit} steps`);
  }

  /** Uploads an attachment of the type with the target's sample; gives its id. */
  async attachment(instance: InstanceRef, dataType: string): Promise<string> {
    const sample = this.on.app.samples[dataType];
    if (sample === undefined)
      this.on.bench.untested(`${this.on.app.id} has no sample of ${dataType}`);
    const created = await this.prepare(
      'createData',
      {
        on: instance,
        path: { dataType },
        body: sample.valid,
        contentType: sample.contentType,
        headers: [['Content-Disposition', `attachment; filename="${sample.filename ?? 'a.bin'}"`]],
      },
      200,
    );
    return (created.json() as { newDataElementId: string }).newDataElementId;
  }

  /** Sends a step that only prepares; any other status ends the scenario as inconclusive. */
  async prepare(
    operationId: string,
    request: AppRequest,
    status: number | readonly number[],
  ): Promise<LiveExchange> {
    return this.on.bench.prepared(await this.on.send(operationId, request), status);
  }
}

/** How the first caller who may leaves a task of that type. */
function moveFor(taskType: string | undefined): AppRequest {
  const moves: Readonly<Record<string, AppRequest>> = {
    confirmation: { json: { action: 'confirm' } },
    signing: { json: { action: 'sign' } },
    feedback: { as: 'org' },
  };
  return moves[taskType ?? ''] ?? {};
}
