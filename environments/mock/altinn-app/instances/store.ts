import { randomUUID } from 'node:crypto';
import type { AppDefinition } from '../app/app-definition.ts';
import type { AppState, Call, Caller } from '../call.ts';
import { noteEvent } from './instance-log.ts';
import type { StoredDataElement, StoredInstance, StoredOwner } from './instance.ts';
import { nowText, toMicroseconds } from '../timestamp.ts';

/** What a new instance starts with. */
export interface NewInstance {
  readonly app: AppDefinition;
  readonly caller: Caller;
  readonly partyId: number;
  readonly owner: StoredOwner;
  readonly dueBefore: string | null;
  /** Null: visible from now on. */
  readonly visibleAfter: string | null;
}

/** What a new data element starts with. */
export interface NewDataElement {
  readonly app: AppDefinition;
  readonly caller: Caller;
  readonly dataType: string;
  readonly content: Buffer;
  readonly contentType: string;
  readonly filename: string | null;
  readonly references?: StoredDataElement['references'];
  readonly refs?: StoredDataElement['refs'];
  /** A signature is logged as such alone. */
  readonly isSignature?: true;
}

/** What keeping an instance needs of an API. */
export type Store = Pick<AppState, 'world' | 'instances' | 'platform'>;

/** Makes and keeps an instance without process and data. */
export function addInstance(state: Store, wanted: NewInstance): StoredInstance {
  const now = nowText(state.world);
  const by = wanted.caller.id;
  const instance: StoredInstance = {
    guid: randomUUID(),
    partyId: wanted.partyId,
    appId: wanted.app.id,
    org: wanted.app.org,
    instanceOwner: wanted.owner,
    dueBefore: wanted.dueBefore,
    visibleAfter: wanted.visibleAfter ?? now,
    process: null,
    status: newStatus(wanted.caller),
    completeConfirmations: null,
    data: [],
    presentationTexts: {},
    dataValues: {},
    created: now,
    createdBy: by,
    lastChanged: toMicroseconds(now),
    lastChangedBy: by,
    events: [],
    locked: false,
    row: state.platform.nextRow(),
    log: [],
    hold: null,
  };
  state.instances.set(instance.guid, instance);
  noteEvent(state, instance, { type: 'Created', caller: wanted.caller });
  return instance;
}

function newStatus(caller: Caller): StoredInstance['status'] {
  return {
    isArchived: false,
    archived: null,
    isSoftDeleted: false,
    softDeleted: null,
    isHardDeleted: false,
    hardDeleted: null,
    readStatus: caller.kind === 'org' ? 0 : 1,
    substatus: null,
  };
}

/** Makes a data element and puts it last on the instance. */
export function newDataElement(
  state: Pick<AppState, 'world'>,
  instance: StoredInstance,
  wanted: NewDataElement,
): StoredDataElement {
  const now = nowText(state.world);
  const by = wanted.caller.id;
  const type = wanted.app.dataTypes.find((one) => one.id === wanted.dataType);
  const element: StoredDataElement = {
    id: randomUUID(),
    instanceGuid: instance.guid,
    dataType: wanted.dataType,
    filename: wanted.filename,
    contentType: wanted.contentType,
    locked: false,
    size: wanted.content.length,
    isRead: wanted.caller.kind !== 'org',
    tags: [],
    userDefinedMetadata: null,
    references: wanted.references ?? null,
    refs: wanted.refs ?? null,
    deleteStatus: null,
    fileScanResult: type?.enableFileScan === true ? 'Pending' : 'NotApplicable',
    created: now,
    createdBy: by,
    lastChanged: toMicroseconds(now),
    lastChangedBy: by,
    content: wanted.content,
  };
  instance.data.push(element);
  if (wanted.isSignature !== true)
    noteEvent(state, instance, { type: 'Created', caller: wanted.caller, dataId: element.id });
  return element;
}

/** Marks an instance as deleted, for good or so that it can come back. */
export function markDeleted(
  state: Pick<AppState, 'world'>,
  instance: StoredInstance,
  { hard, caller }: { readonly hard: boolean; readonly caller: Caller },
): void {
  const now = nowText(state.world);
  const { status } = instance;
  status.softDeleted = hard ? (status.softDeleted ?? now) : now;
  status.isSoftDeleted = true;
  if (hard) Object.assign(status, { isHardDeleted: true, hardDeleted: now });
  touch(state, instance, caller);
  noteEvent(state, instance, { type: 'Deleted', caller });
}

/** Marks an instance or element as changed now by the caller. */
export function touch(
  state: Pick<AppState, 'world'>,
  changed: { lastChanged: string; lastChangedBy: string },
  caller: Caller,
): void {
  changed.lastChanged = toMicroseconds(nowText(state.world));
  changed.lastChangedBy = caller.id;
}

/**
 * An organisation's change makes a read element unread, and a read instance too: 0 where nothing is
 * read any more, else 2 (reference 12, row 0.3).
 */
export function markChanged(
  instance: StoredInstance,
  element: StoredDataElement,
  caller: Caller,
): void {
  const becameUnread = element.isRead && caller.kind === 'org';
  element.isRead = caller.kind !== 'org';
  if (!becameUnread || instance.status.readStatus !== 1) return;
  instance.status.readStatus = instance.data.some((one) => one.isRead) ? 2 : 0;
}

/** The instance that the path names: guid in any form, and its owner's party; else undefined. */
export function instanceOf(call: Call): StoredInstance | undefined {
  const guid = plainGuid(call.params['guid'] ?? '');
  const instance = call.state.instances.get(guid);
  return instance?.partyId === Number(call.params['party']) ? instance : undefined;
}

/** The data element that the path names on this instance. */
export function elementOf(call: Call, instance: StoredInstance): StoredDataElement | undefined {
  const guid = plainGuid(call.params['dataGuid'] ?? '');
  return instance.data.find((element) => element.id === guid);
}

/** A guid as the service writes it: lower case with hyphens. */
export function plainGuid(text: string): string {
  const digits = text.toLowerCase().replaceAll(/[^0-9a-f]/g, '');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
