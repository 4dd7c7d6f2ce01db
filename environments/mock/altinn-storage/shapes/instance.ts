import type {
  StoredDataElement,
  StoredInstance,
  StoredProcess,
  StoredStatus,
} from '../../altinn-app/instances/instance.ts';
import { present, withoutNulls } from './present.ts';

/** Address of the service as its answers name it: from its configuration, not from the request. */
export const serviceAddress = 'https://platform.local.altinn.cloud/storage/api/v1';

/** Which members of an Instance an operation fills (reference altinn-platform 12, row 4.4). */
export interface InstanceView {
  /** `selfLinks` of instance and elements. Default true. */
  readonly links?: boolean;
  /** The elements that are shown. Default all. */
  readonly data?: readonly StoredDataElement[];
}

/** An Instance as Storage answers it, members in its order. */
export function toInstance(
  instance: StoredInstance,
  view: InstanceView = {},
): Record<string, unknown> {
  const links = view.links !== false;
  const { appId, org, dueBefore, visibleAfter, completeConfirmations } = instance;
  const { created, createdBy, lastChanged, lastChangedBy } = instance;
  return present({
    id: idOf(instance),
    instanceOwner: present({ ...instance.instanceOwner }),
    appId,
    org,
    selfLinks: links ? { platform: linkOf(instance) } : null,
    dueBefore,
    visibleAfter,
    process: toProcess(instance.process),
    status: toStatus(instance.status),
    completeConfirmations,
    data: (view.data ?? instance.data).map((one) => toElement(instance, one, { links })),
    presentationTexts: filled(instance.presentationTexts),
    dataValues: filled(instance.dataValues),
    created,
    createdBy,
    lastChanged,
    lastChangedBy,
  });
}

/** Which members of a DataElement an operation fills. */
export interface ElementView {
  /** Default true. */
  readonly links?: boolean;
  /** `whom`: only by whom; `nothing`: neither when nor by whom. Default both. */
  readonly changed?: 'nothing' | 'whom';
}

/** A DataElement as Storage answers it. */
export function toElement(
  instance: StoredInstance,
  element: StoredDataElement,
  view: ElementView = {},
): Record<string, unknown> {
  const { content: _, lastChanged, lastChangedBy, created, createdBy, ...own } = element;
  return present({
    id: own.id,
    instanceGuid: own.instanceGuid,
    dataType: own.dataType,
    filename: own.filename,
    contentType: own.contentType,
    blobStoragePath: `${instance.appId}/${instance.guid}/data/${own.id}`,
    selfLinks: view.links === false ? null : { platform: elementLink(instance, element) },
    size: own.size,
    locked: own.locked,
    refs: own.refs,
    isRead: own.isRead,
    tags: own.tags,
    userDefinedMetadata: own.userDefinedMetadata,
    deleteStatus: own.deleteStatus,
    fileScanResult: own.fileScanResult,
    references: own.references,
    created,
    createdBy,
    lastChanged: view.changed === undefined ? lastChanged : null,
    lastChangedBy: view.changed === 'nothing' ? null : lastChangedBy,
  });
}

/** A ProcessState; none where the instance has no process. */
export function toProcess(process: StoredProcess | null): unknown {
  return process === null ? null : withoutNulls(process);
}

/** `<party>/<guid>`. */
export function idOf(instance: StoredInstance): string {
  return `${instance.partyId}/${instance.guid}`;
}

/** Address of an instance. */
export function linkOf(instance: StoredInstance): string {
  return `${serviceAddress}/instances/${idOf(instance)}`;
}

/** Address of a data element. */
export function elementLink(instance: StoredInstance, { id }: StoredDataElement): string {
  return `${linkOf(instance)}/data/${id}`;
}

const readStatuses = ['Unread', 'Read', 'UpdatedSinceLastReview'];

// Storage tells by a word what the app API tells by a number.
function toStatus(status: StoredStatus): unknown {
  const { readStatus, substatus, ...rest } = status;
  const word = readStatuses[readStatus];
  return withoutNulls({ ...rest, readStatus: word, substatus });
}

function filled(texts: Readonly<Record<string, string>>): unknown {
  return Object.keys(texts).length === 0 ? null : texts;
}
