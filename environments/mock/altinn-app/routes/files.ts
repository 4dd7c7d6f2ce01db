import type { Reply } from '../../server/message.ts';
import { mayDo } from '../access.ts';
import type { Call, Route } from '../call.ts';
import { dataDefects } from '../data-defects.ts';
import { bareProblem, empty, json, plainText } from '../families.ts';
import type { StoredDataElement, StoredInstance } from '../instance.ts';
import { isFormData } from '../model.ts';
import { elementOf, instanceOf } from '../store.ts';

const instancePath = '/{org}/{app}/instances/{party:int}/{guid:guid}';

/** Results of the virus scan and the receipt's format (reference 1.3). */
export const filesRoutes: readonly Route[] = [
  {
    id: 'readFileScanResult',
    method: 'GET',
    path: `${instancePath}/filescanresult`,
    access: 'authenticated',
    handle: scanResult,
  },
  {
    id: 'readPdfFormat',
    method: 'GET',
    path: `${instancePath}/data/{dataGuid:guid}/pdf/format`,
    access: 'authenticated',
    handle: pdfFormat,
  },
];

/** The instance where Storage lets the caller read it; its refusals are uncaught (E8). */
function readable(
  call: Call,
  defect: string,
): { readonly instance: StoredInstance } | { readonly reply: Reply } {
  const instance = instanceOf(call);
  if (instance !== undefined && mayDo(call, 'read', instance)) return { instance };
  if (call.state.world.has(defect)) return { reply: empty(500) };
  return { reply: instance === undefined ? bareProblem(404) : empty(403) };
}

function scanResult(call: Call): Reply {
  const found = readable(call, dataDefects.scanResultUnreadable);
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

function pdfFormat(call: Call): Reply {
  const found = readable(call, dataDefects.pdfFormatUnreadable);
  if ('reply' in found) return found.reply;
  const { instance } = found;
  if (instance.process?.currentTask == null) {
    return plainText(409, 'Instance does not have a valid currentTask');
  }
  const element = elementOf(call, instance);
  if (element === undefined) return plainText(404, 'Did not find data element');
  const type = call.app.dataTypes.find((one) => one.id === element.dataType);
  if (type !== undefined && isFormData(type)) {
    return json(200, { excludedPages: [], excludedComponents: [] });
  }
  return call.state.world.has(dataDefects.pdfFormatUnreadable)
    ? empty(500)
    : plainText(404, 'Did not find a model of the data element');
}
