import { requireType } from './data-types.ts';
import { lengthIfSaid } from './legal-forms.ts';
import { toText } from './form.ts';
import { scenario } from './scenario.ts';
import { seenObject } from './seen.ts';
import { countOf, listedType, newIdOf, send, uploadOf } from './upload.ts';

// Attachments that are taken, read, replaced and removed.

const app = 'attachments';

scenario(
  'POST data/type answers 200 with the new element and the instance that holds it',
  { requirement: 'APP-ATT-001', app },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance({ filled: false });
    const type = listedType(context);
    const answer = await send(context, instance, { type });
    on.conform(answer, {
      status: 200,
      body: { newDataElementId: /^[0-9a-f-]{36}$/, instance: { id: instance.body.id } },
      headers: { location: null },
    });
    const shown =
      (seenObject(answer)['instance'] as { data?: { id: string }[] } | undefined)?.data ?? [];
    on.verify('the answered instance holds it', {
      actual: shown.some((one) => one.id === newIdOf(answer)),
      expected: true,
      exchange: answer,
    });
    on.verify('a read holds it', {
      actual: await countOf(context, instance, type),
      expected: 1,
      exchange: answer,
    });
  },
);

scenario(
  'POST data under the shorter path answers alike',
  { requirement: 'APP-ATT-002', app },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance({ filled: false });
    const type = listedType(context);
    const answer = await on.send('createDataAlias', {
      on: instance,
      path: { dataGuid: type.id },
      ...uploadOf(context, type, {}),
    });
    on.conform(answer, { status: 200, body: { newDataElementId: /^[0-9a-f-]{36}$/ } });
    on.verify('a read holds it', {
      actual: await countOf(context, instance, type),
      expected: 1,
      exchange: answer,
    });
  },
);

scenario(
  'POST data with the type in the query answers 201 with the element and Location',
  { requirement: ['APP-ATT-003', 'APP-ATT-004'], app },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance({ filled: false });
    const type = listedType(context);
    const upload = uploadOf(context, type, {});
    const answer = await on.send('createDataByQuery', {
      on: instance,
      query: { dataType: type.id },
      ...upload,
    });
    on.conform(answer, {
      status: 201,
      body: { dataType: type.id, instanceGuid: instance.guid },
      headers: { location: /\/data\/[0-9a-f-]{36}$/ },
    });
    for (const query of [{}, { dataType: 'no-such-type' }])
      on.conform(
        await on.send('createDataByQuery', {
          on: instance,
          query,
          ...upload,
          deliberatelyInvalid: true,
        }),
        { status: 400 },
        'APP-ATT-004',
      );
    on.verify('the refused ones left nothing', {
      actual: await countOf(context, instance, type),
      expected: 1,
      requirement: 'APP-ATT-004',
    });
  },
);

scenario(
  'GET of an attachment gives its bytes under media type and file name, whatever Accept says',
  { requirement: ['APP-ATT-005', 'APP-ATT-036', 'APP-ATT-037'], app },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance({ filled: false });
    const type = requireType(context, {
      says: 'takes any bytes',
      fits: (one) =>
        one.allowedContentTypes === null || one.allowedContentTypes.includes('text/plain'),
    });
    const bytes = Buffer.from([0, 13, 10, 13, 45, 45, 255, 254, 0, 10]);
    const created = await send(context, instance, {
      type,
      body: bytes,
      contentType: 'text/plain',
      disposition: 'attachment; filename="raw æ.txt"; filename*=UTF-8\'\'raw%20%C3%A6.txt',
    });
    on.conform(created, { status: 200 });
    const path = { dataGuid: newIdOf(created) };
    const answer = await on.send('getData', { on: instance, path });
    on.conform(answer, {
      status: 200,
      mediaType: 'text/plain',
      bytes,
      headers: { 'content-disposition': /filename\*=UTF-8''raw%20%C3%A6\.txt/ },
    });
    const asked = await on.send('getData', {
      on: instance,
      path,
      headers: [['Accept', 'application/json']],
    });
    on.conform(asked, { status: 200, mediaType: 'text/plain', bytes }, 'APP-ATT-036');
    on.verify('the length is that of the bytes, where it is said', {
      actual: asked.header('content-length'),
      expected: lengthIfSaid(bytes.length),
      exchange: asked,
      requirement: 'APP-ATT-036',
    });
    const ranged = await on.send('getData', {
      on: instance,
      path,
      headers: [['Range', 'bytes=0-1']],
    });
    on.conform(ranged, { status: 200, bytes }, 'APP-ATT-037');
  },
);

scenario(
  'a type without a list of media types takes any',
  { requirement: 'APP-ATT-010', app },
  async (context) => {
    const { on, given } = context;
    const type = requireType(context, {
      says: 'lists no media types',
      fits: (one) => one.allowedContentTypes === null || one.allowedContentTypes.length === 0,
    });
    const instance = await given.instance({ filled: false });
    const answer = await send(context, instance, {
      type,
      body: 'x',
      contentType: 'application/x-something',
      disposition: 'attachment; filename="a.something"',
    });
    on.conform(answer, { status: 200 });
  },
);

