import type { StoredDataElement } from '../../altinn-app/instances/instance.ts';
import type { Reply } from '../../server/message.ts';
import { isRecord, textOf } from '../../server/narrow.ts';
import { plainGuid } from '../../altinn-app/instances/store.ts';
import { findElement, findInstance } from '../access/find-instance.ts';
import { readBody } from '../body.ts';
import type { KnownCall, StorageRoute } from '../call.ts';
import { json, text } from '../replies.ts';
import { shownData } from '../shapes/shown-data.ts';
import { onElement, type Target } from './data.ts';
import { instancePath, ofPolicy, onReadable } from './instance.ts';

function listElements(call: KnownCall): Reply {
  const { rules } = call.state;
  return onReadable(call, (instance) =>
    json(200, {
      dataElements: shownData(call, instance).map((one) =>
        rules.showsElement(instance, one, { links: false }),
      ),
    }),
  );
}

/** PUT dataelements: what is known of an element, not its bytes; the answer does not tell who changed it (reference 12). */
function putElement(call: KnownCall): Reply {
  const body = readBody(call.request);
  if ('reply' in body) return body.reply;
  const instance = ofPolicy(call);
  return onElement(call, instance, (target) => changed(call, target, body.value));
}

function changed(
  call: KnownCall,
  { instance, element }: Target,
  sent: Readonly<Record<string, unknown>>,
): Reply {
  const isSame =
    plainGuid(textOf(sent['id'])) === element.id &&
    plainGuid(textOf(sent['instanceGuid'])) === instance.guid;
  if (!isSame) return text(400, 'Mismatch between path and dataElement content');
  const { tags, refs, locked, userDefinedMetadata } = sent;
  if (Array.isArray(tags)) element.tags = tags.map(String);
  if (Array.isArray(refs)) element.refs = refs.map(String);
  if (typeof locked === 'boolean') element.locked = locked;
  if (Array.isArray(userDefinedMetadata))
    element.userDefinedMetadata = userDefinedMetadata.filter(isRecord).map(toEntry);
  const view = { links: false, changed: 'nothing' } as const;
  return json(200, call.state.rules.showsElement(instance, element, view));
}

const toEntry = (entry: Readonly<Record<string, unknown>>): { key: string; value: string } => ({
  key: textOf(entry['key']),
  value: textOf(entry['value']),
});

const results = ['NotApplicable', 'Pending', 'Clean', 'Infected'] as const;

/** PUT filescanstatus: the platform tells what it found in a file. */
function putFileScan(call: KnownCall): Reply {
  const body = readBody(call.request);
  if ('reply' in body) return body.reply;
  const sent = body.value['fileScanResult'];
  const result: StoredDataElement['fileScanResult'] | undefined = results.find(
    (one, number) => one.toLowerCase() === textOf(sent).toLowerCase() || sent === number,
  );
  if (result === undefined) return text(400, 'The file scan result is not known.');
  const instance = findInstance(call);
  const element = instance === undefined ? undefined : findElement(call, instance);
  if (element === undefined) return text(404, 'Unable to find the data element.');
  element.fileScanResult = result;
  return { status: 200, headers: [] };
}

/** GET dataelementexists: whether the platform may look for the file at all. */
function elementExists(call: KnownCall): Reply {
  const instance = findInstance(call);
  const element = instance === undefined ? undefined : findElement(call, instance);
  return json(200, element !== undefined);
}

const one = `${instancePath}/dataelements/{dataGuid:guid}`;

/** What is known of data elements. */
export const dataElementRoutes: readonly StorageRoute[] = [
  {
    id: 'listDataElements',
    method: 'GET',
    path: `${instancePath}/dataelements`,
    access: 'token',
    handle: listElements,
  },
  {
    id: 'putDataElement',
    method: 'PUT',
    path: one,
    access: 'write',
    consumesJson: true,
    handle: putElement,
  },
  {
    id: 'putFileScanStatus',
    method: 'PUT',
    path: `${one}/filescanstatus`,
    access: 'platform',
    consumesJson: true,
    handle: putFileScan,
  },
  {
    id: 'getDataElementExists',
    method: 'GET',
    path: `${one}/dataelementexists`,
    access: 'platform',
    handle: elementExists,
  },
];
