import { fileNameOf, rawFileNameOf } from '../../altinn-app/data/attachment-rules.ts';
import { parseDisposition } from '../../altinn-app/data/content-disposition.ts';
import { dataRules } from '../../altinn-app/rules/data.ts';
import { attachmentRules } from '../../altinn-app/rules/attachment.ts';
import {
  both,
  dropMember,
  isStatus,
  mapBody,
  setMember,
  withHeader,
  withMediaType,
  withStatus,
} from '../change.ts';
import { also, forgets, type Touched } from './effect.ts';
import type { Fault } from './fault.ts';
import { crashes, isUnknownInstance, takesIt } from './outcome.ts';

const ok = isStatus(200);
const made = isStatus(201);
const uploads = ['createData', 'createDataAlias', 'createDataByQuery'];

/** What becomes of attachments that were taken. */
export const attachmentsKeptFaults: readonly Fault[] = [
  {
    id: 'app-attachment-put-forgets',
    breaks: 'PUT of an attachment answers 201 and keeps the old bytes.',
    aimedAt: 'APP-ATT-018',
    ...forgets(['putData']),
  },
  {
    id: 'app-attachment-put-200',
    breaks: 'PUT of an attachment answers 200.',
    aimedAt: 'APP-ATT-018',
    replies: { routes: ['putData'], when: made, change: withStatus(200) },
  },
  {
    id: 'app-attachment-put-last-byte-lost',
    breaks: 'PUT of an attachment loses the last byte.',
    aimedAt: 'APP-ATT-018',
    rules: { storesUpload: (bytes) => bytes.subarray(0, -1) },
  },
  {
    id: 'app-attachment-put-size-stale',
    breaks: 'PUT of an attachment answers with the old size.',
    aimedAt: 'APP-ATT-018',
    replies: { routes: ['putData'], when: made, change: setMember(['size'], 1) },
  },
  {
    id: 'app-attachment-delete-forgets',
    breaks: 'DELETE of an attachment answers 200 and keeps it.',
    aimedAt: 'APP-ATT-021',
    ...forgets(['deleteData']),
  },
  {
    id: 'app-attachment-delete-204',
    breaks: 'DELETE of an attachment answers 204, which is not documented.',
    aimedAt: 'APP-ATT-021',
    replies: { routes: ['deleteData'], when: ok, change: withStatus(204) },
  },
  {
    id: 'app-attachment-delete-without-instance',
    breaks: 'DELETE of an attachment answers without the instance.',
    aimedAt: 'APP-ATT-021',
    replies: { routes: ['deleteData'], when: ok, change: dropMember('instance') },
  },
  {
    id: 'app-attachment-deleted-readable',
    breaks: 'A deleted attachment can still be read.',
    aimedAt: 'APP-ATT-022',
    replies: { routes: ['getData'], when: isStatus(404), change: takesIt },
  },
  {
    id: 'app-attachment-deleted-twice',
    breaks: 'A deleted attachment can be deleted again.',
    aimedAt: 'APP-ATT-022',
    replies: { routes: ['deleteData'], when: isStatus(404), change: takesIt },
  },
  {
    id: 'app-attachment-owner-refused',
    breaks: 'The app owner may not write the type that only he may write.',
    aimedAt: 'APP-ATT-024',
    rules: {
      dataAccess: (use, access) =>
        use === 'create' && (access.type.allowedContributers ?? []).length > 0
          ? { status: 403, title: 'Forbidden', detail: 'Nobody writes it' }
          : dataRules.dataAccess(use, access),
    },
  },
  {
    id: 'app-attachment-name-loses-letters',
    breaks: 'A file name loses its letters outside ASCII.',
    aimedAt: 'APP-ATT-027',
    rules: { uploadName: (upload) => fileNameOf(upload)?.replaceAll(/[^ -~]/g, '_') },
  },
  {
    id: 'app-attachment-name-keeps-path',
    breaks: 'A file name keeps its path separators.',
    aimedAt: 'APP-ATT-027',
    rules: {
      uploadName: ({ contentDisposition = '' }) => {
        const disposition = parseDisposition(contentDisposition);
        return disposition?.fileNameStar ?? disposition?.fileName;
      },
    },
  },
  {
    id: 'app-attachment-plain-name-wins',
    breaks: 'The plain file name wins over the extended one.',
    aimedAt: 'APP-ATT-028',
    rules: { uploadName: rawFileNameOf },
  },
  {
    id: 'app-attachment-name-lower-case',
    breaks: 'A file name is stored in lower case.',
    aimedAt: 'APP-ATT-029',
    rules: { uploadName: (upload) => fileNameOf(upload)?.toLowerCase() },
  },
  {
    id: 'app-attachment-upper-case-refused',
    breaks: 'An extension in upper case fits no media type.',
    aimedAt: 'APP-ATT-029',
    rules: {
      uploadProblem: (type, upload) =>
        /\.[A-Z]+$/.test(fileNameOf(upload) ?? '')
          ? { code: 'InvalidFileNameFormat', description: 'Unknown extension' }
          : attachmentRules.uploadProblem(type, upload),
    },
  },
  {
    id: 'app-attachment-unasked-results',
    breaks: 'POST of an attachment lists results of validation that nobody asked for.',
    aimedAt: 'APP-ATT-032',
    replies: {
      routes: uploads,
      when: ok,
      change: setMember(['validationIssues'], [{ source: 'Required', issues: [] }]),
    },
  },
  {
    id: 'app-attachment-never-scanned',
    breaks: 'A new element of a scanned type needs no scan.',
    aimedAt: 'APP-ATT-033',
    replies: { routes: ['createData'], when: ok, change: also(skipsScan) },
  },
  {
    id: 'app-attachment-scan-result-null',
    breaks: 'An element of a scanned type shows no scan result.',
    aimedAt: 'APP-ATT-033',
    replies: {
      routes: ['getInstance'],
      when: ok,
      change: setMember(['data', '*', 'fileScanResult'], null),
    },
  },
  {
    id: 'app-attachment-scan-lists-nothing',
    breaks: 'The file scan result lists no element.',
    aimedAt: 'APP-ATT-034',
    replies: { routes: ['getFileScanResult'], when: ok, change: setMember(['data'], []) },
  },
  {
    id: 'app-attachment-scan-without-result',
    breaks: 'The file scan result leaves the result of an element out.',
    aimedAt: 'APP-ATT-034',
    replies: {
      routes: ['getFileScanResult'],
      when: ok,
      change: dropMember('data', '*', 'fileScanResult'),
    },
  },
  {
    id: 'app-attachment-pending-scan-ignored',
    breaks: 'A pending scan does not hold the instance.',
    aimedAt: 'APP-ATT-038',
    rules: { elementProblems: () => [] },
  },
  {
    id: 'app-attachment-scan-of-nothing',
    breaks: 'The file scan result of an instance that does not exist answers 200.',
    aimedAt: 'APP-ATT-035',
    replies: { routes: ['getFileScanResult'], when: isUnknownInstance, change: takesIt },
  },
  {
    id: 'app-attachment-scan-denied-crashes',
    breaks: 'The file scan result answers 500 to a caller who may not read the instance.',
    aimedAt: 'APP-ATT-035',
    replies: { routes: ['getFileScanResult'], when: isStatus(403), change: crashes },
  },
  {
    id: 'app-attachment-type-follows-accept',
    breaks: 'An attachment is downloaded under the media type that Accept asks for.',
    aimedAt: 'APP-ATT-036',
    replies: {
      routes: ['getData'],
      when: (_reply, call) => call.request.header('accept') === 'application/json',
      change: withMediaType('application/json'),
    },
  },
  {
    id: 'app-attachment-base64-for-json',
    breaks: 'An attachment is downloaded as base64 where Accept asks for JSON.',
    aimedAt: 'APP-ATT-036',
    replies: {
      routes: ['getData'],
      when: (_reply, call) => call.request.header('accept') === 'application/json',
      change: mapBody((body) => Buffer.from(body.toString('base64'))),
    },
  },
  {
    id: 'app-attachment-range-honoured',
    breaks: 'A range of an attachment is answered with 206.',
    aimedAt: 'APP-ATT-037',
    replies: {
      routes: ['getData'],
      when: (_reply, call) => call.request.header('range') !== undefined,
      change: both(
        withStatus(206),
        mapBody((body) => body.subarray(0, 2)),
        withHeader('Content-Range', 'bytes 0-1/10'),
      ),
    },
  },
];

function skipsScan({ instance }: Touched): void {
  for (const element of instance.data) element.fileScanResult = 'NotApplicable';
}