scenario(
  'an upload of exactly the maximum size is stored, a larger one is refused',
  { requirement: 'APP-ATT-007', app: 'attachment-size' },
  async (context) => {
    const { on, given } = context;
    const type = requireType(context, {
      says: 'limits the size',
      fits: (one) => (one.maxSize ?? 0) > 0,
    });
    const limitBytes = (type.maxSize ?? 1) * 1024 * 1024;
    const instance = await given.instance({ filled: false });
    const exact = await send(context, instance, { type, body: Buffer.alloc(limitBytes, 'a') });
    on.conform(exact, { status: 200 });
    const larger = await send(context, instance, { type, body: Buffer.alloc(limitBytes + 1, 'a') });
    on.conform(larger, { status: [400, 413] });
    on.verify('only the first is stored', {
      actual: await countOf(context, instance, type),
      expected: 1,
      exchange: larger,
    });
  },
);

scenario(
  'an upload beyond the maximum count answers 409',
  { requirement: 'APP-ATT-017', app: 'attachment-count' },
  async (context) => {
    const { on, given } = context;
    const type = requireType(context, {
      says: 'limits the count',
      fits: (one) => one.maxCount > 0,
    });
    const instance = await given.instance({ filled: false });
    for (let at = 0; at < type.maxCount; at += 1) await given.attachment(instance, type.id);
    const answer = await send(context, instance, { type });
    on.conform(answer, { status: 409, body: { status: 409 } });
    on.verify('the count stays', {
      actual: await countOf(context, instance, type),
      expected: type.maxCount,
      exchange: answer,
    });
  },
);

scenario(
  'PUT of an attachment answers 201, and GET gives the new bytes',
  { requirement: 'APP-ATT-018', app },
  async (context) => {
    const { on, given } = context;
    const type = listedType(context);
    const instance = await given.instance({ filled: false });
    const path = { dataGuid: await given.attachment(instance, type.id) };
    const body = Buffer.concat([
      Buffer.from(toText(uploadOf(context, type, {}).body ?? '')),
      Buffer.from('\nmore'),
    ]);
    const answer = await on.send('putData', {
      on: instance,
      path,
      ...uploadOf(context, type, { body }),
    });
    on.conform(answer, { status: 201, body: { id: path.dataGuid, size: body.length } });
    on.conform(await on.send('getData', { on: instance, path }), { status: 200, bytes: body });
  },
);

scenario(
  'PUT of an attachment that breaks the header rules is refused and changes nothing',
  { requirement: 'APP-ATT-019', app },
  async (context) => {
    const { on, given } = context;
    const type = listedType(context);
    const instance = await given.instance({ filled: false });
    const path = { dataGuid: await given.attachment(instance, type.id) };
    const before = await given.prepare('getData', { on: instance, path }, 200);
    for (const disposition of [null, 'attachment; filename="no-extension"']) {
      const answer = await on.send('putData', {
        on: instance,
        path,
        ...uploadOf(context, type, { body: 'other', disposition }),
      });
      on.conform(answer, { status: 400 });
      on.conform(await on.send('getData', { on: instance, path }), {
        status: 200,
        bytes: before.response?.body ?? Buffer.alloc(0),
      });
    }
  },
);

scenario(
  'PUT of an attachment without a byte is refused and the stored bytes stay',
  { requirement: 'APP-ATT-020', app },
  async (context) => {
    const { on, given } = context;
    const type = listedType(context);
    const instance = await given.instance({ filled: false });
    const path = { dataGuid: await given.attachment(instance, type.id) };
    const before = await given.prepare('getData', { on: instance, path }, 200);
    const answer = await on.send('putData', {
      on: instance,
      path,
      ...uploadOf(context, type, { body: '' }),
    });
    on.conform(answer, { status: '4xx' });
    on.conform(await on.send('getData', { on: instance, path }), {
      status: 200,
      bytes: before.response?.body ?? Buffer.alloc(0),
    });
  },
);

scenario(
  'DELETE of an attachment answers 200, and it is gone',
  { requirement: ['APP-ATT-021', 'APP-ATT-022'], app },
  async (context) => {
    const { on, given } = context;
    const type = listedType(context);
    const instance = await given.instance({ filled: false });
    const path = { dataGuid: await given.attachment(instance, type.id) };
    const answer = await on.send('deleteData', { on: instance, path });
    on.conform(answer, { status: 200, body: { instance: { id: instance.body.id } } });
    on.verify('a read does not hold it', {
      actual: await countOf(context, instance, type),
      expected: 0,
      exchange: answer,
    });
    on.conform(await on.send('getData', { on: instance, path }), { status: 404 }, 'APP-ATT-022');
    on.conform(await on.send('deleteData', { on: instance, path }), { status: 404 }, 'APP-ATT-022');
  },
);
