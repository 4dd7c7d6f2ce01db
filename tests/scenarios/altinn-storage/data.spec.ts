import type { LiveExchange } from '#environments';
import { attachmentType, uploadOf } from './given.ts';
import { scenario } from './scenario.ts';
import { at, bytesOf, listAt, microsecondsOf } from './seen.ts';
import type { InstanceRef, StorageBench } from './storage-bench.ts';

const allBytes = Buffer.from(Array.from({ length: 256 }, (_, value) => value));

/** Bytes that something on the way could change. */
const contents: readonly {
  readonly says: string;
  readonly body: Uint8Array;
  readonly contentType: string;
}[] = [
  { says: 'every byte there is', body: allBytes, contentType: 'application/octet-stream' },
  {
    says: 'text with line ends of both kinds and a byte order mark',
    body: Buffer.from('\uFEFFæøå\r\nlinje\n\rslutt'),
    contentType: 'text/plain; charset=utf-8',
  },
  {
    says: 'text that is no UTF-8',
    body: Buffer.from('bl\xe5b\xe6r', 'latin1'),
    contentType: 'text/plain; charset=iso-8859-1',
  },
  {
    says: 'JSON that is oddly written',
    body: Buffer.from('{ "a" : 1.0,\n"a":2 }  '),
    contentType: 'application/json',
  },
  {
    says: 'XML with a declaration',
    body: Buffer.from('<?xml version="1.0"?>\n<a> b </a>\n'),
    contentType: 'application/xml',
  },
  { says: 'one byte', body: Buffer.from([0]), contentType: 'image/png' },
  {
    says: 'half a mebibyte',
    body: Buffer.alloc(2 ** 19, allBytes),
    contentType: 'application/pdf',
  },
];

for (const { says, body, contentType } of contents)
  scenario(
    `POST data of ${says} comes back byte for byte`,
    { requirement: ['STOR-DATA-002', 'STOR-DATA-003', 'STOR-DATA-022'] },
    async ({ on, given }) => {
      const instance = await given.instance();
      const made = await on.send('createData', {
        on: instance,
        ...uploadOf(on, { body, contentType }),
      });
      on.conform(made, { status: 201 });
      const read = await on.send('getData', { on: instance, element: String(at(made, '/id')) });
      on.conform(read, { status: 200, bytes: body });
      on.verify('the media type as it was sent', {
        actual: [read.header('content-type') ?? 'none', at(made, '/contentType')],
        expected: [contentType, contentType],
        exchange: read,
        requirement: 'STOR-DATA-003',
      });
      on.verify('the size', {
        actual: at(made, '/size'),
        expected: bytesOf(read).length,
        exchange: made,
        requirement: 'STOR-DATA-022',
      });
    },
  );

scenario(
  'POST data answers 201 with the element and where it is',
  { requirement: ['STOR-DATA-001', 'STOR-DATA-023'] },
  async ({ on, given, app }) => {
    const instance = await given.instance();
    const before = await on.send('getInstance', { on: instance });
    const made = await on.send('createData', { on: instance, ...uploadOf(on) });
    on.conform(made, {
      status: 201,
      body: {
        dataType: attachmentType(app) ?? '',
        instanceGuid: instance.guid,
        filename: 'a.txt',
        contentType: 'text/plain',
        size: 3,
        locked: false,
      },
    });
    const location = new URL(made.header('location') ?? 'https://none.invalid/').pathname;
    const read = await on.ask({ method: 'GET', path: location, operationId: 'getData' });
    on.conform(read, { status: 200, text: 'hei' });
    const after = await on.send('getInstance', { on: instance });
    on.verify('the element in the instance, which changed', {
      actual: [
        elementIds(after).includes(at(made, '/id')),
        microsecondsOf(at(after, '/lastChanged')) > microsecondsOf(at(before, '/lastChanged')),
      ],
      expected: [true, true],
      exchange: after,
      requirement: 'STOR-DATA-023',
    });
  },
);

for (const { says, filename, pattern } of [
  { says: 'a name', filename: 'rapport.txt', pattern: /filename="?rapport\.txt"?/ },
  {
    says: 'a name that is no ASCII',
    filename: 'blåbær ø.txt',
    pattern: /filename\*=UTF-8''bl%C3%A5b%C3%A6r%20%C3%B8\.txt/i,
  },
  { says: 'no name', filename: '', pattern: null },
])
  scenario(
    `GET data of a file with ${says} tells it in Content-Disposition`,
    { requirement: 'STOR-DATA-004' },
    async ({ on, given }) => {
      const instance = await given.instance();
      const made = await on.send('createData', { on: instance, ...uploadOf(on, { filename }) });
      on.conform(made, { status: 201 });
      const read = await on.send('getData', { on: instance, element: String(at(made, '/id')) });
      on.conform(read, { status: 200, headers: { 'content-disposition': pattern } });
      on.verify('the name in the element', {
        actual: at(made, '/filename') ?? '',
        expected: filename,
        exchange: made,
      });
    },
  );

