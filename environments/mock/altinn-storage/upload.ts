import { parseDisposition, storedFileName } from '../altinn-app/data/content-disposition.ts';
import type { StoredDataElement } from '../altinn-app/instances/instance.ts';
import type { MockRequest } from '../server/message.ts';

/** The media type of an upload, as sent. */
export function contentTypeOf(request: MockRequest): string {
  return request.header('content-type') ?? 'application/octet-stream';
}

/** The file name that an upload gives; undefined where it gives none. */
export function fileNameOf(request: MockRequest): string | undefined {
  const header = request.header('content-disposition');
  const read =
    header === undefined
      ? undefined
      : parseDisposition(Buffer.from(header, 'latin1').toString('utf8'));
  return read === undefined ? undefined : storedFileName(read);
}

/** Ids of the elements that an upload refers to; null for none. */
export function refsOf(request: MockRequest): string[] | null {
  const refs = request.query.getAll('refs').filter(Boolean);
  return refs.length === 0 ? null : refs;
}

/** The task that an upload was made from; null where none is named. */
export function referencesOf(request: MockRequest): StoredDataElement['references'] {
  const value = request.query.get('generatedFromTask');
  return value === null || value === ''
    ? null
    : [{ value, relation: 'GeneratedFrom', valueType: 'Task' }];
}
