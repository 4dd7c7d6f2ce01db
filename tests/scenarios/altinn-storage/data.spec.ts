import { attachmentType, uploadOf } from './given.ts';
import { scenario } from './scenario.ts';
import { at, bytesOf, listAt, microsecondsOf } from './seen.ts';

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
    const location = new URL(made.header('location') ?? '/', made.request.url).pathname;
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

function elementIds(read: unknown): readonly unknown[] {
  return listAt(read, '/data').map((one) => at(one, '/id'));
}
