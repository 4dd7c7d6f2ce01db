import type { StoredDataElement, StoredInstance } from './instance.ts';

/** What an element's links are made of. */
export interface DataLinks {
  readonly instance: Pick<StoredInstance, 'appId' | 'partyId' | 'guid'>;
  /** Host of the request; the app's own links name it with https. */
  readonly host: string;
  /** False: `selfLinks.apps` is null (PATCH, DELETE data, actions, substatus; reference 12, D5). */
  readonly appLinks: boolean;
}

/** A DataElement as the app API writes it: every member, in the service's order (reference 7.2). */
export function dataElementJson(
  element: StoredDataElement,
  links: DataLinks,
): Record<string, unknown> {
  const { instance } = links;
  return {
    id: element.id,
    instanceGuid: element.instanceGuid,
    dataType: element.dataType,
    filename: element.filename,
    contentType: element.contentType,
    blobStoragePath: `${instance.appId}/${instance.guid}/data/${element.id}`,
    selfLinks: {
      apps: links.appLinks ? appLink(element, links) : null,
      platform: platformLink(element, instance),
    },
    size: element.size,
    contentHash: null,
    locked: element.locked,
    refs: null,
    isRead: element.isRead,
    tags: [...element.tags],
    userDefinedMetadata: element.userDefinedMetadata,
    metadata: null,
    deleteStatus: null,
    fileScanResult: element.fileScanResult,
    references: element.references,
    created: element.created,
    createdBy: element.createdBy,
    lastChanged: element.lastChanged,
    lastChangedBy: element.lastChangedBy,
  };
}

/** Address of an element in the app: https whatever the request used. */
export function appLink(element: Pick<StoredDataElement, 'id'>, links: DataLinks): string {
  const { appId, partyId, guid } = links.instance;
  return `https://${links.host}/${appId}/instances/${partyId}/${guid}/data/${element.id}`;
}

function platformLink(element: StoredDataElement, instance: DataLinks['instance']): string {
  const storage = 'https://platform.local.altinn.cloud/storage/api/v1';
  return `${storage}/instances/${instance.partyId}/${instance.guid}/data/${element.id}`;
}
