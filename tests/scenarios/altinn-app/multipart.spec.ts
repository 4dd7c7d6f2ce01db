import type { LiveExchange, MultipartPart, MultipartShape } from '#environments';
import { requireType, userTypes } from './data-types.ts';
import { dueMark } from './due-mark.ts';
import type { InstanceRef } from './app-bench.ts';
import {
  attachmentPart,
  formPart,
  instancePart,
  postInstance,
  postMultipart,
} from './multipart-request.ts';
import { scenario, type AppContext } from './scenario.ts';
import { elementsOf, refOf, seenInstance } from './seen.ts';

const attached = (context: AppContext): MultipartPart =>
  attachmentPart(context, requireType(context, { says: 'a user may write', fits: () => true }));

/** An accepted form of multipart instantiation; each request must answer 201. */
interface Accepted {
  readonly requirement: string;
  readonly says: string;
  readonly shapes: (context: AppContext, describe: MultipartPart) => readonly MultipartShape[];
}

const accepted: readonly Accepted[] = [
  {
    requirement: 'APP-MULTI-001',
    says: 'takes any multipart subtype, case and quoting',
    shapes: (_, describe) => [
      { parts: [describe], mediaType: 'multipart/mixed' },
      { parts: [describe], mediaType: 'MULTIPART/FORM-DATA' },
      { parts: [describe], boundaryParameter: 'quoted' },
      { parts: [describe], boundary: 'b'.repeat(70) },
    ],
  },
  {
    requirement: 'APP-MULTI-009',
    says: 'finds the instance part at any position',
    shapes: (context, describe) => [
      { parts: [describe, formPart(context)] },
      { parts: [formPart(context), describe] },
    ],
  },
  {
    requirement: 'APP-MULTI-010',
    says: 'takes a single part without a name as the description',
    shapes: (_, describe) => [
      {
        parts: [
          {
            ...describe,
            headers: [
              ['Content-Disposition', 'form-data'],
              ['Content-Type', 'application/json'],
            ],
          },
        ],
      },
    ],
  },
  {
    requirement: 'APP-MULTI-011',
    says: 'takes an instance part with a charset',
    shapes: (_, describe) => [
      { parts: [{ ...describe, contentType: 'application/json; charset=utf-8' }] },
    ],
  },
  {
    requirement: 'APP-MULTI-016',
    says: 'takes an empty notification',
    shapes: (_, describe) => [
      { parts: [describe, { name: 'notification', contentType: 'application/json', body: '{}' }] },
    ],
  },
  {
    requirement: 'APP-MULTI-024',
    says: 'does not look at the disposition type',
    shapes: (_, describe) => [{ parts: [{ ...describe, disposition: 'attachment' }] }],
  },
  {
    requirement: 'APP-MULTI-044',
    says: 'ignores text around the parts',
    shapes: (_, describe) => [{ parts: [describe], preamble: 'foran\r\n', epilogue: 'etter\r\n' }],
  },
  {
    requirement: 'APP-MULTI-048',
    says: 'tolerates blank lines, a trailing comma and a party id as number',
    shapes: (_, describe) => [
      { parts: [{ ...describe, body: `\r\n\r\n${textOf(describe)}\r\n\r\n` }] },
      { parts: [{ ...describe, body: textOf(describe).replace(/\}\}$/, ',}}') }] },
      { parts: [{ ...describe, body: textOf(describe).replace(/("partyId":)"(\d+)"/, '$1$2') }] },
    ],
  },
];

for (const { requirement, says, shapes } of accepted) {
  scenario(`POST /instances ${says}`, { requirement }, async (context) => {
    for (const shape of shapes(context, instancePart(context.app)))
      context.on.conform(await postMultipart(context, { ...shape, broken: true }), { status: 201 });
  });
}

scenario(
  'POST /instances with instance and form parts starts the process with that form',
  { requirement: ['APP-MULTI-031', 'APP-MULTI-032', 'APP-MULTI-029'] },
  async (context) => {
    const { on, app } = context;
    const created = await postMultipart(context, { parts: [instancePart(app), formPart(context)] });
    on.conform(created, {
      status: 201,
      headers: { location: /^https?:\/\/.+\/instances\/\d+\/[0-9a-f-]{36}$/ },
      body: { process: { currentTask: { elementId: app.graph.firstTask, flow: 2 }, ended: null } },
    });
    const forms = elementsOf(created, app.form.id);
    on.verify('one form element', {
      actual: forms.length,
      expected: 1,
      exchange: created,
      requirement: 'APP-MULTI-029',
    });
    await verifyForm(context, refOf(created), forms[0]?.id ?? '');
  },
);

async function verifyForm(
  { on, app }: AppContext,
  instance: InstanceRef,
  dataGuid: string,
): Promise<void> {
  const read = await on.send('getData', {
    on: instance,
    path: { dataGuid },
    headers: [['Accept', 'application/xml']],
  });
  on.conform(read, { status: 200 }, 'APP-MULTI-032');
  const sent = Buffer.from(app.form.samples.xml?.valid ?? '').toString('utf8');
  on.verify('the values of the form that were sent', {
    actual: leafTexts(sent).filter((text) => !read.text().includes(text)),
    expected: [],
    exchange: read,
    requirement: 'APP-MULTI-032',
  });
}

