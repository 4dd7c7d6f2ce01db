import {
  leavesTask,
  readLocks,
  readStanding,
  standingOf,
  staysPut,
  tryJson,
} from './process-reading.ts';
import { scenario } from './scenario.ts';
import { unknownGuid } from './unknown-guid.ts';

// What must not move a process, and what must not be written once it has moved.

scenario(
  'PUT process/next answers 403 to an action that the policy does not give',
  { requirement: 'APP-PROC-010' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    await staysPut(context, instance, {
      send: () =>
        on.send('nextProcess', {
          on: instance,
          json: { action: 'no-such-action' },
        }),
      expect: { status: 403, body: { title: 'Unauthorized', status: 403 } },
    });
  },
);

scenario(
  'PUT process/next with reject answers 409 in a data task that does not list it, when the form is invalid',
  { requirement: 'APP-PROC-012', app: 'no-reject-in-data' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance({ filled: false });
    await staysPut(context, instance, {
      send: () => on.send('nextProcess', { on: instance, json: { action: 'reject' } }),
      expect: { status: [403, 409] },
    });
  },
);

scenario(
  'PUT process/next with reject leaves a data task that lists it, whatever the form holds',
  { requirement: 'APP-PROC-011', app: 'reject-in-data' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance({ filled: false });
    await leavesTask(context, instance, {
      send: () => on.send('nextProcess', { on: instance, json: { action: 'reject' } }),
      expect: { status: 200 },
    });
  },
);

scenario(
  'PUT process/next answers 403 in a feedback task to a caller without the right to write there',
  { requirement: 'APP-PROC-021', app: 'feedback', needs: { actors: ['stranger'] } },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instanceIn('feedback');
    await staysPut(context, instance, {
      send: () => on.send('nextProcess', { on: instance, as: 'stranger' }),
      expect: { status: 403 },
    });
  },
);

scenario(
  'PUT process/next moves nothing while the PDF service is down, and succeeds when it is back',
  { requirement: 'APP-PROC-022', app: 'service-task', needs: { control: true } },
  async (context) => {
    const { on, given, bench } = context;
    const instance = await given.instance();
    const before = await readStanding(context, instance);
    await bench.session.control?.setDown('pdf', true, instance.guid);
    bench.defer(async () => bench.session.control?.setDown('pdf', false, instance.guid));
    const refused = await on.send('nextProcess', { on: instance });
    on.conform(refused, { status: '4xx' });
    const read = await given.prepare('getProcess', { on: instance }, 200);
    on.verify('the instance stays', {
      actual: standingOf(read),
      expected: { ...before },
      exchange: read,
    });
    await bench.session.control?.setDown('pdf', false, instance.guid);
    const again = await on.send('nextProcess', { on: instance });
    on.conform(again, { status: 200 });
  },
);

scenario(
  'PUT process/next with a user action answers 409 at a service task',
  { requirement: 'APP-PROC-023', app: 'service-task', needs: { control: true } },
  async (context) => {
    const { on, given, bench, app } = context;
    const instance = await given.instance();
    const service = app.graph.tasks.find((task) => task.service)?.id ?? '';
    await bench.session.control?.placeProcess(instance.guid, service);
    await staysPut(context, instance, {
      send: () => on.send('nextProcess', { on: instance, json: { action: 'confirm' } }),
      expect: { status: 409 },
    });
  },
);

scenario(
  'data can neither be made, changed, patched nor deleted after the end',
  { requirement: 'APP-PROC-032' },
  async ({ on, given, app }) => {
    const instance = await given.endedInstance();
    const { samples } = app.form;
    const path = { dataGuid: instance.formId };
    const body = { body: samples.valid, contentType: samples.contentType };
    const before = await given.prepare('getData', { on: instance, path }, 200);
    const attempts = [
      await on.send('createData', { on: instance, path: { dataType: app.form.id }, ...body }),
      await on.send('putData', { on: instance, path, ...body }),
      await on.send('patchData', {
        on: instance,
        json: { patches: [{ dataElementId: instance.formId, patch: [] }], ignoredValidators: [] },
      }),
      await on.send('deleteData', { on: instance, path }),
    ];
    for (const attempt of attempts) on.conform(attempt, { status: [403, 409] });
    const after = await given.prepare('getData', { on: instance, path }, 200);
    on.verify('the form is as before', {
      actual: after.text(),
      expected: before.text(),
      exchange: attempts[1],
    });
  },
);

