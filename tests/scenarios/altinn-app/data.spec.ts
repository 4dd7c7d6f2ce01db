import { fieldOf, putForm, readForm, sampleForm, toText, type Form } from './form.ts';
import type { OwnInstance } from './given.ts';
import { scenario, type AppContext } from './scenario.ts';
import { seenInstance, seenObject, type SeenElement } from './seen.ts';

// Form data that is read and written.

const json = 'application/json';
const xml = 'application/xml';

scenario('GET data answers the form as JSON', { requirement: 'APP-DATA-001' }, async (context) => {
  const { on, given } = context;
  const instance = await given.instance();
  const answer = await on.send('getData', { on: instance, path: { dataGuid: instance.formId } });
  on.conform(answer, {
    status: 200,
    mediaType: json,
    body: { ...(sampleForm(context) as Record<string, string>) },
  });
});

scenario(
  'GET data answers the same form as XML',
  { requirement: 'APP-DATA-002' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    const answer = await on.send('getData', {
      on: instance,
      path: { dataGuid: instance.formId },
      headers: [['Accept', xml]],
    });
    on.conform(answer, { status: 200, mediaType: [xml, 'text/xml'], text: /<\w+/ });
    const texts = Object.values(sampleForm(context)).filter((one) => typeof one === 'string');
    on.verify('the values of the form are in it', {
      actual: texts.every((one) => answer.text().includes(one)),
      expected: true,
      exchange: answer,
    });
  },
);

scenario(
  'PUT data as JSON answers 201 with Location, and GET reads the new values',
  { requirement: ['APP-DATA-003', 'APP-DATA-036', 'APP-DATA-035'] },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance({ filled: false });
    const before = await elementOf(context, instance);
    const field = fieldOf(context, 'string');
    const body = { ...sampleForm(context), [field]: 'a new value æøå' };
    const answer = await putForm(on, instance, { json: body });
    on.conform(answer, {
      status: 201,
      body: { id: instance.formId },
      headers: { location: new RegExp(`${instance.formId}$`) },
    });
    on.verify('GET reads it', {
      actual: (await readForm(context, instance))[field],
      expected: 'a new value æøå',
      exchange: answer,
    });
    const after = await elementOf(context, instance);
    on.verify('the element is of XML', {
      actual: after.contentType,
      expected: xml,
      exchange: answer,
      requirement: 'APP-DATA-036',
    });
    on.verify('the answer shows the element as it is now', {
      actual: seenObject(answer)['size'],
      expected: after.size ?? null,
      exchange: answer,
      requirement: 'APP-DATA-035',
    });
    on.verify('size and last change have moved on', {
      actual:
        after.size !== before.size &&
        (after.lastChanged ?? '') !== before.lastChanged &&
        Date.parse(after.lastChanged ?? '') >= Date.parse(before.lastChanged ?? ''),
      expected: true,
      exchange: answer,
      requirement: 'APP-DATA-035',
    });
  },
);

scenario(
  'PUT data as XML answers 201, and GET reads the new values',
  { requirement: 'APP-DATA-004', app: 'xml-sample' },
  async (context) => {
    const { on, given, app } = context;
    const instance = await given.instance({ filled: false });
    const body = toText(app.form.samples.xml?.valid ?? '');
    const answer = await putForm(on, instance, { body, contentType: xml });
    on.conform(answer, { status: 201 });
    const values = Object.values(await readForm(context, instance)).filter(
      (one) => typeof one === 'string' && one !== '',
    );
    on.verify('the values of the XML are in the form', {
      actual: values.length > 0 && values.every((one) => body.includes(String(one))),
      expected: true,
      exchange: answer,
    });
  },
);