scenario(
  'POST /instances without a form part makes the form itself',
  { requirement: 'APP-MULTI-029', app: 'attachments' },
  async (context) => {
    const { on, app } = context;
    const created = await postMultipart(context, { parts: [instancePart(app), attached(context)] });
    on.conform(created, { status: 201 });
    if (app.form.appLogic?.autoCreate === true)
      on.verify('one form element', {
        actual: elementsOf(created, app.form.id).length,
        expected: 1,
        exchange: created,
      });
  },
);

scenario(
  'POST /instances stores every part, in any order, with its bytes and file name',
  { requirement: ['APP-MULTI-030', 'APP-MULTI-008'], app: 'attachments' },
  async (context) => {
    const { on, app } = context;
    const parts = userTypes(app).map((type) => attachmentPart(context, type));
    const created = await postMultipart(context, {
      parts: [...parts, formPart(context), instancePart(app)],
    });
    on.conform(created, { status: 201 });
    for (const part of parts) await verifyStored(context, { created, part });
  },
);

async function verifyStored(
  { on }: AppContext,
  { created, part }: { created: LiveExchange; part: MultipartPart },
): Promise<void> {
  const [element, ...more] = elementsOf(created, part.name ?? '');
  on.verify(`one element of ${part.name ?? ''}`, {
    actual: element === undefined ? 0 : 1 + more.length,
    expected: 1,
    exchange: created,
  });
  on.verify('the file name that was sent', {
    actual: element?.filename,
    expected: part.filename ?? null,
    exchange: created,
    requirement: 'APP-MULTI-008',
  });
  if (element?.id === undefined) return;
  const read = await on.send('getData', { on: refOf(created), path: { dataGuid: element.id } });
  on.conform(read, { status: 200, bytes: Buffer.from(part.body) });
}

scenario(
  'POST /instances prefers the extended file name, drops path separators and needs no file name',
  { requirement: 'APP-MULTI-008', app: 'attachments' },
  async (context) => {
    const { on, app } = context;
    const part = attached(context);
    const extension = (part.filename ?? '').replace(/^.*(?=\.)/, '');
    const name = part.name ?? '';
    const head = (parameters: string): MultipartPart => ({
      headers: [
        ['Content-Disposition', `form-data; name="${name}"${parameters}`],
        ['Content-Type', part.contentType ?? ''],
      ],
      body: part.body,
    });
    const cases: readonly (readonly [string, string | RegExp | null])[] = [
      [
        `; filename="enkel${extension}"; filename*=UTF-8''utvidet%20%C3%B8${extension}`,
        `utvidet ø${extension}`,
      ],
      [`; filename="../../a/b${extension}"`, /^[^/]+$/],
      ['', null],
    ];
    for (const [parameters, filename] of cases) {
      const created = await postMultipart(context, {
        parts: [instancePart(app), head(parameters)],
      });
      on.conform(created, { status: 201 });
      on.verify('the stored file name', {
        actual: elementsOf(created, name)[0]?.filename,
        expected: filename,
        exchange: created,
      });
    }
  },
);

scenario(
  'POST /instances lets file name and media type disagree',
  { requirement: 'APP-MULTI-027', app: 'attachments' },
  async (context) => {
    const parts = [instancePart(context.app), { ...attached(context), filename: 'bilde.png' }];
    context.on.conform(await postMultipart(context, { parts }), { status: 201 });
  },
);

scenario(
  'POST /instances takes the plain description as JSON body',
  { requirement: 'APP-MULTI-033' },
  async (context) => {
    const answer = await postInstance(context, {
      json: { instanceOwner: context.app.instanceOwner },
    });
    context.on.conform(answer, { status: 201, body: { process: { currentTask: { flow: 2 } } } });
  },
);

scenario(
  'POST /instances keeps dueBefore and visibleAfter',
  { requirement: 'APP-MULTI-050' },
  async (context) => {
    const [dueBefore, visibleAfter] = [dueMark(context, 'due'), dueMark(context, 'visible')];
    const answer = await postMultipart(context, {
      parts: [instancePart(context.app, { dueBefore, visibleAfter })],
    });
    context.on.conform(answer, { status: 201 });
    const seen = seenInstance(answer);
    context.on.verify('both dates as sent', {
      actual: [Date.parse(seen.dueBefore ?? ''), Date.parse(seen.visibleAfter ?? '')],
      expected: [Date.parse(dueBefore), Date.parse(visibleAfter)],
      exchange: answer,
    });
  },
);

scenario(
  'POST /instances stores form data that breaks a rule of the app and refuses it at process/next',
  { requirement: 'APP-MULTI-047', app: 'invalid' },
  async (context) => {
    const { on, app, bench } = context;
    const invalid =
      app.form.samples.xml?.invalid ??
      bench.untested(`the target's settings have no invalid XML sample of ${app.form.id}`);
    const parts = [instancePart(app), formPart(context, Buffer.from(invalid).toString('utf8'))];
    const created = await postMultipart(context, { parts });
    on.conform(created, { status: 201 });
    on.conform(await on.send('nextProcess', { on: refOf(created) }), { status: 409 });
  },
);

function textOf(part: MultipartPart): string {
  return Buffer.from(part.body).toString('utf8');
}

function leafTexts(xml: string): readonly string[] {
  return [...xml.matchAll(/>([^<>]+)</g)].flatMap(([, text]) =>
    text?.trim() ? [text.trim()] : [],
  );
}
