import type { LiveExchange } from '#environments';
import type { AccessRow } from '#specs';
import type { Bench } from '../../engine/bench.ts';
import type { Asked } from '../capabilities/access.ts';
import { template, uploadOf } from './given.ts';
import { openContext, type StorageContext } from './scenario.ts';
import { at, listAt } from './seen.ts';
import type { InstanceRef, StorageRequest } from './storage-bench.ts';

/** What the operations of one row are asked of. */
export interface StorageSubject extends InstanceRef {
  /** Id of a data element of the instance. */
  readonly element: string;
  /** Id of an event of the instance. */
  readonly event: string;
}

/** The app of the row's situation. */
export function openFor(bench: Bench): Promise<StorageContext> {
  return openContext(bench, 'signing');
}

/** A new instance with a form, a file and what happened to it, in the row's situation. */
export async function toSubject(context: StorageContext, row: AccessRow): Promise<StorageSubject> {
  const { given } = context;
  const instance = await given.instance();
  const element = await given.element(instance);
  if (row.operationId === 'unlockData')
    await given.prepare('lockData', { on: instance, element }, 201);
  if (row.situation === 'ended') await given.inApp.advance(instance, (task) => task === undefined);
  if (row.situation === 'in a signing task')
    await given.inApp.advance(instance, (task) => task === 'signing');
  const events = await given.prepare('listEvents', { on: instance });
  return { ...instance, element, event: String(at(listAt(events, '/instanceEvents')[0], '/id')) };
}

/** Instance, elements and events, as the app owner sees them; what reading itself changes is left out. */
export async function stateOf({ given }: StorageContext, subject: StorageSubject): Promise<string> {
  const instance = await given.prepare('getInstance', { on: subject, as: 'org' });
  const events = await given.prepare('listEvents', { on: subject, as: 'org' });
  const ids = listAt(events, '/instanceEvents').map((one) => at(one, '/id'));
  return JSON.stringify([instance.json(), ids]);
}

type RequestOf = (context: StorageContext, subject: StorageSubject) => StorageRequest;

const state = {
  started: '2026-01-01T00:00:00Z',
  currentTask: { elementId: 'Task_2', flow: 3, altinnTaskType: 'confirmation' },
};
const texts = { id: 'ttd-samsvar-nb', org: 'ttd', language: 'nb', resources: [] };

/** What each operation is sent beside the instance; those without a row need nothing. */
const requests: Readonly<Record<string, RequestOf>> = {
  createApplication: ({ app }) => ({
    query: { appId: `${app.org}/samsvar` },
    json: { id: `${app.org}/samsvar` },
  }),
  putApplication: ({ app }) => ({ json: { id: app.id } }),
  createTexts: () => ({ json: texts }),
  putTexts: () => ({ path: { language: 'nb' }, json: texts }),
  deleteTexts: () => ({ path: { language: 'nb' } }),
  getTexts: () => ({ path: { language: 'nb' } }),
  createInstance: ({ on, app }) => ({ query: { appId: app.id }, json: template(on) }),
  putReadStatus: () => ({ query: { status: 'Read' } }),
  putSubstatus: () => ({ json: { label: 'samsvar', description: 'fra testen' } }),
  putPresentationTexts: () => ({ json: { texts: { samsvar: 'ny' } } }),
  putDataValues: () => ({ json: { values: { samsvar: 'ny' } } }),
  createData: ({ on }) => uploadOf(on),
  putData: () => ({ body: 'nytt', contentType: 'text/plain' }),
  putDataElement: (_, { element, guid }) => ({
    json: {
      id: element,
      instanceGuid: guid,
      dataType: 'vedlegg',
      contentType: 'text/plain',
      tags: ['samsvar'],
    },
  }),
  putFileScanStatus: () => ({ json: { fileScanResult: 'Clean' } }),
  lockInstance: () => ({ json: { ttlSeconds: 1 } }),
  putProcess: () => ({ json: state }),
  putInstanceAndEvents: () => ({ json: { state, events: [] } }),
  createEvent: (_, { partyId, guid }) => ({
    json: { eventType: 'Saved', instanceId: `${partyId}/${guid}` },
  }),
  getEvent: (_, { event }) => ({ path: { eventGuid: event } }),
  signInstance: (_, { element }) => ({
    json: {
      signatureDocumentDataType: 'signatur',
      dataElementSignatures: [{ dataElementId: element, signed: true }],
    },
  }),
};

/** Asks one operation as one actor. */
export async function askOf(
  context: StorageContext,
  row: AccessRow,
  { as, subject }: Asked<StorageSubject>,
): Promise<LiveExchange> {
  const { on, app } = context;
  const { operationId, situation } = row;
  if (operationId === 'listInstances')
    return on.list(
      situation === 'of a party'
        ? [['instanceOwner.partyId', subject.partyId]]
        : [['appId', app.id]],
      { as },
    );
  const request = requests[operationId]?.(context, subject) ?? {};
  return on.send(operationId, { on: subject, element: subject.element, ...request, as });
}
