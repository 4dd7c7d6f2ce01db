import { ownedType, receiptType, requireType, userTypes } from './data-types.ts';
import { toText } from './form.ts';
import { scenario } from './scenario.ts';
import { elementsOf, seenInstance, seenObject } from './seen.ts';
import { unknownGuid } from './unknown-guid.ts';
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
    on.conform(
      asked,
      {
        status: 200,
        mediaType: 'text/plain',
        bytes,
        headers: { 'content-length': String(bytes.length) },
      },
      'APP-ATT-036',
    );
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

scenario(
  'a type that only the app owner may write is refused to a user',
  {
    requirement: ['APP-ATT-023', 'APP-ATT-024'],
    app: 'owner-attachments',
    needs: { actors: ['org'] },
  },
  async (context) => {
    const { on, given, app: tested, bench } = context;
    const type = ownedType(tested, 'org:') ?? bench.untested('no such type');
    const instance = await given.instance({ filled: false });
    const refused = await send(context, instance, { type });
    on.conform(refused, { status: 403, body: { status: 403 } });
    const made = await send(context, instance, { type, as: 'org' });
    on.conform(made, { status: 200 }, 'APP-ATT-024');
    const deleted = await on.send('deleteData', {
      on: instance,
      path: { dataGuid: newIdOf(made) },
    });
    on.conform(deleted, { status: 403 });
    on.verify("the owner's stays", {
      actual: await countOf(context, instance, type),
      expected: 1,
      exchange: deleted,
    });
  },
);

scenario(
  'a type that only the app may write is refused to everybody',
  { requirement: 'APP-ATT-025', app: 'app-owned', needs: { actors: ['org'] } },
  async (context) => {
    const { on, given, app: tested, bench } = context;
    const type = ownedType(tested, 'app:') ?? bench.untested('no such type');
    const instance = await given.instance({ filled: false });
    for (const as of ['user', 'org']) {
      const request = {
        body: '{}',
        contentType: 'application/json',
        headers: [['Content-Disposition', 'attachment; filename="a.json"']] as const,
      };
      on.conform(
        await on.send('createData', { on: instance, path: { dataType: type.id }, as, ...request }),
        { status: 403 },
      );
    }
    on.verify('nothing is stored', { actual: await countOf(context, instance, type), expected: 0 });
  },
);

scenario(
  'POST of a receipt answers 403 to everybody',
  { requirement: 'APP-ATT-026', app: 'receipt-type', needs: { actors: ['org'] } },
  async ({ on, given }) => {
    const instance = await given.instance({ filled: false });
    for (const as of ['user', 'org']) {
      const headers = [['Content-Disposition', 'attachment; filename="receipt.pdf"']] as const;
      const answer = await on.send('createData', {
        on: instance,
        as,
        path: { dataType: receiptType },
        body: '%PDF-1.4',
        contentType: 'application/pdf',
        headers,
      });
      on.conform(answer, { status: 403 });
    }
    const read = await given.prepare('getInstance', { on: instance }, 200);
    on.verify('nothing is stored', { actual: elementsOf(read, receiptType).length, expected: 0 });
  },
);

for (const row of [
  {
    requirement: 'APP-ATT-027',
    says: 'keeps its letters',
    disposition: `attachment; filename="Skjema_${'æøå'}.pdf"; filename*=UTF-8''Skjema_%C3%A6%C3%B8%C3%A5.pdf`,
    stored: 'Skjema_æøå.pdf',
  },
  {
    requirement: 'APP-ATT-027',
    says: 'loses its path separators',
    disposition: 'attachment; filename="../../a/b.pdf"',
    stored: '.._.._a_b.pdf',
  },
  {
    requirement: 'APP-ATT-028',
    says: 'is the extended one where there are two',
    disposition: 'attachment; filename="plain.pdf"; filename*=UTF-8\'\'extended.pdf',
    stored: 'extended.pdf',
  },
  {
    requirement: 'APP-ATT-029',
    says: 'may have its extension in upper case',
    disposition: 'attachment; filename="A.PDF"',
    stored: 'A.PDF',
  },
] as const)
  scenario(
    `the file name of an attachment ${row.says}: ${row.stored}`,
    { requirement: row.requirement, app },
    async (context) => {
      const { on, given, bench } = context;
      const type = listedType(context);
      if (type.allowedContentTypes?.includes('application/pdf') !== true)
        return bench.untested('needs a type that takes application/pdf');
      const instance = await given.instance({ filled: false });
      const made = await send(context, instance, {
        type,
        body: '%PDF-1.4 x',
        contentType: 'application/pdf',
        disposition: row.disposition,
      });
      on.conform(made, { status: 200 });
      const read = await given.prepare('getInstance', { on: instance }, 200);
      on.verify('the stored name', {
        actual: elementsOf(read, type.id)[0]?.filename,
        expected: row.stored,
        exchange: made,
      });
    },
  );

scenario(
  'the media type application/octet-stream fits any extension where the type takes it',
  { requirement: 'APP-ATT-030', app },
  async (context) => {
    const { on, given } = context;
    const type = userTypes(context.app)[0] ?? context.bench.untested('no attachment type');
    const instance = await given.instance({ filled: false });
    const answer = await send(context, instance, { type, contentType: 'application/octet-stream' });
    on.conform(answer, { status: [200, 400] });
  },
);

scenario(
  'results of validation come with POST only when the query asks for them',
  { requirement: 'APP-ATT-032', app },
  async (context) => {
    const { on, given } = context;
    const type = listedType(context);
    const instance = await given.instance({ filled: false });
    const answer = await send(context, instance, { type });
    on.conform(answer, { status: 200, body: { validationIssues: [] } });
  },
);

scenario(
  'a new element of a scanned type is pending, and holds the instance where the type says so',
  { requirement: ['APP-ATT-033', 'APP-ATT-034', 'APP-ATT-038'], app: 'file-scan' },
  async (context) => {
    const { on, given } = context;
    const type = requireType(context, { says: 'is scanned', fits: (one) => one.enableFileScan });
    const instance = await given.instance();
    const id = await given.attachment(instance, type.id);
    const read = await on.send('getInstance', { on: instance });
    on.conform(read, { status: 200 });
    const element = seenInstance(read).data?.find((one) => one.id === id) as
      { fileScanResult?: string } | undefined;
    on.verify('its scan is pending or over', {
      actual: element?.fileScanResult,
      expected: /^(Pending|Clean|Infected)$/,
      exchange: read,
    });
    const scan = await on.send('getFileScanResult', { on: instance });
    on.conform(
      scan,
      {
        status: 200,
        body: {
          id: instance.body.id,
          data: [{ id, fileScanResult: /^(Pending|Clean|Infected)$/ }],
        },
      },
      'APP-ATT-034',
    );
    if (element?.fileScanResult === 'Pending' && type.validationErrorOnPendingFileScan)
      on.conform(await on.send('nextProcess', { on: instance }), { status: 409 }, 'APP-ATT-038');
  },
);

scenario(
  'the file scan result of an instance that does not exist, or is not for the caller, answers 4xx',
  { requirement: 'APP-ATT-035', needs: { actors: ['stranger'] } },
  async ({ on, given, bench }) => {
    const instance = await given.instance({ filled: false });
    on.conform(await on.send('getFileScanResult', { on: instance, as: 'stranger' }), {
      status: '4xx',
    });
    const nowhere = { partyId: instance.partyId, guid: unknownGuid(bench, 'scan') };
    on.conform(await on.send('getFileScanResult', { on: nowhere }), { status: '4xx' });
  },
);
