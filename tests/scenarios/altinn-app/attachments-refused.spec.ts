import type { DataTypeInfo } from './app-under-test.ts';
import { requireType } from './data-types.ts';
import { scenario, type AppContext } from './scenario.ts';
import { seenObject } from './seen.ts';
import { countOf, listedType, send, uploadOf, type Upload } from './upload.ts';

// Uploads that the rules of the application metadata refuse; none of them leaves an element.

interface Refusal {
  readonly requirement: string;
  readonly says: string;
  readonly upload: (context: AppContext) => Upload;
}

const extensionOf = (context: AppContext): string => {
  const sample = context.app.samples[listedType(context).id];
  return sample?.filename?.split('.').at(-1) ?? 'bin';
};

const refusals: readonly Refusal[] = [
  {
    requirement: 'APP-ATT-006',
    says: 'without Content-Disposition',
    upload: () => ({ disposition: null }),
  },
  {
    requirement: 'APP-ATT-008',
    says: 'without a file name',
    upload: () => ({ disposition: 'attachment' }),
  },
  {
    requirement: 'APP-ATT-008',
    says: 'with an unquoted file name that holds a space',
    upload: (context) => ({ disposition: `attachment; filename=a b.${extensionOf(context)}` }),
  },
  {
    requirement: 'APP-ATT-009',
    says: 'with a file name without extension',
    upload: () => ({ disposition: 'attachment; filename="no-extension"' }),
  },
  {
    requirement: 'APP-ATT-011',
    says: 'without Content-Type',
    upload: () => ({ contentType: null }),
  },
  {
    requirement: 'APP-ATT-012',
    says: 'of a media type that does not fit the extension',
    upload: (context) => ({ contentType: otherAllowed(context) }),
  },
  {
    requirement: 'APP-ATT-013',
    says: 'of a media type that is not in the list',
    upload: () => ({ contentType: 'application/zip', disposition: 'attachment; filename="a.zip"' }),
  },
  { requirement: 'APP-ATT-014', says: 'without a byte', upload: () => ({ body: '' }) },
];

for (const row of refusals)
  scenario(
    `POST of an attachment ${row.says} answers 400 and leaves no element`,
    { requirement: [row.requirement, 'APP-ATT-015'], app: 'attachments' },
    async (context) => {
      const { on, given } = context;
      const type = listedType(context);
      const instance = await given.instance({ filled: false });
      const answer = await send(context, instance, { type, ...row.upload(context) });
      on.conform(answer, { status: 400 });
      on.verify('no element was made', {
        actual: await countOf(context, instance, type),
        expected: 0,
        exchange: answer,
        requirement: 'APP-ATT-015',
      });
    },
  );

scenario(
  'a refused upload names the broken rule by a code',
  { requirement: 'APP-ATT-039', app: 'attachments' },
  async (context) => {
    const { on, given } = context;
    const type = listedType(context);
    const instance = await given.instance({ filled: false });
    for (const [disposition, code] of [
      ['attachment', 'MissingFileName'],
      ['attachment; filename="no-extension"', 'InvalidFileNameFormat'],
    ] as const) {
      const answer = await send(context, instance, { type, disposition });
      on.conform(answer, { status: 400 });
      const codes = (
        seenObject(answer)['uploadValidationIssues'] as { code?: string }[] | undefined
      )?.map((one) => one.code);
      on.verify('the code', { actual: codes?.includes(code), expected: true, exchange: answer });
    }
  },
);

scenario(
  'an upload without a length is stored or refused with 4xx',
  { requirement: 'APP-ATT-016', app: 'attachments' },
  async (context) => {
    const { on, given, bench, app } = context;
    const type = listedType(context);
    const instance = await given.instance({ filled: false });
    const { headers = [], contentType, body } = uploadOf(context, type, {});
    const bytes = Buffer.from(body ?? '');
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield bytes.subarray(0, 3);
      yield bytes.subarray(3);
    }
    const answer = await bench.send({
      method: 'POST',
      path: `/${app.id}/instances/${instance.partyId}/${instance.guid}/data/type/${type.id}`,
      operationId: 'createData',
      as: on.caller(),
      headers: [['Content-Type', contentType ?? 'application/octet-stream'], ...headers],
      body: chunks(),
    });
    on.conform(answer, { status: [200, 400, 411, 413, 415] });
    on.verify('it is stored exactly where the answer says so', {
      actual: await countOf(context, instance, type),
      expected: answer.status === 200 ? 1 : 0,
      exchange: answer,
    });
  },
);

scenario(
  'elements that users may not make, or not delete, are refused to users and left to the owner',
  { requirement: 'APP-ATT-040', app: 'closed-types', needs: { actors: ['org'] } },
  async (context) => {
    const { on, given, app, bench } = context;
    const closed = (logic: 'disallowUserCreate' | 'disallowUserDelete'): DataTypeInfo =>
      app.metadata.dataTypes.find((type) => type.appLogic?.[logic] === true) ??
      bench.untested(`no type says ${logic}`);
    const instance = await given.instance({ filled: false });
    const create = closed('disallowUserCreate');
    const refused = await send(context, instance, { type: create });
    on.conform(refused, { status: 400, body: { status: 400 } });
    on.verify('nothing was made', {
      actual: await countOf(context, instance, create),
      expected: 0,
      exchange: refused,
    });
    on.conform(await send(context, instance, { type: create, as: 'org' }), { status: 200 });
    const lasting = closed('disallowUserDelete');
    const path = { dataGuid: await given.attachment(instance, lasting.id) };
    const kept = await on.send('deleteData', { on: instance, path });
    on.conform(kept, { status: 400 });
    on.verify('it is still there', {
      actual: await countOf(context, instance, lasting),
      expected: 1,
      exchange: kept,
    });
    on.conform(await on.send('deleteData', { on: instance, path, as: 'org' }), { status: 200 });
  },
);

/** Another media type of the list: legal for the type, wrong for the sample's extension. */
function otherAllowed(context: AppContext): string {
  const type = requireType(context, {
    says: 'lists two media types',
    fits: (one) => (one.allowedContentTypes?.length ?? 0) > 1,
  });
  const sample = context.app.samples[type.id];
  return type.allowedContentTypes?.find((one) => one !== sample?.contentType) ?? 'image/png';
}
