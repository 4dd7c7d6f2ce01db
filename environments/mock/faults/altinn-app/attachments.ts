import {
  dropHeader,
  dropMember,
  isStatus,
  mapHeader,
  setMember,
  withMediaType,
  withStatus,
} from '../change.ts';
import { comparing, forgets } from './effect.ts';
import type { Fault } from './fault.ts';
import { misses } from './outcome.ts';

const ok = isStatus(200);
const made = isStatus(201);
const otherId = '11111111-1111-4111-8111-111111111111';

/** Attachments that are taken, read, replaced and removed. */
export const attachmentsFaults: readonly Fault[] = [
  {
    id: 'app-attachment-post-201',
    breaks: 'POST of an attachment by type answers 201.',
    aimedAt: 'APP-ATT-001',
    replies: { routes: ['createData'], when: ok, change: withStatus(201) },
  },
  {
    id: 'app-attachment-post-without-id',
    breaks: 'POST of an attachment answers without the id of the new element.',
    aimedAt: 'APP-ATT-001',
    replies: { routes: ['createData'], when: ok, change: dropMember('newDataElementId') },
  },
  {
    id: 'app-attachment-post-other-id',
    breaks: 'POST of an attachment answers with an id that the instance does not hold.',
    aimedAt: 'APP-ATT-001',
    replies: { routes: ['createData'], when: ok, change: setMember(['newDataElementId'], otherId) },
  },
  {
    id: 'app-attachment-post-stale-instance',
    breaks: 'POST of an attachment answers with the instance as it was before.',
    aimedAt: 'APP-ATT-001',
    replies: { routes: ['createData'], when: ok, change: setMember(['instance', 'data'], []) },
  },
  {
    id: 'app-attachment-post-forgets',
    breaks: 'POST of an attachment answers 200 and stores nothing.',
    aimedAt: 'APP-ATT-001',
    ...forgets(['createData']),
  },
  {
    id: 'app-attachment-post-twice',
    breaks: 'POST of an attachment stores it twice.',
    aimedAt: 'APP-ATT-001',
    ...comparing(['createData'], ({ instance }) => {
      const last = instance.data.at(-1);
      if (last !== undefined) instance.data.push({ ...last, id: crypto.randomUUID() });
    }),
  },
  {
    id: 'app-attachment-alias-missing',
    breaks: 'POST of an attachment under the shorter path answers 404.',
    aimedAt: 'APP-ATT-002',
    replies: { routes: ['createDataAlias'], change: misses },
  },
  {
    id: 'app-attachment-alias-forgets',
    breaks: 'POST of an attachment under the shorter path stores nothing.',
    aimedAt: 'APP-ATT-002',
    ...forgets(['createDataAlias']),
  },
  {
    id: 'app-attachment-query-no-location',
    breaks: 'POST of an attachment with the type in the query answers without Location.',
    aimedAt: 'APP-ATT-003',
    replies: { routes: ['createDataByQuery'], when: made, change: dropHeader('Location') },
  },
  {
    id: 'app-attachment-query-200',
    breaks: 'POST of an attachment with the type in the query answers 200.',
    aimedAt: 'APP-ATT-003',
    replies: { routes: ['createDataByQuery'], when: made, change: withStatus(200) },
  },
  {
    id: 'app-attachment-query-other-type',
    breaks: 'POST of an attachment with the type in the query answers with another type.',
    aimedAt: 'APP-ATT-003',
    replies: {
      routes: ['createDataByQuery'],
      when: made,
      change: setMember(['dataType'], 'other'),
    },
  },
  {
    id: 'app-attachment-last-byte-lost',
    breaks: 'The last byte of an attachment is lost when it is stored.',
    aimedAt: 'APP-ATT-005',
    rules: { storesUpload: (bytes) => bytes.subarray(0, -1) },
  },
  {
    id: 'app-attachment-read-as-text',
    breaks: 'An attachment is read as UTF-8 text on its way out.',
    aimedAt: 'APP-ATT-005',
    rules: { downloads: (bytes) => Buffer.from(bytes.toString('utf8')) },
  },
  {
    id: 'app-attachment-line-ends-changed',
    breaks: 'Line ends of an attachment are changed when it is stored.',
    aimedAt: 'APP-ATT-005',
    rules: {
      storesUpload: (bytes) =>
        Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
    },
  },
  {
    id: 'app-attachment-media-type-lost',
    breaks: 'An attachment is downloaded as application/octet-stream.',
    aimedAt: 'APP-ATT-005',
    replies: { routes: ['getData'], when: ok, change: withMediaType('application/octet-stream') },
  },
  {
    id: 'app-attachment-without-file-name',
    breaks: 'An attachment is downloaded without its file name.',
    aimedAt: 'APP-ATT-005',
    replies: { routes: ['getData'], when: ok, change: dropHeader('Content-Disposition') },
  },
  {
    id: 'app-attachment-ascii-file-name',
    breaks: 'An attachment is downloaded under its ASCII name alone.',
    aimedAt: 'APP-ATT-005',
    replies: {
      routes: ['getData'],
      when: ok,
      change: mapHeader('Content-Disposition', (value) => value.replace(/; filename\*=.*/, '')),
    },
  },
];
