import type { Call } from '../call.ts';
import { mayDo } from '../access/access.ts';
import { parties } from '../../identities.ts';
import type { StoredDataElement, StoredInstance, StoredTask } from './instance.ts';

/** Which members of an Instance an operation fills (reference 12, rows 1.1 and 1.2). */
export interface InstanceView {
  /** `instanceOwner.party`: only GET instance and the two POSTs. Default false. */
  readonly party?: boolean;
  /** `selfLinks.apps` of instance and elements. Default true. */
  readonly appLinks?: boolean;
  /** `selfLinks.platform` of the instance. Default true. */
  readonly platformLinks?: boolean;
  /** `readable`: without elements that the caller may not read. Default all. */
  readonly data?: 'all' | 'readable' | 'none';
}

const platform = 'https://platform.local.altinn.cloud/storage/api/v1/instances';

/** An Instance as the service answers it, members in its order. */
export function toInstance(
  call: Call,
  instance: StoredInstance,
  view: InstanceView = {},
): Record<string, unknown> {
  return {
    id: `${instance.partyId}/${instance.guid}`,
    instanceOwner: ownerOf(instance, view.party === true),
    appId: instance.appId,
    org: instance.org,
    selfLinks: {
      apps: view.appLinks === false ? null : appLink(call, instance),
      platform: view.platformLinks === false ? null : platformLink(instance),
    },
    dueBefore: instance.dueBefore,
    visibleAfter: instance.visibleAfter,
    process: processOf(instance),
    status: instance.status,
    completeConfirmations: instance.completeConfirmations,
    data: elementsOf(call, instance, view),
    presentationTexts: instance.presentationTexts,
    dataValues: instance.dataValues,
    created: instance.created,
    createdBy: instance.createdBy,
    lastChanged: instance.lastChanged,
    lastChangedBy: instance.lastChangedBy,
  };
}

/** The full answer of GET and POST instance: with party, unreadable elements left out. */
export function instanceResponse(call: Call, instance: StoredInstance): Record<string, unknown> {
  return toInstance(call, instance, { party: true, data: 'readable' });
}

/** A DataElement as the service answers it. */
export function toDataElement(
  call: Call,
  element: StoredDataElement,
  view: { readonly instance: StoredInstance; readonly appLinks?: boolean },
): Record<string, unknown> {
  const { instance } = view;
  return {
    id: element.id,
    instanceGuid: element.instanceGuid,
    dataType: element.dataType,
    filename: element.filename,
    contentType: element.contentType,
    blobStoragePath: `${instance.appId}/${instance.guid}/data/${element.id}`,
    selfLinks: {
      apps: view.appLinks === false ? null : `${appLink(call, instance)}/data/${element.id}`,
      platform: `${platformLink(instance)}/data/${element.id}`,
    },
    size: element.size,
    contentHash: null,
    locked: element.locked,
    refs: element.refs,
    isRead: element.isRead,
    tags: element.tags,
    userDefinedMetadata: element.userDefinedMetadata,
    metadata: null,
    deleteStatus: element.deleteStatus,
    fileScanResult: element.fileScanResult,
    references: element.references,
    created: element.created,
    createdBy: element.createdBy,
    lastChanged: element.lastChanged,
    lastChangedBy: element.lastChangedBy,
  };
}

/** Address of the instance on the app: always https, on the host that was asked. */
export function appLink(call: Call, instance: StoredInstance): string {
  return `https://${call.request.host}/${instance.appId}/instances/${instance.partyId}/${instance.guid}`;
}

function platformLink(instance: StoredInstance): string {
  return `${platform}/${instance.partyId}/${instance.guid}`;
}

function ownerOf(instance: StoredInstance, withParty: boolean): Record<string, unknown> {
  const owner = { ...instance.instanceOwner };
  const party = parties.get(instance.partyId);
  if (!withParty) return owner;
  if (party === undefined) return { ...owner, party: null };
  const { partyId, partyUuid, partyTypeName, ssn, orgNumber, unitType, name } = party;
  const shown = { partyId, partyUuid, partyTypeName, ssn, orgNumber, unitType, name };
  return { ...owner, party: { ...shown, isDeleted: false } };
}

function processOf(instance: StoredInstance): Record<string, unknown> | null {
  const { process } = instance;
  if (process === null) return null;
  return {
    started: process.started,
    startEvent: process.startEvent,
    currentTask: process.currentTask === null ? null : taskOf(process.currentTask),
    ended: process.ended,
    endEvent: process.endEvent,
  };
}

function taskOf(task: StoredTask): Record<string, unknown> {
  const { flow, started, elementId, name, altinnTaskType, flowType } = task;
  const shown = { flow, started, elementId, name, altinnTaskType };
  return { ...shown, ended: null, validated: null, flowType };
}

function elementsOf(call: Call, instance: StoredInstance, view: InstanceView): unknown[] {
  if (view.data === 'none') return [];
  const appLinks = view.appLinks !== false;
  return instance.data
    .filter((element) => view.data !== 'readable' || mayRead(call, instance, element))
    .map((element) => toDataElement(call, element, { instance, appLinks }));
}

function mayRead(call: Call, instance: StoredInstance, element: StoredDataElement): boolean {
  const type = call.app.dataTypes.find((one) => one.id === element.dataType);
  const action = type?.actionRequiredToRead ?? null;
  return action === null || mayDo(call, action, instance);
}
