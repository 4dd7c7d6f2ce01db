import type { LiveExchange } from '#environments';
import { Given as AppGiven, type OwnInstance } from '../altinn-app/given.ts';
import type { AppBench } from '../altinn-app/app-bench.ts';
import { at } from './seen.ts';
import type { InstanceRef, StorageBench, StorageRequest } from './storage-bench.ts';

export type { OwnInstance } from '../altinn-app/given.ts';

/** Prepares what a scenario needs, through the app or through Storage; a step that fails makes it inconclusive. */
export class Given {
  /** The same for the app: instances, forms, tasks, attachments. */
  readonly inApp: AppGiven;
  private readonly on: StorageBench;

  constructor(on: StorageBench, inApp: AppBench) {
    this.on = on;
    this.inApp = new AppGiven(inApp);
  }

  /** A new instance in its first task, with a filled form. */
  instance(options: { as?: string; filled?: boolean } = {}): Promise<OwnInstance> {
    return this.inApp.instance(options);
  }

  /** An instance whose process has ended. */
  ended(): Promise<OwnInstance> {
    return this.inApp.endedInstance();
  }

  /** A new instance that Storage alone knows of: no data, a process in the first task. */
  async stored(options: { as?: string; more?: object } = {}): Promise<InstanceRef> {
    const as = options.as ?? 'org';
    const json = { ...template(this.on), ...options.more };
    return refOf(
      await this.prepare('createInstance', { as, query: { appId: this.on.app.id }, json }, 201),
    );
  }

  /** A data element of a type whose form Storage does not look at; gives its id. */
  async element(
    on: InstanceRef,
    options: {
      as?: string;
      body?: string | Uint8Array;
      contentType?: string;
      filename?: string;
    } = {},
  ): Promise<string> {
    const made = await this.prepare('createData', { on, ...uploadOf(this.on, options) }, 201);
    return String(at(made, '/id'));
  }

  /** Sends a step that only prepares; any other status ends the scenario as inconclusive. */
  async prepare(
    operationId: string,
    request: StorageRequest,
    status: number | readonly number[] = 200,
  ): Promise<LiveExchange> {
    return this.on.bench.prepared(await this.on.send(operationId, request), status);
  }
}

/** The instance that an answer tells of. */
export function refOf(exchange: LiveExchange): InstanceRef {
  const [partyId = '0', guid = ''] = String(at(exchange, '/id')).split('/');
  return { partyId, guid };
}

/** What is sent to make an instance: the owner of the app's instances, a process in its first task. */
export function template({ app, bench }: StorageBench): {
  instanceOwner: { partyId: string };
  process: object;
} {
  const { partyId } = app.instanceOwner;
  if (partyId === undefined)
    return bench.untested(`the settings name no party id of the instance owner of ${app.id}`);
  const elementId = app.graph.firstTask ?? 'Task_1';
  const started = new Date().toISOString();
  const currentTask = { flow: 2, started, elementId, name: 'Samsvar', altinnTaskType: 'data' };
  return {
    instanceOwner: { partyId },
    process: { started, startEvent: 'StartEvent_1', currentTask },
  };
}

/** An upload of a type of the app that is no form. */
export function uploadOf(
  { app, bench }: StorageBench,
  options: {
    as?: string;
    body?: string | Uint8Array;
    contentType?: string;
    filename?: string;
  } = {},
): StorageRequest {
  const dataType = attachmentType(app) ?? bench.untested(`${app.id} has no data type for files`);
  const { as, body = 'hei', contentType = 'text/plain', filename = 'a.txt' } = options;
  return {
    ...(as === undefined ? {} : { as }),
    query: { dataType },
    body,
    contentType,
    ...(filename === '' ? {} : { headers: [['Content-Disposition', dispositionOf(filename)]] }),
  };
}

function dispositionOf(filename: string): string {
  const plain = filename.replaceAll(/[^ -~]/g, '_');
  const exact = plain === filename ? '' : `; filename*=UTF-8''${encodeURIComponent(filename)}`;
  return `attachment; filename="${plain}"${exact}`;
}

/** A type for files that anybody may add. */
export function attachmentType(app: StorageBench['app']): string | undefined {
  return app.metadata.dataTypes.find(
    (one) =>
      app.samples[one.id] !== undefined &&
      one.appLogic?.classRef == null &&
      one.allowedContributers == null,
  )?.id;
}
