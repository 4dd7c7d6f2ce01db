import { uploadOf } from './given.ts';
import { scenario, type StorageContext } from './scenario.ts';
import { at, bytesOf, found, listAt } from './seen.ts';
import type { InstanceRef } from './storage-bench.ts';

type Step = readonly [requirement: string, as: string];

/** Uploads a file and form data through Storage, and reads both back. */
async function exchangeData(
  { on }: StorageContext,
  [requirement, as]: Step,
  instance: InstanceRef & { formId: string },
): Promise<void> {
  const made = await on.send('createData', {
    on: instance,
    ...uploadOf(on, { body: 'vedlegg' }),
    as,
  });
  on.conform(made, { status: 201 }, requirement);
  on.conform(
    await on.send('getData', { on: instance, element: String(at(made, '/id')), as }),
    { status: 200, text: 'vedlegg' },
    requirement,
  );
  const form = await on.send('getData', { on: instance, element: instance.formId, as });
  on.conform(form, { status: 200, mediaType: 'application/xml' }, requirement);
  const again = await on.send('putData', {
    on: instance,
    element: instance.formId,
    as,
    body: form.text(),
    contentType: 'application/xml',
  });
  on.conform(again, { status: 200 }, requirement);
  on.conform(
    await on.send('getData', { on: instance, element: instance.formId, as }),
    { status: 200, text: form.text() },
    requirement,
  );
  on.verify('the instance of the element', {
    actual: at(made, '/instanceGuid'),
    expected: instance.guid,
    exchange: made,
    requirement,
  });
}

scenario(
  'An app owner finds by state and by owner, makes, uploads, downloads, moves the process and confirms',
  { requirement: 'STOR-JOUR-001', app: 'confirmation', needs: { actors: ['org'] } },
  async (context) => {
    const { on, given, inApp, app } = context;
    const requirement = 'STOR-JOUR-001';
    const instance = await given.instance({ as: 'org' });
    for (const filters of [
      [['process.currentTask', app.graph.firstTask]],
      [['instanceOwner.partyId', instance.partyId]],
    ] as const) {
      const list = await on.list([['appId', app.id], ...filters]);
      on.conform(list, { status: 200 });
      on.verify('found', {
        actual: found(list, [instance]),
        expected: [instance.guid],
        exchange: list,
      });
    }
    await exchangeData(context, [requirement, 'org'], instance);
    const moved = await inApp.send('nextProcess', { on: instance, as: 'org' });
    on.verify('moved on', { actual: moved.status, expected: 200, exchange: moved });
    on.conform(await on.send('getInstance', { on: instance, as: 'org' }), {
      status: 200,
      body: {
        process: { currentTask: { elementId: String(at(moved, '/currentTask/elementId')) } },
      },
    });
    await given.inApp.advance(instance, (task) => task === undefined);
    on.conform(await on.send('completeInstance', { on: instance, as: 'org' }), {
      status: 200,
      body: { completeConfirmations: [{ stakeholderId: app.org }] },
    });
    const left = await on.list([
      ['appId', app.id],
      ['status.isArchived', 'true'],
      ['excludeConfirmedBy', app.org],
    ]);
    on.verify('no longer asked for', {
      actual: found(left, [instance]),
      expected: [],
      exchange: left,
    });
  },
);

scenario(
  'A user finds his own, makes, uploads, downloads, moves the process and sees the status',
  { requirement: 'STOR-JOUR-002', app: 'confirmation' },
  async (context) => {
    const { on, given, inApp, app } = context;
    const as = on.caller();
    const instance = await given.instance();
    const filters = [
      ['appId', app.id],
      ['instanceOwner.partyId', instance.partyId],
    ] as const;
    const list = await on.list(filters, { as });
    on.conform(list, { status: 200 });
    on.verify('found', {
      actual: found(list, [instance]),
      expected: [instance.guid],
      exchange: list,
    });
    await exchangeData(context, ['STOR-JOUR-002', as], instance);
    const moved = await inApp.send('nextProcess', { on: instance });
    on.verify('moved on', { actual: moved.status, expected: 200, exchange: moved });
    on.conform(await on.send('getInstance', { on: instance }), {
      status: 200,
      body: {
        process: { currentTask: { elementId: String(at(moved, '/currentTask/elementId')) } },
        status: { isArchived: false },
      },
    });
    await given.inApp.advance(instance, (task) => task === undefined);
    on.conform(await on.send('getInstance', { on: instance }), {
      status: 200,
      body: { process: { ended: /T/ }, status: { isArchived: true, archived: /T/ } },
    });
  },
);

scenario(
  'What begins in the app ends in Storage',
  { requirement: 'STOR-JOUR-003', needs: { actors: ['org'] } },
  async (context) => {
    const { on, given, app } = context;
    const instance = await given.ended();
    const list = await on.list([
      ['appId', app.id],
      ['process.isComplete', 'true'],
      ['excludeConfirmedBy', app.org],
    ]);
    on.conform(list, { status: 200 });
    on.verify('an ended one that nobody confirmed', {
      actual: found(list, [instance]),
      expected: [instance.guid],
      exchange: list,
    });
    for (const element of listAt(
      await on.send('getInstance', { on: instance, as: 'org' }),
      '/data',
    )) {
      const id = String(at(element, '/id'));
      const stored = await on.send('getData', { on: instance, element: id, as: 'org' });
      on.conform(stored, { status: 200 });
      on.verify('its size', {
        actual: at(element, '/size'),
        expected: bytesOf(stored).length,
        exchange: stored,
      });
    }
    on.conform(await on.send('completeInstance', { on: instance, as: 'org' }), { status: 200 });
    const after = await on.list([
      ['appId', app.id],
      ['process.isComplete', 'true'],
      ['excludeConfirmedBy', app.org],
    ]);
    on.verify('no longer asked for', {
      actual: found(after, [instance]),
      expected: [],
      exchange: after,
    });
    const log = await on.send('listEvents', { on: instance, as: 'org' });
    on.verify('the log from the beginning to the confirmation', {
      actual: ['Created', 'process_EndEvent', 'ConfirmedComplete'].filter(
        (type) => !listAt(log, '/instanceEvents').some((one) => at(one, '/eventType') === type),
      ),
      expected: [],
      exchange: log,
    });
  },
);
