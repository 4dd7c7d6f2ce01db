import { requireType } from './data-types.ts';
import { fieldOf, readForm, sampleForm, verifyFormKept } from './form.ts';
import { scenario } from './scenario.ts';
import { seenObject } from './seen.ts';
import { patchForm, wrapped } from './patch-form.ts';

const json = 'application/json';

scenario(
  'PATCH data answers 200 with the new model, and GET reads it',
  { requirement: ['APP-PATCH-001', 'APP-PATCH-018'] },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    const field = fieldOf(context, 'string');
    const answer = await patchForm(context, instance, [
      { op: 'replace', path: `/${field}`, value: 'patched' },
    ]);
    on.conform(answer, {
      status: 200,
      body: { newDataModels: [{ dataElementId: instance.formId, data: { [field]: 'patched' } }] },
    });
    on.verify('GET reads it', {
      actual: (await readForm(context, instance))[field],
      expected: 'patched',
      exchange: answer,
    });
    on.verify('the results of validation are listed by source', {
      actual: seenObject(answer)['validationIssues'],
      expected: listsSources,
      exchange: answer,
      requirement: 'APP-PATCH-018',
    });
  },
);

scenario(
  'PATCH data with a test that holds lets the operations after it act',
  { requirement: 'APP-PATCH-002' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    const field = fieldOf(context, 'string');
    const value = (await readForm(context, instance))[field];
    const answer = await patchForm(context, instance, [
      { op: 'test', path: `/${field}`, value },
      { op: 'replace', path: `/${field}`, value: 'after the test' },
    ]);
    on.conform(answer, { status: 200 });
    on.verify('GET reads it', {
      actual: (await readForm(context, instance))[field],
      expected: 'after the test',
      exchange: answer,
    });
  },
);

scenario(
  'PATCH data answers 409 to a test that does not hold, and names it',
  { requirement: ['APP-PATCH-003', 'APP-PATCH-023', 'APP-PATCH-022'] },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    const before = await readForm(context, instance);
    const field = fieldOf(context, 'string');
    const answer = await patchForm(context, instance, [
      { op: 'replace', path: `/${field}`, value: 'half done' },
      { op: 'test', path: `/${field}`, value: 'something else' },
    ]);
    on.conform(answer, { status: 409, body: { status: 409 } });
    on.conform(
      answer,
      { status: 409, body: { dataElementId: instance.formId, patchOperationIndex: 1 } },
      'APP-PATCH-023',
    );
    await verifyFormKept(context, instance, { before, exchange: answer });
    await verifyFormKept(context, instance, {
      before,
      exchange: answer,
      requirement: 'APP-PATCH-022',
    });
  },
);

scenario('PATCH data removes a value', { requirement: 'APP-PATCH-007' }, async (context) => {
  const { on, given } = context;
  const instance = await given.instance();
  const field = Object.keys(sampleForm(context)).at(-1) ?? '';
  const answer = await patchForm(context, instance, [{ op: 'remove', path: `/${field}` }]);
  on.conform(answer, { status: 200 });
  const left = (await readForm(context, instance))[field];
  on.verify('the value is gone', {
    actual: left === null || left === undefined || left === 0,
    expected: true,
    exchange: answer,
  });
});

scenario(
  'PATCH data adds a row to a repeating group',
  { requirement: 'APP-PATCH-008', app: 'rows' },
  async (context) => {
    const { on, given, app } = context;
    const { name, rows } = app.form.samples.rows ?? { name: '', rows: [] };
    const instance = await given.instance();
    await given.prepare(
      'putData',
      {
        on: instance,
        path: { dataGuid: instance.formId },
        json: { ...sampleForm(context), [name]: rows.slice(0, 1) },
      },
      [200, 201],
    );
    const answer = await patchForm(context, instance, [
      { op: 'add', path: `/${name}/-`, value: rows[1] },
    ]);
    on.conform(answer, { status: 200 });
    const stored = (await readForm(context, instance))[name];
    on.verify('GET reads both rows', {
      actual: stored,
      expected: rows.slice(0, 2) as never,
      exchange: answer,
    });
  },
);

scenario(
  'PATCH data with an empty list changes nothing',
  { requirement: 'APP-PATCH-012' },
  async (context) => {
    const instance = await context.given.instance();
    const before = await readForm(context, instance);
    const answer = await context.on.send('patchData', {
      on: instance,
      json: { patches: [], ignoredValidators: [] },
    });
    context.on.conform(answer, { status: 200, body: { newDataModels: [] } });
    await verifyFormKept(context, instance, { before, exchange: answer });
  },
);

