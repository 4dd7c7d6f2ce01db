import { dropHeader, isStatus, mapHeader, withMediaType, withStatus } from '../change.ts';
import type { StorageFault } from './fault.ts';
import { all, otherGuid, shownElements, withQuery } from './means.ts';

/** Data up and down, byte by byte. */
export const dataFaults: readonly StorageFault[] = [
  {
    id: 'stor-data-location-astray',
    breaks: 'Location of a new element leads to none.',
    aimedAt: 'STOR-DATA-001',
    replies: {
      routes: ['createData'],
      when: isStatus(201),
      change: mapHeader('Location', (value) => value.replace(/[^/]+$/, otherGuid)),
    },
  },
  {
    id: 'stor-data-stored-as-text',
    breaks: 'Bytes are stored as text.',
    aimedAt: 'STOR-DATA-002',
    rules: { storesBytes: (sent) => Buffer.from(sent.toString('utf8')) },
  },
  {
    id: 'stor-data-line-ends',
    breaks: 'Line ends are made alike.',
    aimedAt: 'STOR-DATA-002',
    rules: {
      storesBytes: (sent) =>
        Buffer.from(sent.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
    },
  },
  {
    id: 'stor-data-of-no-media-type',
    breaks: 'Bytes come back as some bytes.',
    aimedAt: 'STOR-DATA-003',
    replies: {
      routes: ['getData'],
      when: isStatus(200),
      change: withMediaType('application/octet-stream'),
    },
  },
  {
    id: 'stor-data-name-lost',
    breaks: 'Downloads do not tell the file name.',
    aimedAt: 'STOR-DATA-004',
    replies: {
      routes: ['getData'],
      when: isStatus(200),
      change: dropHeader('Content-Disposition'),
    },
  },
  {
    id: 'stor-data-no-type-missing',
    breaks: 'An upload without a data type is answered with 404.',
    aimedAt: 'STOR-DATA-005',
    replies: {
      routes: ['createData'],
      when: all(isStatus(400), (_, { request }) => !request.query.has('dataType')),
      change: withStatus(404),
    },
  },
  {
    id: 'stor-data-any-type',
    breaks: 'An upload of a type that the app does not have is stored as another.',
    aimedAt: 'STOR-DATA-006',
    requests: {
      routes: ['createData'],
      change: (call) => {
        const known = call.state.apps.values().next().value?.dataTypes ?? [];
        const type = call.request.query.get('dataType');
        if (type === null || known.some(({ id }) => id === type)) return call;
        return withQuery((query) => query.set('dataType', known[0]?.id ?? ''))(call);
      },
    },
  },
  {
    id: 'stor-data-nothing-stored',
    breaks: 'An upload without bytes is stored.',
    aimedAt: 'STOR-DATA-007',
    rules: { isEmpty: () => false },
  },
  {
    id: 'stor-data-refs-lost',
    breaks: 'Elements that an upload refers to are forgotten.',
    aimedAt: 'STOR-DATA-008',
    rules: shownElements((element) => ({ ...element, refs: undefined })),
  },
  {
    id: 'stor-data-task-lost',
    breaks: 'The task that an upload was made in is forgotten.',
    aimedAt: 'STOR-DATA-009',
    rules: shownElements((element) => ({ ...element, references: undefined })),
  },
];