scenario(
  'POST data keeps which elements it refers to, and the task it was made in',
  { requirement: ['STOR-DATA-008', 'STOR-DATA-009'] },
  async ({ on, given, app }) => {
    const instance = await given.instance();
    const element = await given.element(instance);
    const { query, ...upload } = uploadOf(on);
    const made = await on.send('createData', {
      on: instance,
      ...upload,
      query: { ...query, refs: element, generatedFromTask: app.graph.firstTask },
    });
    on.conform(made, { status: 201 });
    on.verify('the element that it refers to', {
      actual: listAt(made, '/refs'),
      expected: [element],
      exchange: made,
    });
    on.verify('the task', {
      actual: listAt(made, '/references').map((one) =>
        ['value', 'relation', 'valueType'].map((name) => at(one, `/${name}`)),
      ),
      expected: [[app.graph.firstTask, 'GeneratedFrom', 'Task']],
      exchange: made,
      requirement: 'STOR-DATA-009',
    });
  },
);

scenario(
  'PUT data replaces the bytes and what is told of them',
  { requirement: ['STOR-DATA-010', 'STOR-DATA-022'] },
  async ({ on, given }) => {
    const instance = await given.instance();
    const element = await given.element(instance);
    const put = await on.send('putData', {
      on: instance,
      element,
      body: 'noe nytt',
      contentType: 'text/plain',
      headers: [['Content-Disposition', 'attachment; filename="ny.txt"']],
    });
    on.conform(put, { status: 200, body: { id: element, size: 8, filename: 'ny.txt' } });
    const read = await on.send('getData', { on: instance, element });
    on.conform(read, {
      status: 200,
      text: 'noe nytt',
      headers: { 'content-disposition': /ny\.txt/ },
    });
    const listed = listAt(
      await on.send('listDataElements', { on: instance }),
      '/dataElements',
    ).find((one) => at(one, '/id') === element);
    on.verify('the size in the list', {
      actual: at(listed, '/size'),
      expected: bytesOf(read).length,
      exchange: read,
      requirement: 'STOR-DATA-022',
    });
  },
);

scenario(
  'DELETE data takes the element away, with its bytes',
  { requirement: 'STOR-DATA-014' },
  async ({ on, given }) => {
    const instance = await given.instance();
    const [element, other] = [await given.element(instance), await given.element(instance)];
    on.conform(await on.send('deleteData', { on: instance, element }), {
      status: 200,
      body: { id: element },
    });
    on.conform(await on.send('getData', { on: instance, element }), {
      status: 404,
      text: /^".+"$/,
    });
    on.conform(await on.send('deleteData', { on: instance, element }), { status: 404 });
    for (const [operation, pointer] of [
      ['getInstance', '/data'],
      ['listDataElements', '/dataElements'],
    ] as const) {
      const read = await on.send(operation, { on: instance });
      const ids = listAt(read, pointer).map((one) => at(one, '/id'));
      on.verify('without it, with the other', {
        actual: [ids.includes(element), ids.includes(other)],
        expected: [false, true],
        exchange: read,
      });
    }
  },
);

scenario(
  'GET dataelements lists what the instance holds',
  { requirement: 'STOR-DATA-017' },
  async ({ on, given }) => {
    const instance = await given.instance();
    await given.element(instance);
    const read = await on.send('getInstance', { on: instance, as: 'org' });
    const list = await on.send('listDataElements', { on: instance, as: 'org' });
    on.conform(list, { status: 200 });
    on.verify('the same elements', {
      actual: listAt(list, '/dataElements').map(factsOf),
      expected: listAt(read, '/data').map(factsOf),
      exchange: list,
    });
    on.verify('a form and a file', {
      actual: listAt(list, '/dataElements').length,
      expected: 2,
      exchange: list,
    });
  },
);

function factsOf(element: unknown): string {
  return JSON.stringify(
    ['id', 'dataType', 'filename', 'contentType', 'size', 'locked', 'created', 'lastChanged'].map(
      (name) => at(element, `/${name}`) ?? null,
    ),
  );
}

