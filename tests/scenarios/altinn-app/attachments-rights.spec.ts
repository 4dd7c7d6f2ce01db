import { ownedType, receiptType, requireType, userTypes } from './data-types.ts';
import { scenario } from './scenario.ts';
import { elementsOf, seenInstance } from './seen.ts';
import { unknownGuid } from './unknown-guid.ts';
import { countOf, listedType, newIdOf, send } from './upload.ts';

// Whose attachments are, what they are called, and their virus scan.

const app = 'attachments';

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
    disposition:
      'attachment; filename="Skjema_æøå.pdf"; filename*=UTF-8\'\'Skjema_%C3%A6%C3%B8%C3%A5.pdf',
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
        bench.untested('needs a type that takes application/pdf');
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
