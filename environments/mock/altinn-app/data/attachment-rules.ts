import { lookup } from 'mime-types';
import type { DataType } from '../app/app-definition.ts';
import { parseDisposition, storedFileName } from './content-disposition.ts';

/** What the header rules of an upload look at. */
export interface Upload {
  readonly contentDisposition?: string | undefined;
  readonly contentType?: string | undefined;
  /** Bytes that Content-Length names. */
  readonly contentLength: number;
}

/** The first broken header rule. */
export interface UploadProblem {
  /** The service's own code; some name another rule than the one broken (reference 5.2). */
  readonly code:
    'ContentTypeNotAllowed' | 'DataElementTooLarge' | 'MissingFileName' | 'InvalidFileNameFormat';
  readonly description: string;
}

const bytesPerMiB = 1024 * 1024;
const octetStream = 'application/octet-stream';

/** Types that an extension has by the service's own table where the usual one differs. */
const mimeTypes: Readonly<Record<string, readonly string[]>> = {
  xml: ['application/xml', 'text/xml'],
  js: ['application/javascript', 'text/javascript'],
  zip: ['application/zip', 'application/x-zip-compressed'],
};

const problem = (code: UploadProblem['code'], text: string): UploadProblem => ({
  code,
  description: `Invalid data provided. Error: ${text}`,
});

type Rule = (type: DataType, upload: Upload) => UploadProblem | undefined | 'accepted';

/** F1: the header must be present. */
const needsDisposition: Rule = (_type, upload) =>
  upload.contentDisposition === undefined
    ? problem('ContentTypeNotAllowed', 'The request must include a Content-Disposition header')
    : undefined;

/** F2: the message prints the limit in bytes. */
const fitsSize: Rule = (type, upload) => {
  const limit = (type.maxSize ?? 0) * bytesPerMiB;
  return limit > 0 && upload.contentLength > limit
    ? problem('DataElementTooLarge', `Binary attachment exceeds limit of ${limit}`)
    : undefined;
};

/** F3: a name, in a header that follows the grammar. */
const needsFileName: Rule = (_type, upload) =>
  fileNameOf(upload) === undefined
    ? problem('MissingFileName', 'The Content-Disposition header must contain a valid filename')
    : undefined;

/** F4: a dot in the name. */
const needsExtension: Rule = (_type, upload) => {
  const name = fileNameOf(upload) ?? '';
  const words = `Invalid format for filename: ${name}. Filename is expected to end with '.{filetype}'.`;
  return name.includes('.') ? undefined : problem('InvalidFileNameFormat', words);
};

/** F5: without a list everything else is accepted. */
const acceptsAny: Rule = (type) =>
  (type.allowedContentTypes ?? []).length === 0 ? 'accepted' : undefined;

/** F6: the header must be present. */
const needsContentType: Rule = (_type, upload) =>
  upload.contentType === undefined
    ? problem('InvalidFileNameFormat', 'Content-Type header must be included in request.')
    : undefined;

/** F7: the header says what the extension says; parameters break the equality. */
const typeMatchesName: Rule = (_type, upload) => {
  const given = upload.contentType ?? '';
  const types = typesOf(upload);
  const words = `Content type header ${given} does not match mime type ${types[0] ?? ''} for uploaded file. Please fix header or upload another file.`;
  const matches = given === octetStream || types.includes(given.toLowerCase());
  return matches ? undefined : problem('InvalidFileNameFormat', words);
};

/** F8: the header's type is on the list; the message names the extension's. */
const typeAllowed: Rule = (type, upload) => {
  const allowed = type.allowedContentTypes ?? [];
  const lower = allowed.map((one) => one.toLowerCase());
  const named = typesOf(upload)[0] ?? '';
  const words = `Invalid content type: ${named}. Please try another file. Permitted content types include: ${allowed.join(', ')}`;
  const given = (upload.contentType ?? '').toLowerCase();
  const isAllowed = lower.includes(octetStream) || lower.includes(given);
  return isAllowed ? undefined : problem('ContentTypeNotAllowed', words);
};

const rules: readonly Rule[] = [
  needsDisposition,
  fitsSize,
  needsFileName,
  needsExtension,
  acceptsAny,
  needsContentType,
  typeMatchesName,
  typeAllowed,
];

/** The first of the header rules F1-F8 that an upload breaks (reference 5.2). */
export function uploadProblem(type: DataType, upload: Upload): UploadProblem | undefined {
  for (const rule of rules) {
    const outcome = rule(type, upload);
    if (outcome === 'accepted') return undefined;
    if (outcome !== undefined) return outcome;
  }
  return undefined;
}

/** The sanitised file name of an upload; undefined where the header has none. */
export function fileNameOf(upload: Pick<Upload, 'contentDisposition'>): string | undefined {
  const disposition = parseDisposition(upload.contentDisposition ?? '');
  const name = disposition === undefined ? undefined : storedFileName(disposition);
  return name === '' ? undefined : name;
}

/** The name as PUT passes it on: `filename` without quotes, not sanitised (reference 5.2). */
export function rawFileNameOf(upload: Pick<Upload, 'contentDisposition'>): string | undefined {
  return parseDisposition(upload.contentDisposition ?? '')?.fileName;
}

function typesOf(upload: Upload): readonly string[] {
  const extension = (fileNameOf(upload)?.split('.').at(-1) ?? '').toLowerCase();
  return mimeTypes[extension] ?? [lookup(extension) || octetStream];
}
