import type { LiveExchange } from '#environments';
import { AppBench } from './app-bench.ts';
import { receiptType } from './data-types.ts';
import { Given, type OwnInstance } from './given.ts';
import { formXml, postInstance } from './multipart-request.ts';
import { systemOrganisation } from './require-party.ts';
import { scenario, type AppContext } from './scenario.ts';
import { hasOffset, lengthIfSaid } from './legal-forms.ts';
import { elementsOf, seenObject, seenInstance } from './seen.ts';

/** Whoever walks the guide: a system user for the organisation that owns it, else the user for the instance owner. */
function walker(context: AppContext): { as: string; owner: readonly [string, string] } {
  const organisation = systemOrganisation(context);
  if (organisation !== undefined)
    return { as: 'system', owner: ['organisationNumber', organisation] };
  const [name = '', value = ''] = Object.entries(context.app.instanceOwner)[0] ?? [];
  return { as: 'user', owner: [name, value] };
}

/** The members of the form's sample that prefill can set, laid out as the guide prints them. */
function printed(members: readonly (readonly [string, unknown])[], indent: string): string {
  return members
    .map(([name, value]) => `${indent}${JSON.stringify(name)}: ${JSON.stringify(value)}`)
    .join(',\n');
}

function sampleOf({ app }: AppContext): readonly (readonly [string, unknown])[] {
  return Object.entries(
    Object(JSON.parse(Buffer.from(app.form.samples.valid).toString('utf8'))) as object,
  );
}

/** What the guide shows of a new instance. */
const shown = ({ app }: AppContext, [name, value]: readonly [string, string]): object => ({
  id: /^\d+\/[0-9a-f-]{36}$/,
  instanceOwner: { partyId: /^\d+$/, [name]: value, party: Object },
  process: {
    currentTask: { flow: 2, elementId: app.graph.firstTask, altinnTaskType: 'data', ended: null },
    ended: null,
    endEvent: null,
  },
});

/** Guide 1.1, byte for byte: two spaces of indent, prefill before the owner. */
async function createSimple(context: AppContext): Promise<LiveExchange> {
  const { as, owner } = walker(context);
  const prefill = sampleOf(context).filter(([, value]) => typeof value === 'string');
  const body = `{\n  "prefill": {\n${printed(prefill, '    ')}\n  },\n  "instanceOwner": {\n${printed([owner], '    ')}\n  }\n}\n`;
  return context.on.send('createInstanceSimple', { as, body, contentType: 'application/json' });
}

/** Guide 1.2, byte for byte: the boundary of the guide, a blank line after the JSON. */
async function createMultipart(context: AppContext): Promise<LiveExchange> {
  const { as, owner } = walker(context);
  const lines = [
    '------FormBoundary',
    'Content-Disposition: form-data; name="instance"',
    'Content-Type: application/json',
    '',
    `{\r\n  "instanceOwner": {\r\n${printed([owner], '    ')}\r\n  }\r\n}`,
    '',
    '------FormBoundary',
    `Content-Disposition: form-data; name="${context.app.form.id}"`,
    'Content-Type: application/xml',
    '',
    formXml(context),
    '------FormBoundary--',
    '',
  ];
  return postInstance(context, {
    as,
    body: lines.join('\r\n'),
    contentType: 'multipart/form-data; boundary=----FormBoundary',
  });
}

/** Guide 2: the form by its type, as JSON, with the language. */
async function update(context: AppContext, instance: OwnInstance): Promise<LiveExchange> {
  const { app, on } = context;
  return on.send('putDataByType', {
    as: walker(context).as,
    on: instance,
    path: { dataGuid: instance.formId, dataType: app.form.id },
    query: { language: 'nb' },
    body: `{\n${printed(sampleOf(context), '  ')}\n}\n`,
    contentType: 'application/json',
  });
}

/** Guide 3: a JSON media type and no body. */
function next(context: AppContext, instance: OwnInstance): Promise<LiveExchange> {
  return context.on.send('nextProcess', {
    as: walker(context).as,
    on: instance,
    contentType: 'application/json',
  });
}

scenario(
  'The simple instantiation of the guide answers as it shows',
  { requirement: 'APP-JOUR-001' },
  async (context) => {
    const { on, given, app } = context;
    const created = await createSimple(context);
    on.conform(created, {
      status: 201,
      mediaType: 'application/json',
      body: { ...shown(context, walker(context).owner) },
    });
    given.own(created);
    const [form] = elementsOf(created, app.form.id);
    on.verify('the form element of the guide', {
      actual: [form?.filename, form?.contentType],
      expected: [null, 'application/xml'],
      exchange: created,
    });
  },
);

scenario(
  'The multipart instantiation of the guide answers as it shows',
  { requirement: 'APP-JOUR-002' },
  async (context) => {
    const created = await createMultipart(context);
    context.on.conform(created, {
      status: 201,
      mediaType: 'application/json',
      body: { ...shown(context, walker(context).owner) },
    });
    context.on.verify('one form element', {
      actual: elementsOf(created, context.app.form.id).length,
      expected: 1,
      exchange: created,
    });
  },
);

scenario(
  'The update of the guide answers as it shows',
  { requirement: 'APP-JOUR-003' },
  async (context) => {
    const { on, given, app } = context;
    const instance = given.own(await createSimple(context));
    const put = await update(context, instance);
    on.conform(put, {
      status: 201,
      mediaType: 'application/json',
      body: {
        id: instance.formId,
        instanceGuid: instance.guid,
        dataType: app.form.id,
        contentType: 'application/xml',
      },
    });
    const read = await on.send('getDataByType', {
      as: walker(context).as,
      on: instance,
      path: { dataGuid: instance.formId, dataType: app.form.id },
    });
    on.conform(read, {
      status: 200,
      body: Object.fromEntries(sampleOf(context)) as Record<string, string>,
    });
  },
);

