import { fieldOf, putForm, readForm, sampleForm, verifyFormKept } from './form.ts';
import type { OwnInstance } from './given.ts';
import { scenario, type AppContext } from './scenario.ts';
import { seenInstance } from './seen.ts';

// Form data that may not be made, changed or removed in the state that the instance is in.

scenario(
  'POST data of the form answers 409 beyond its maximum count',
  { requirement: 'APP-DATA-023', app: 'single-form' },
  async ({ on, given, app }) => {
    const instance = await given.instance();
    const { valid, contentType } = app.form.samples;
    on.conform(
      await on.send('createData', {
        on: instance,
        path: { dataType: app.form.id },
        body: valid,
        contentType,
      }),
      { status: 409, body: { status: 409 } },
    );
  },
);

scenario(
  'POST data answers 400 for an unknown data type',
  { requirement: 'APP-DATA-024' },
  async ({ on, given }) => {
    const instance = await given.instance({ filled: false });
    on.conform(
      await on.send('createData', { on: instance, path: { dataType: 'no-such-type' }, json: {} }),
      { status: 400 },
    );
  },
);

scenario(
  'PUT and PATCH answer 409 for the locked form of a finished task',
  { requirement: ['APP-DATA-025', 'APP-DATA-026'], app: 'confirmation' },
  async (context) => {
    const { on, given, app } = context;
    const instance = await given.instanceIn('confirmation');
    const read = await on.send('getData', { on: instance, path: { dataGuid: instance.formId } });
    on.conform(read, { status: 200, body: { ...texts(context) } }, 'APP-DATA-026');
    const before = await readForm(context, instance);
    const shown = JSON.stringify(await shownOf(context, instance));
    const put = await putForm(on, instance, {
      body: app.form.samples.valid,
      contentType: app.form.samples.contentType,
    });
    on.conform(put, { status: 409 });
    const field = fieldOf(context, 'string');
    const patch = [{ op: 'replace', path: `/${field}`, value: 'changed' }];
    const patched = await on.send('patchData', {
      on: instance,
      json: { patches: [{ dataElementId: instance.formId, patch }], ignoredValidators: [] },
    });
    on.conform(patched, { status: 409 });
    await verifyFormKept(context, instance, { before, exchange: patched });
    on.verify('the instance shows what it showed', {
      actual: JSON.stringify(await shownOf(context, instance)),
      expected: shown,
      exchange: patched,
    });
  },
);

scenario(
  'DELETE data answers 400 for the only form that is demanded',
  { requirement: 'APP-DATA-027', app: 'single-form' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    const before = await readForm(context, instance);
    const answer = await on.send('deleteData', {
      on: instance,
      path: { dataGuid: instance.formId },
    });
    on.conform(answer, { status: 400 });
    await verifyFormKept(context, instance, { before, exchange: answer });
  },
);

scenario(
  'GET of a list of data elements answers 405',
  { requirement: 'APP-DATA-037' },
  async ({ on, given, app, bench }) => {
    const instance = await given.instance({ filled: false });
    const answer = await bench.send({
      method: 'GET',
      path: `/${app.id}/instances/${instance.partyId}/${instance.guid}/data`,
      as: on.caller(),
      deliberatelyInvalid: true,
    });
    on.conform(answer, { status: 405, headers: { allow: /./ } });
  },
);

scenario(
  'data of an ended instance cannot be made, changed or deleted, and is still read',
  { requirement: ['APP-DATA-038', 'APP-DATA-039'] },
  async (context) => {
    const { on, given, app } = context;
    const instance = await given.endedInstance();
    const path = { dataGuid: instance.formId };
    const read = await on.send('getData', { on: instance, path });
    on.conform(read, { status: 200, body: { ...texts(context) } }, 'APP-DATA-039');
    const before = await readForm(context, instance);
    const { valid, contentType } = app.form.samples;
    const attempts = [
      await on.send('createData', {
        on: instance,
        path: { dataType: app.form.id },
        body: valid,
        contentType,
      }),
      await putForm(on, instance, { body: valid, contentType }),
      await on.send('deleteData', { on: instance, path }),
    ];
    for (const attempt of attempts) on.conform(attempt, { status: [403, 409] });
    await verifyFormKept(context, instance, { before, exchange: attempts[1] });
  },
);

/** The texts of the sample that the form was filled with. */
function texts(context: AppContext): Readonly<Record<string, string>> {
  const entries = Object.entries(sampleForm(context));
  return Object.fromEntries(
    entries.filter((one): one is [string, string] => typeof one[1] === 'string'),
  );
}

/** What lists of instances show of the form. */
async function shownOf({ given }: AppContext, instance: OwnInstance): Promise<unknown> {
  const read = seenInstance(await given.prepare('getInstance', { on: instance }, 200));
  return [read.presentationTexts, (read as { dataValues?: unknown }).dataValues];
}