scenario(
  'PUT dataelements changes what is known of an element and leaves its bytes',
  { requirement: 'STOR-DATA-018' },
  async ({ on, given }) => {
    const instance = await given.instance();
    const element = await given.element(instance, { body: 'som før' });
    const known = listAt(await on.send('listDataElements', { on: instance }), '/dataElements').find(
      (one) => at(one, '/id') === element,
    );
    const put = await on.send('putDataElement', {
      on: instance,
      element,
      json: { ...Object(known), tags: ['samsvar'] },
    });
    on.conform(put, { status: 200, body: { id: element, tags: ['samsvar'], size: 8 } });
    const after = listAt(await on.send('listDataElements', { on: instance }), '/dataElements').find(
      (one) => at(one, '/id') === element,
    );
    on.verify('the tag in the list', { actual: listAt(after, '/tags'), expected: ['samsvar'] });
    on.conform(await on.send('getData', { on: instance, element }), {
      status: 200,
      text: 'som før',
    });
  },
);

scenario(
  'POST data takes any media type and any number',
  { requirement: 'STOR-DATA-020' },
  async ({ on, given, app }) => {
    const instance = await given.instance();
    const limit =
      app.metadata.dataTypes.find(({ id }) => id === attachmentType(app))?.maxCount ?? 0;
    for (let made = 0; made <= limit; made += 1)
      on.conform(
        await on.send('createData', {
          on: instance,
          ...uploadOf(on, { contentType: 'application/zip', filename: 'a.zip' }),
        }),
        { status: 201 },
      );
  },
);

scenario(
  'GET data by the user marks an element of the owner as read, by the owner not',
  { requirement: 'STOR-DATA-024', needs: { actors: ['org'] } },
  async ({ on, given }) => {
    const instance = await given.instance();
    const element = await given.element(instance, { as: 'org' });
    const isRead = async (): Promise<unknown> =>
      at(
        listAt(
          await on.send('listDataElements', { on: instance, as: 'org' }),
          '/dataElements',
        ).find((one) => at(one, '/id') === element),
        '/isRead',
      );
    await on.send('getData', { on: instance, element, as: 'org' });
    const before = await isRead();
    await on.send('getData', { on: instance, element });
    on.verify('unread, then read', { actual: [before, await isRead()], expected: [false, true] });
  },
);

scenario(
  'What is uploaded to Storage is read through the app, and the other way round',
  { requirement: ['STOR-DATA-025', 'STOR-DATA-027'] },
  async ({ on, given, inApp, app }) => {
    const instance = await given.instance();
    const element = await given.element(instance, {
      body: allBytes,
      contentType: 'application/octet-stream',
    });
    const shown = await inApp.send('getData', { on: instance, path: { dataGuid: element } });
    on.verify('the same bytes in the app', {
      actual: hex(shown),
      expected: allBytes.toString('hex'),
      exchange: shown,
    });
    const attached = await given.inApp.attachment(instance, attachmentType(app) ?? '');
    const read = await on.send('getData', { on: instance, element: attached });
    const sample = app.samples[attachmentType(app) ?? '']?.valid ?? '';
    on.conform(read, { status: 200, bytes: Buffer.from(sample) });
    const form = await on.send('getData', { on: instance, element: instance.formId });
    on.conform(
      form,
      { status: 200, mediaType: 'application/xml', text: /^\s*(<\?xml[^>]*\?>\s*)?</ },
      'STOR-DATA-027',
    );
  },
);

function hex(exchange: LiveExchange): string {
  return bytesOf(exchange).toString('hex');
}

function elementIds(read: unknown): readonly unknown[] {
  return listAt(read, '/data').map((one) => at(one, '/id'));
}

scenario(
  'Data of one instance is not reached under the id of another',
  { requirement: 'STOR-DATA-026' },
  async ({ on, given }) => {
    const [one, other] = [await given.instance(), await given.instance()];
    const element = await given.element(one, { body: 'mitt' });
    await refuseAt(on, other, element);
    on.conform(await on.send('getData', { on: one, element }), { status: 200, text: 'mitt' });
  },
);

async function refuseAt(on: StorageBench, instance: InstanceRef, element: string): Promise<void> {
  const read = await on.send('getData', { on: instance, element });
  on.conform(read, { status: [403, 404] });
  on.verify('not its bytes', {
    actual: read.text().includes('mitt'),
    expected: false,
    exchange: read,
  });
  on.conform(
    await on.send('putData', { on: instance, element, body: 'ditt', contentType: 'text/plain' }),
    { status: [403, 404] },
  );
  on.conform(await on.send('deleteData', { on: instance, element }), { status: [403, 404] });
}