scenario(
  'The journey of the guide ends the process',
  { requirement: 'APP-JOUR-004', app: 'data-end' },
  async (context) => {
    const { on, given, app } = context;
    const instance = given.own(await createMultipart(context));
    await update(context, instance);
    const moved = await next(context, instance);
    on.conform(moved, {
      status: 200,
      mediaType: 'application/json',
      body: {
        currentTask: null,
        startEvent: app.graph.startEvent,
        started: hasOffset,
        ended: hasOffset,
        endEvent: app.graph.endEvents[0] ?? '',
      },
    });
  },
);

scenario(
  'The journey of the guide ends with the receipt as PDF',
  { requirement: ['APP-JOUR-005', 'APP-JOUR-006'], app: 'data-end-receipt' },
  async (context) => {
    const { on, given, app } = context;
    const { as } = walker(context);
    const instance = given.own(await createMultipart(context));
    await update(context, instance);
    await next(context, instance);
    const read = await on.send('getInstance', { as, on: instance });
    const [receipt] = elementsOf(read, receiptType);
    on.conform(read, { status: 200 });
    on.verify('the form and the receipt', {
      actual: [elementsOf(read, app.form.id).length, receipt?.contentType],
      expected: [1, 'application/pdf'],
      exchange: read,
    });
    const path = { dataGuid: receipt?.id ?? '', dataType: receiptType };
    const file = await on.send('getDataByType', {
      as,
      on: instance,
      path,
      query: { language: 'nb' },
      headers: [['Accept', 'application/pdf']],
    });
    on.conform(
      file,
      {
        status: 200,
        mediaType: 'application/pdf',
        text: /^%PDF-/,
        headers: {
          'content-disposition': /^attachment; filename=.+; filename\*=UTF-8''.+/,
        },
      },
      'APP-JOUR-006',
    );
    on.verify('the length is that of the element, where it is said', {
      actual: file.header('content-length'),
      expected: lengthIfSaid(receipt?.size ?? 0),
      exchange: file,
      requirement: 'APP-JOUR-006',
    });
  },
);

/** The tasks of the second guide; the owner of the app confirms in the end. */
async function walk(context: AppContext, as: string): Promise<OwnInstance> {
  const { on, app, given } = context;
  const created = await on.send('createInstanceSimple', {
    as,
    json: { instanceOwner: app.instanceOwner },
  });
  on.conform(created, { status: 201 });
  const instance = given.own(created);
  const path = { dataGuid: instance.formId };
  const { samples } = app.form;
  const put = await on.send('putData', {
    as,
    on: instance,
    path,
    body: samples.valid,
    contentType: samples.contentType,
  });
  on.conform(put, { status: [200, 201] });
  on.conform(await on.send('getData', { as, on: instance, path }), { status: 200 });
  on.conform(await on.send('nextProcess', { as, on: instance }), { status: 200 });
  return instance;
}

scenario(
  'An app owner goes from making an instance to confirming it',
  { requirement: 'APP-JOUR-007', app: 'data-end', needs: { actors: ['org'] } },
  async (context) => {
    const instance = await walk(context, 'org');
    const done = await context.on.send('completeInstance', { as: 'org', on: instance });
    context.on.conform(done, {
      status: 200,
      body: { completeConfirmations: [{ stakeholderId: context.app.org }] },
    });
  },
);

scenario(
  'An app user goes from making an instance to seeing its status',
  { requirement: 'APP-JOUR-008' },
  async (context) => {
    const instance = await walk(context, 'user');
    const { on } = context;
    on.conform(await on.send('getProcess', { on: instance }), { status: 200 });
    on.conform(await on.send('getInstance', { on: instance }), {
      status: 200,
      body: { status: { isSoftDeleted: false } },
    });
  },
);

scenario(
  'Every app of the target serves the common operations alike',
  { requirement: 'APP-JOUR-009' },
  async (context) => {
    const { bench, app: first } = context;
    for (const target of bench.session.target.apps) {
      const [org = '', name = ''] = target.id.split('/');
      const on = new AppBench(bench, { ...first, ...target, org, name });
      const metadata = await on.send('getApplicationMetadata', { authorization: null });
      on.conform(metadata, { status: 200, body: { id: target.id } });
      const { disallowUserInstantiation, partyTypesAllowed } = seenObject(metadata);
      // An app that is open to some kinds of owner only is asked by its own scenario.
      if (Object.values(Object(partyTypesAllowed)).includes(true)) continue;
      const closed = disallowUserInstantiation === true;
      const as = closed ? 'org' : 'user';
      const created = await on.send('createInstanceSimple', {
        as,
        json: { instanceOwner: target.instanceOwner },
      });
      on.conform(created, { status: 201 });
      if (seenInstance(created).id === undefined) continue;
      const instance = new Given(on).own(created);
      on.conform(await on.send('getInstance', { as, on: instance }), { status: 200 });
      on.conform(await on.send('validateInstance', { as, on: instance }), { status: 200 });
      on.conform(
        await on.send('listActiveInstances', { path: { instanceOwnerPartyId: instance.partyId } }),
        { status: 200 },
      );
    }
  },
);