scenario(
  'PUT data answers 200 with the fields that the app calculates',
  { requirement: 'APP-DATA-005', app: 'calculated' },
  async (context) => {
    const { on, given, app } = context;
    const instance = await given.instance({ filled: false });
    const answer = await putForm(on, instance, {
      body: app.form.samples.calculated ?? '',
      contentType: app.form.samples.contentType,
    });
    on.conform(answer, { status: 200, body: { id: instance.formId, changedFields: isFilled } });
    const changed = seenObject(answer)['changedFields'] as Form;
    const form = await readForm(context, instance);
    on.verify('GET reads the calculated values', {
      actual: Object.entries(changed ?? {}).every(
        ([name, value]) => name.includes('.') || form[name] === value,
      ),
      expected: true,
      exchange: answer,
    });
  },
);

scenario(
  'an element is read and written under the path that names its type',
  { requirement: 'APP-DATA-006' },
  async (context) => {
    const { on, given, app } = context;
    const instance = await given.instance({ filled: false });
    const path = { dataGuid: instance.formId, dataType: app.form.id };
    const { valid, contentType } = app.form.samples;
    const put = await on.send('putDataByType', {
      on: instance,
      path,
      query: { language: 'nb' },
      body: valid,
      contentType,
    });
    on.conform(put, { status: [200, 201] });
    const read = await on.send('getDataByType', { on: instance, path });
    on.conform(read, { status: 200, mediaType: json });
    on.verify('both paths read the same', {
      actual: seenObject(read),
      expected: { ...(await readForm(context, instance)) } as Record<string, string>,
      exchange: read,
    });
  },
);

scenario(
  'PUT data without a Content-Type is read as XML',
  { requirement: 'APP-DATA-017', app: 'xml-sample' },
  async (context) => {
    const { on, given, app } = context;
    const instance = await given.instance({ filled: false });
    const answer = await putForm(on, instance, {
      body: app.form.samples.xml?.valid ?? '',
      contentType: null,
      deliberatelyInvalid: true,
    });
    on.conform(answer, { status: [200, 201] });
  },
);

scenario(
  'PUT data by the app owner writes the form',
  { requirement: 'APP-DATA-022', needs: { actors: ['org'] } },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance({ filled: false });
    const field = fieldOf(context, 'string');
    const answer = await putForm(on, instance, {
      as: 'org',
      json: { ...sampleForm(context), [field]: 'from the owner' },
    });
    on.conform(answer, { status: [200, 201] });
    on.verify('GET reads it', {
      actual: (await readForm(context, instance))[field],
      expected: 'from the owner',
      exchange: answer,
    });
  },
);

scenario(
  'the last changer of an element is who wrote it last',
  { requirement: 'APP-DATA-035', needs: { actors: ['org'] } },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    const byUser = await elementOf(context, instance);
    const answer = await putForm(on, instance, { as: 'org', json: sampleForm(context) });
    on.conform(answer, { status: [200, 201] });
    const byOwner = await elementOf(context, instance);
    on.verify('it is another than before', {
      actual: byOwner.lastChangedBy !== byUser.lastChangedBy,
      expected: true,
      exchange: answer,
    });
  },
);

scenario('PUT data replaces the whole form', { requirement: 'APP-DATA-040' }, async (context) => {
  const { on, given } = context;
  const instance = await given.instance();
  const field = fieldOf(context, 'string');
  const answer = await putForm(on, instance, { json: { [field]: 'alone' } });
  on.conform(answer, { status: [200, 201] });
  const left = Object.entries(sampleForm(context)).filter(
    ([name, value]) => name !== field && typeof value === 'string',
  );
  const form = await readForm(context, instance);
  on.verify('fields that were left out are gone', {
    actual: left.every(([name, value]) => form[name] !== value),
    expected: true,
    exchange: answer,
  });
  on.verify('the field that was sent is stored', {
    actual: form[field],
    expected: 'alone',
    exchange: answer,
  });
});

async function elementOf(
  { given }: AppContext,
  instance: OwnInstance,
): Promise<SeenElement & { lastChanged?: string; lastChangedBy?: string }> {
  const read = await given.prepare('getInstance', { on: instance }, 200);
  return seenInstance(read).data?.find((one) => one.id === instance.formId) ?? {};
}

function isFilled(value: unknown): boolean {
  return value !== null && typeof value === 'object' && Object.keys(value).length > 0;
}
