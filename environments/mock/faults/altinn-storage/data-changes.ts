import { isStatus, mapMember, withStatus } from '../change.ts';
import { empty, json } from '../../altinn-storage/replies.ts';
import type { StorageFault } from './fault.ts';
import { afterwards, all, bodyOf, own, shownElements, withQuery } from './means.ts';

const bom = Buffer.from([0xef, 0xbb, 0xbf]);

/** What is known of data, and how they change and go. */
export const dataChangeFaults: readonly StorageFault[] = [
  {
    id: 'stor-data-keeps-old-bytes',
    breaks: 'PUT keeps the former bytes.',
    aimedAt: 'STOR-DATA-010',
    replies: {
      routes: ['putData'],
      when: isStatus(200),
      change: afterwards((_, element) => {
        if (element !== undefined) element.content = Buffer.from('de gamle');
      }),
    },
  },
  {
    id: 'stor-data-unknown-forbidden',
    breaks: 'PUT of an unknown element is forbidden.',
    aimedAt: 'STOR-DATA-011',
    replies: { routes: ['putData'], when: isStatus(404), change: () => empty(403) },
  },
  {
    id: 'stor-data-odd-id-missing',
    breaks: 'PUT of an id that is no guid is answered with 404.',
    aimedAt: 'STOR-DATA-012',
    replies: {
      routes: ['putData'],
      when: all(isStatus(400), (_, { params }) => params['dataGuid']?.length !== 36),
      change: () => empty(404),
    },
  },
  {
    id: 'stor-data-refused-destroys',
    breaks: 'A refused PUT without bytes destroys the former ones.',
    aimedAt: 'STOR-DATA-013',
    replies: {
      routes: ['putData'],
      when: isStatus(422, 400),
      change: afterwards((_, element) => {
        if (element !== undefined) element.content = Buffer.alloc(0);
      }),
    },
  },
  {
    id: 'stor-data-never-gone',
    breaks: 'A deleted element stays.',
    aimedAt: 'STOR-DATA-014',
    rules: { without: (all) => [...all] },
  },
  {
    id: 'stor-data-delay-passed-over',
    breaks: 'A delayed deletion deletes at once.',
    aimedAt: 'STOR-DATA-015',
    requests: { routes: ['deleteData'], change: withQuery((query) => query.delete('delay')) },
  },
  {
    id: 'stor-data-unknown-empty',
    breaks: 'An unknown element is answered with no bytes.',
    aimedAt: 'STOR-DATA-016',
    replies: {
      routes: ['getData'],
      when: isStatus(404),
      change: () => ({
        status: 200,
        headers: [['Content-Type', 'text/plain']],
        body: Buffer.alloc(0),
      }),
    },
  },
  {
    id: 'stor-elements-lose-one',
    breaks: 'The list of elements leaves the last out.',
    aimedAt: 'STOR-DATA-017',
    replies: {
      routes: ['listDataElements'],
      when: isStatus(200),
      change: mapMember(['dataElements'], (all) => (Array.isArray(all) ? all.slice(0, -1) : all)),
    },
  },
  {
    id: 'stor-element-change-empties',
    breaks: 'A change of what is known of an element empties it.',
    aimedAt: 'STOR-DATA-018',
    replies: {
      routes: ['putDataElement'],
      when: isStatus(200),
      change: afterwards((_, element) => {
        if (element !== undefined) element.content = Buffer.alloc(0);
      }),
    },
  },
  {
    id: 'stor-data-multipart-crashes',
    breaks: 'A multipart body is answered with 500.',
    aimedAt: 'STOR-DATA-019',
    replies: {
      routes: ['createData'],
      when: all(isStatus(400), (_, { request }) =>
        /multipart/.test(request.header('content-type') ?? ''),
      ),
      change: withStatus(500),
    },
  },
  {
    id: 'stor-data-of-ended-replaced',
    breaks: 'A user replaces what an ended instance holds.',
    aimedAt: 'STOR-DATA-021',
    rules: {
      isLocked: () => false,
      permits: (question) =>
        own.permits(question) ||
        (question.action === 'write' && own.permits({ ...question, place: 'Task_1' })),
    },
  },
  {
    id: 'stor-data-size-off',
    breaks: 'Elements tell one byte more.',
    aimedAt: 'STOR-DATA-022',
    rules: shownElements((element) => ({ ...element, size: Number(element['size']) + 1 })),
  },
  {
    id: 'stor-data-no-change-of-instance',
    breaks: 'An upload does not count as a change of the instance.',
    aimedAt: 'STOR-DATA-023',
    replies: {
      routes: ['createData'],
      when: isStatus(201),
      change: afterwards((instance) => {
        instance.lastChanged = instance.created;
      }),
    },
  },
  {
    id: 'stor-data-never-read',
    breaks: 'What a user has read stays unread.',
    aimedAt: 'STOR-DATA-024',
    rules: { marksRead: () => false },
  },
  {
    id: 'stor-data-with-bom',
    breaks: 'Downloads begin with a byte order mark.',
    aimedAt: 'STOR-DATA-025',
    rules: { givesBytes: (element) => Buffer.concat([bom, own.givesBytes(element)]) },
  },
  {
    id: 'stor-data-of-any-instance',
    breaks: 'An element is found under the id of any instance.',
    aimedAt: 'STOR-DATA-026',
    rules: {
      findsElement: (instance, id, all) =>
        own.findsElement(instance, id, all) ??
        [...all.values()].flatMap(({ data }) => data).find((element) => element.id === id),
    },
  },
  {
    id: 'stor-form-as-json',
    breaks: 'Form data come as JSON.',
    aimedAt: 'STOR-DATA-027',
    replies: {
      routes: ['getData'],
      when: (reply) => reply.status === 200 && /^(\uFEFF)?<\?xml/.test(bodyOf(reply)),
      change: () => json(200, { navn: 'Kari' }),
    },
  },
];