scenario(
  'PATCH data of an attachment is refused and leaves its bytes',
  { requirement: 'APP-PATCH-015', app: 'attachments' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance({ filled: false });
    const type = requireType(context, { says: 'a user may write', fits: () => true });
    const dataGuid = await given.attachment(instance, type.id);
    const before = await given.prepare('getData', { on: instance, path: { dataGuid } }, 200);
    const answer = await on.send('patchData', {
      on: instance,
      json: wrapped(dataGuid, [{ op: 'add', path: '/a', value: 1 }]),
      deliberatelyInvalid: true,
    });
    on.conform(answer, { status: '4xx' });
    const after = await given.prepare('getData', { on: instance, path: { dataGuid } }, 200);
    on.verify('the bytes are as before', {
      actual: after.text(),
      expected: before.text(),
      exchange: answer,
    });
  },
);

scenario(
  'PATCH data takes the wrapper as application/json-patch+json',
  { requirement: 'APP-PATCH-017' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    const field = fieldOf(context, 'string');
    const body = JSON.stringify(
      wrapped(instance.formId, [{ op: 'replace', path: `/${field}`, value: 'json-patch' }]),
    );
    const answer = await on.send('patchData', {
      on: instance,
      body,
      contentType: 'application/json-patch+json',
    });
    on.conform(answer, { status: 200 });
    on.verify('GET reads it', {
      actual: (await readForm(context, instance))[field],
      expected: 'json-patch',
      exchange: answer,
    });
  },
);

scenario(
  'PATCH data answers with the fields that the app calculates',
  { requirement: 'APP-PATCH-019', app: 'calculated' },
  async (context) => {
    const { on, given, app } = context;
    const instance = await given.instance();
    const wanted = JSON.parse(String(app.form.samples.calculated)) as Record<string, unknown>;
    const patch = Object.entries(wanted).map(([name, value]) => ({
      op: 'replace',
      path: `/${name}`,
      value,
    }));
    const before = await readForm(context, instance);
    const answer = await patchForm(context, instance, patch);
    on.conform(answer, { status: 200 });
    const model =
      (seenObject(answer)['newDataModels'] as { data: Record<string, unknown> }[] | undefined)?.[0]
        ?.data ?? {};
    on.verify('a field that was not patched has changed', {
      actual: Object.entries(model).some(
        ([name, value]) =>
          !(name in wanted) && JSON.stringify(value) !== JSON.stringify(before[name]),
      ),
      expected: true,
      exchange: answer,
    });
  },
);

scenario(
  'PATCH data/{id} answers 200 with the new model',
  { requirement: 'APP-PATCH-020' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    const field = fieldOf(context, 'string');
    const patch = [{ op: 'replace', path: `/${field}`, value: 'one element' }];
    const answer = await on.send('patchDataElement', {
      on: instance,
      path: { dataGuid: instance.formId },
      json: { patch, ignoredValidators: [] },
    });
    on.conform(answer, { status: 200, body: { newDataModel: { [field]: 'one element' } } });
    on.verify('GET reads it', {
      actual: (await readForm(context, instance))[field],
      expected: 'one element',
      exchange: answer,
    });
  },
);

scenario(
  'PATCH data/{id} answers 409 to a test that does not hold, and 4xx to a wrong value',
  { requirement: 'APP-PATCH-021' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    const before = await readForm(context, instance);
    const path = { dataGuid: instance.formId };
    const test = [{ op: 'test', path: `/${fieldOf(context, 'string')}`, value: 'no such value' }];
    on.conform(
      await on.send('patchDataElement', {
        on: instance,
        path,
        json: { patch: test, ignoredValidators: [] },
      }),
      { status: 409 },
    );
    const wrong = [
      { op: 'replace', path: `/${fieldOf(context, 'number')}`, value: { not: 'a number' } },
    ];
    const answer = await on.send('patchDataElement', {
      on: instance,
      path,
      body: JSON.stringify({ patch: wrong, ignoredValidators: [] }),
      contentType: json,
      deliberatelyInvalid: true,
    });
    on.conform(answer, { status: '4xx' });
    await verifyFormKept(context, instance, { before, exchange: answer });
  },
);

function listsSources(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every(
      (one: { source?: unknown; issues?: unknown }) =>
        typeof one.source === 'string' && Array.isArray(one.issues),
    )
  );
}
