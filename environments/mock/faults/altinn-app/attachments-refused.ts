import { fileNameOf, type UploadProblem } from '../../altinn-app/data/attachment-rules.ts';
import { attachmentRules } from '../../altinn-app/rules/attachment.ts';
import type { Rules } from '../../altinn-app/rules.ts';
import { isStatus, withStatus } from '../change.ts';
import { addsElement, also } from './effect.ts';
import type { Fault } from './fault.ts';
import { misreadHeader } from './misread.ts';
import { crashes, takesIt } from './outcome.ts';

const uploads = ['createData', 'createDataAlias', 'createDataByQuery'];
const refused = isStatus(400);

/** Uploads that must be refused and leave no element. */
export const attachmentsRefusedFaults: readonly Fault[] = [
  {
    id: 'app-attachment-query-type-optional',
    breaks: 'POST without a data type answers 200.',
    aimedAt: 'APP-ATT-004',
    replies: {
      routes: ['createDataByQuery'],
      when: (_reply, call) => !call.request.query.has('dataType'),
      change: takesIt,
    },
  },
  {
    id: 'app-attachment-query-unknown-type-crashes',
    breaks: 'POST of an unknown data type in the query answers 500.',
    aimedAt: 'APP-ATT-004',
    replies: { routes: ['createDataByQuery'], when: refused, change: crashes },
  },
  {
    id: 'app-attachment-query-refused-stored',
    breaks: 'POST without a data type answers 400 and stores an attachment.',
    aimedAt: 'APP-ATT-004',
    replies: { routes: ['createDataByQuery'], when: refused, change: also(addsElement) },
  },
  {
    id: 'app-attachment-disposition-optional',
    breaks: 'An upload without Content-Disposition is taken.',
    aimedAt: 'APP-ATT-006',
    rules: unless((problem) => problem.description.includes('Content-Disposition')),
  },
  {
    id: 'app-attachment-no-disposition-crashes',
    breaks: 'An upload without Content-Disposition answers 500.',
    aimedAt: 'APP-ATT-006',
    replies: {
      routes: uploads,
      when: (_reply, call) => call.request.header('content-disposition') === undefined,
      change: crashes,
    },
  },
  {
    id: 'app-attachment-size-ignored',
    breaks: 'An upload above the maximum size is taken.',
    aimedAt: 'APP-ATT-007',
    rules: unless((problem) => problem.code === 'DataElementTooLarge'),
  },
  {
    id: 'app-attachment-size-off-by-one',
    breaks: 'An upload of exactly the maximum size is refused.',
    aimedAt: 'APP-ATT-007',
    rules: {
      uploadProblem: (type, upload) =>
        attachmentRules.uploadProblem(type, { ...upload, contentLength: upload.contentLength + 1 }),
    },
  },
  {
    id: 'app-attachment-size-of-decimal-megabytes',
    breaks: 'The maximum size is counted in millions of bytes.',
    aimedAt: 'APP-ATT-007',
    rules: {
      uploadProblem: (type, upload) =>
        attachmentRules.uploadProblem(type, {
          ...upload,
          contentLength: Math.ceil(upload.contentLength * 1.048576),
        }),
    },
  },
  {
    id: 'app-attachment-too-large-stored',
    breaks: 'An upload above the maximum size answers 400 and is stored.',
    aimedAt: 'APP-ATT-007',
    replies: { routes: uploads, when: refused, change: also(addsElement) },
  },
  {
    id: 'app-attachment-file-name-optional',
    breaks: 'An upload without a file name is taken.',
    aimedAt: 'APP-ATT-008',
    rules: unless((problem) => problem.code === 'MissingFileName'),
  },
  {
    id: 'app-attachment-unquoted-name-taken',
    breaks: 'An unquoted file name with a space is read.',
    aimedAt: 'APP-ATT-008',
    requests: {
      routes: uploads,
      change: misreadHeader('Content-Disposition', (value) =>
        value?.replace(/filename=([^"].*)$/, 'filename="$1"'),
      ),
    },
  },
  {
    id: 'app-attachment-extension-optional',
    breaks: 'A file name without extension is taken.',
    aimedAt: 'APP-ATT-009',
    rules: {
      uploadProblem: (type, upload) =>
        fileNameOf(upload)?.includes('.') === false
          ? undefined
          : attachmentRules.uploadProblem(type, upload),
    },
  },
  {
    id: 'app-attachment-unlisted-refused',
    breaks: 'A data type without a list of media types takes only known ones.',
    aimedAt: 'APP-ATT-010',
    rules: {
      uploadProblem: (type, upload) =>
        upload.contentType?.includes('/x-') === true
          ? { code: 'ContentTypeNotAllowed', description: 'Unknown media type' }
          : attachmentRules.uploadProblem(type, upload),
    },
  },
  {
    id: 'app-attachment-content-type-guessed',
    breaks: 'An upload without Content-Type gets one by its extension.',
    aimedAt: 'APP-ATT-011',
    requests: {
      routes: uploads,
      change: misreadHeader('Content-Type', (value) => value ?? 'application/pdf'),
    },
  },
  {
    id: 'app-attachment-no-content-type-415',
    breaks: 'An upload without Content-Type answers 415.',
    aimedAt: 'APP-ATT-011',
    replies: {
      routes: uploads,
      when: (_reply, call) => call.request.header('content-type') === undefined,
      change: withStatus(415),
    },
  },
  {
    id: 'app-attachment-mismatch-taken',
    breaks: 'A media type that does not fit the extension is taken.',
    aimedAt: 'APP-ATT-012',
    rules: unless((problem) => problem.description.includes('does not match')),
  },
  {
    id: 'app-attachment-any-media-type',
    breaks: 'The list of media types is ignored.',
    aimedAt: 'APP-ATT-013',
    rules: unless((problem) => problem.description.includes('Permitted content types')),
  },
  {
    id: 'app-attachment-foreign-type-415',
    breaks: 'A media type that is not in the list answers 415.',
    aimedAt: 'APP-ATT-013',
    replies: {
      routes: uploads,
      when: (reply, call) =>
        reply.status === 400 && call.request.header('content-type') === 'application/zip',
      change: withStatus(415),
    },
  },
  {
    id: 'app-attachment-empty-taken',
    breaks: 'An upload without a byte is stored.',
    aimedAt: 'APP-ATT-014',
    rules: { isEmptyUpload: () => false },
  },
  {
    id: 'app-attachment-empty-crashes',
    breaks: 'An upload without a byte answers 500.',
    aimedAt: 'APP-ATT-014',
    replies: {
      routes: uploads,
      when: (_reply, call) => call.request.body.length === 0,
      change: crashes,
    },
  },
  {
    id: 'app-attachment-refused-stored',
    breaks: 'A refused upload leaves an element.',
    aimedAt: 'APP-ATT-015',
    replies: { routes: uploads, when: refused, change: also(addsElement) },
  },
];

function unless(ignored: (problem: UploadProblem) => boolean): Pick<Rules, 'uploadProblem'> {
  return {
    uploadProblem: (type, upload) => {
      const problem = attachmentRules.uploadProblem(type, upload);
      return problem === undefined || ignored(problem) ? undefined : problem;
    },
  };
}

/** Lets pass what is refused under that title; with a contributor, only for types that name it. */
