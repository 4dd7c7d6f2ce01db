import type { Reply } from '../../server/message.ts';
import { mayDo } from '../access/access.ts';
import type { Call, Route } from '../call.ts';
import { defects } from '../defects.ts';
import { bareProblem, empty, json, plainText } from '../families.ts';
import type { StoredDataElement, StoredInstance } from '../instances/instance.ts';
import { isFormData } from '../model/model.ts';
import { readableInstance } from '../instances/readable-instance.ts';
import { printedForm } from '../process/leave-task.ts';
import { elementOf, instanceOf } from '../instances/store.ts';

const instancePath = '/{org}/{app}/instances/{party:int}/{guid:guid}';

/** Results of the virus scan and the receipt's format (reference 1.3). */
export const filesRoutes: readonly Route[] = [
  {
    id: 'getFileScanResult',
    method: 'GET',
    path: `${instancePath}/filescanresult`,
    access: 'authenticated',
    handle: scanResult,
  },
  {
    id: 'getPdfFormat',
    method: 'GET',
    path: `${instancePath}/data/{dataGuid:guid}/pdf/format`,
    access: 'authenticated',
    handle: pdfFormat,
  },
  {
    id: 'getPdfPreview',
    method: 'GET',
    path: `${instancePath}/pdf/preview`,
    access: 'authenticated',
    handle: pdfPreview,
  },
];

/** Defects of an operation whose refusals by Storage are uncaught (E8). */
interface Uncaught {
  readonly unknown: string;
  readonly withoutRights: string;
}

/** The instance where Storage lets the caller read it. */
function readable(
  call: Call,
  uncaught: Uncaught,
): { readonly instance: StoredInstance } | { readonly reply: Reply } {
  const { world } = call.state;
  const instance = instanceOf(call);
  if (instance === undefined) {
    return { reply: world.has(uncaught.unknown) ? empty(500) : bareProblem(404) };
  }
  if (mayDo(call, 'read', instance)) return { instance };
  return { reply: world.has(uncaught.withoutRights) ? empty(500) : empty(403) };
}

function scanResult(call: Call): Reply {
  const found = readable(call, {
    unknown: defects.scanUnknownInstance,
    withoutRights: defects.scanWithoutRights,
  });
  if ('reply' in found) return found.reply;
  const { instance } = found;
  const scanned = instance.data.filter((element) => element.fileScanResult !== 'NotApplicable');
  return json(200, {
    id: `${instance.partyId}/${instance.guid}`,
    fileScanResult: worstOf(scanned),
    data: scanned.map(({ id, fileScanResult }) => ({ id, fileScanResult })),
  });
}

const worstFirst = ['Infected', 'Pending', 'Clean'] as const;

function worstOf(elements: readonly StoredDataElement[]): StoredDataElement['fileScanResult'] {
  const results = new Set(elements.map((element) => element.fileScanResult));
  return worstFirst.find((result) => results.has(result)) ?? 'NotApplicable';
}

const noTask = 'Instance does not have a valid currentTask';

function pdfFormat(call: Call): Reply {
  const found = readable(call, {
    unknown: defects.pdfFormatWithoutRights,
    withoutRights: defects.pdfFormatWithoutRights,
  });
  if ('reply' in found) return found.reply;
  const { instance } = found;
  if (instance.process?.currentTask == null) return plainText(409, noTask);
  const element = elementOf(call, instance);
  if (element === undefined) return plainText(404, 'Did not find data element');
  const type = call.app.dataTypes.find((one) => one.id === element.dataType);
  if (type === undefined || !isFormData(type)) {
    return plainText(404, 'Did not find a model of the data element');
  }
  return json(200, { excludedPages: [], excludedComponents: [] });
}

// Hidden in the service's own document and not recorded: its refusals are those that the reference tells of PDFs.
async function pdfPreview(call: Call): Promise<Reply> {
  const instance = readableInstance(call);
  if (instance === 'unknown') return plainText(404, 'Did not find the instance');
  if (typeof instance === 'string') return bareProblem(403);
  if (instance.process?.currentTask == null) return plainText(409, noTask);
  const headers = [['Content-Type', 'application/pdf']] as const;
  return { status: 200, headers, body: await printedForm(call, instance) };
}