scenario(
  'PUT data answers 409 in a confirmation task for the form of the finished task',
  { requirement: 'APP-PROC-033', app: 'confirmation' },
  async ({ on, given, app }) => {
    const instance = await given.instanceIn('confirmation');
    const path = { dataGuid: instance.formId };
    const before = await given.prepare('getData', { on: instance, path }, 200);
    const { samples } = app.form;
    const body = samples.warning ?? samples.valid;
    const answer = await on.send('putData', {
      on: instance,
      path,
      body,
      contentType: samples.contentType,
    });
    on.conform(answer, { status: 409 });
    const after = await given.prepare('getData', { on: instance, path }, 200);
    on.verify('the form is as before', {
      actual: after.text(),
      expected: before.text(),
      exchange: answer,
    });
  },
);

for (const [operation, legal] of [
  ['nextProcess', [403, 404]],
  ['getProcess', [403, 404]],
  ['completeProcess', [403, 404]],
  ['getProcessHistory', [403, 404]],
  ['startProcess', [403, 404]],
] as const)
  scenario(
    `${operation} answers 404 or 403 for an instance that does not exist`,
    { requirement: 'APP-PROC-034', tags: ['@read-only'] },
    async ({ on, app, bench }) => {
      const guid = unknownGuid(bench, operation);
      const partyId = app.instanceOwner.partyId ?? '1';
      on.conform(await on.send(operation, { on: { partyId, guid } }), { status: legal });
    },
  );

scenario(
  'PUT process/next moves a softly deleted instance on',
  { requirement: 'APP-PROC-035' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    const before = await readStanding(context, instance);
    await given.prepare('deleteInstance', { on: instance }, 200);
    const answer = await on.send('nextProcess', { on: instance });
    on.conform(answer, { status: 200 });
    on.verify('the instance has left the task', {
      actual: (await readStanding(context, instance)).task !== before.task,
      expected: true,
      exchange: answer,
    });
  },
);

scenario(
  'PUT process/completeProcess answers 409 with an invalid form',
  { requirement: 'APP-PROC-043', app: 'required-field' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance({ filled: false });
    await staysPut(context, instance, {
      send: () => on.send('completeProcess', { on: instance }),
      expect: { status: 409, body: { status: 409 } },
    });
  },
);

scenario(
  'PUT process/completeProcess answers 403 to a caller without the rights',
  { requirement: 'APP-PROC-044', needs: { actors: ['stranger'] } },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    await staysPut(context, instance, {
      send: () => on.send('completeProcess', { on: instance, as: 'stranger' }),
      expect: { status: 403 },
    });
  },
);

scenario(
  "PUT process/next answers 409 to the app's own validation error and names it",
  { requirement: 'APP-PROC-046', app: 'invalid' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    await given.fill(instance, { sample: 'invalid' });
    const answer = await staysPut(context, instance, {
      send: () => on.send('nextProcess', { on: instance }),
      expect: { status: 409, body: { title: 'Validation failed for task' } },
    });
    const problems =
      (tryJson(answer) as { validationIssues?: unknown[] } | undefined)?.validationIssues ?? [];
    on.verify('an error names its code and field', {
      actual: problems,
      expected: namesAnError,
      exchange: answer,
    });
    const locks = await readLocks(context, instance);
    on.verify('nothing is locked', {
      actual: Object.values(locks).includes(true),
      expected: false,
      exchange: answer,
    });
  },
);

scenario(
  'PUT process/next answers 400 to an action that is no text',
  { requirement: 'APP-PROC-057' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    await staysPut(context, instance, {
      send: () =>
        on.send('nextProcess', {
          on: instance,
          json: { action: 1 },
          deliberatelyInvalid: true,
        }),
      expect: { status: 400 },
    });
  },
);

scenario(
  'POST process/start answers 409 after the end',
  { requirement: 'APP-PROC-060' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.endedInstance();
    const answer = await on.send('startProcess', { on: instance });
    on.conform(answer, { status: [403, 409] });
    const after = await readStanding(context, instance);
    on.verify('the process is ended still', {
      actual: after.ended,
      expected: true,
      exchange: answer,
    });
  },
);

function namesAnError(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.some(
      (one: { severity?: unknown; code?: unknown; field?: unknown }) =>
        one.severity === 1 && isText(one.code) && isText(one.field),
    )
  );
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
