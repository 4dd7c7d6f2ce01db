import { scenario, type StorageContext } from './scenario.ts';
import { at, listAt } from './seen.ts';

const second = ({ app }: StorageContext): { id: string; type: string } =>
  app.graph.tasks.find(({ id }) => id !== app.graph.firstTask) ?? {
    id: 'Task_2',
    type: 'confirmation',
  };

/** A state in the second task, as an app would send it. */
function stateIn(context: StorageContext, started: unknown): object {
  const { id, type } = second(context);
  return {
    started,
    currentTask: {
      elementId: id,
      flow: 3,
      altinnTaskType: type,
      started: new Date().toISOString(),
    },
  };
}

scenario(
  'GET authinfo shows the process and the app of the instance',
  { requirement: 'STOR-PROC-001' },
  async ({ on, given, app }) => {
    const instance = await given.instance();
    const read = await on.send('getInstance', { on: instance });
    const info = await on.send('getProcessAuthInfo', { on: instance });
    on.conform(info, { status: 200, body: { appId: app.id } });
    on.verify('the process of the instance', {
      actual: JSON.stringify(at(info, '/process')),
      expected: JSON.stringify(at(read, '/process')),
      exchange: info,
    });
  },
);

scenario(
  'A step through the app is seen in Storage',
  { requirement: 'STOR-PROC-002', app: 'confirmation' },
  async (context) => {
    const { on, given, inApp } = context;
    const instance = await given.instance();
    const moved = await inApp.send('nextProcess', { on: instance });
    const read = await on.send('getInstance', { on: instance });
    on.conform(read, { status: 200 });
    for (const name of ['elementId', 'altinnTaskType', 'flow', 'started'])
      on.verify(`${name} of the task`, {
        actual: at(read, `/process/currentTask/${name}`),
        expected: at(moved, `/currentTask/${name}`) as string,
        exchange: read,
      });
  },
);

scenario(
  'GET history lists the steps in the order in which they were taken',
  { requirement: 'STOR-PROC-003', app: 'confirmation', needs: { actors: ['org'] } },
  async ({ on, given, app }) => {
    const instance = await given.ended();
    const history = await on.send('getProcessHistory', { on: instance, as: 'org' });
    on.conform(history, { status: 200 });
    const steps = listAt(history, '/processHistory');
    const tasks = steps
      .map((one) => String(at(one, '/elementId')))
      .filter((id) => app.graph.tasks.some((task) => task.id === id));
    const times = steps.map((one) => String(at(one, '/occured') ?? at(one, '/started')));
    on.verify('from the start over the first task to the end', {
      actual: [
        at(steps[0], '/elementId'),
        tasks[0],
        app.graph.endEvents.includes(String(at(steps.at(-1), '/elementId'))),
      ],
      expected: [app.graph.startEvent, app.graph.firstTask, true],
      exchange: history,
    });
    on.verify('every task that was passed, in time', {
      actual: [
        new Set(tasks).size >= 2,
        times
          .map((time) => Date.parse(time))
          .every((time, place, all) => place === 0 || time >= (all[place - 1] ?? 0)),
      ],
      expected: [true, true],
      exchange: history,
    });
  },
);

scenario(
  'PUT process stores where the process stands, and the app sees it',
  { requirement: 'STOR-PROC-004', app: 'confirmation', needs: { actors: ['org'] } },
  async (context) => {
    const { on, given, inApp } = context;
    const instance = await given.instance();
    const started = at(await on.send('getInstance', { on: instance }), '/process/started');
    const { id } = second(context);
    const put = await on.send('putProcess', { on: instance, json: stateIn(context, started) });
    on.conform(put, { status: 200, body: { process: { currentTask: { elementId: id } } } });
    on.conform(await on.send('getInstance', { on: instance }), {
      status: 200,
      body: { process: { currentTask: { elementId: id } } },
    });
    const shown = await inApp.send('getProcess', { on: instance, as: 'org' });
    on.verify('the task in the app', {
      actual: at(shown, '/currentTask/elementId'),
      expected: id,
      exchange: shown,
    });
  },
);

for (const operation of ['putProcess', 'putInstanceAndEvents'])
  scenario(
    `${operation} of an ended instance is refused, and it stays as it is`,
    { requirement: 'STOR-PROC-005', needs: { actors: ['org'] } },
    async (context) => {
      const { on, given } = context;
      const instance = await given.ended();
      const before = await on.send('getInstance', { on: instance, as: 'org' });
      const state = stateIn(context, at(before, '/process/started'));
      for (const as of [on.caller(), 'org'])
        on.conform(
          await on.send(operation, {
            on: instance,
            as,
            json: operation === 'putProcess' ? state : { state, events: [] },
          }),
          { status: 403, empty: true },
        );
      const after = await on.send('getInstance', { on: instance, as: 'org' });
      on.verify('the same instance', {
        actual: after.text(),
        expected: before.text(),
        exchange: after,
      });
    },
  );

scenario(
  'PUT instanceandevents stores the state and the events together',
  { requirement: 'STOR-PROC-006', app: 'confirmation' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    const started = at(await on.send('getInstance', { on: instance }), '/process/started');
    const { id } = second(context);
    const events = [
      {
        eventType: 'process_AbandonTask',
        instanceId: `${instance.partyId}/${instance.guid}`,
        created: new Date().toISOString(),
        user: { orgId: on.app.org, authenticationLevel: 3 },
      },
    ];
    const put = await on.send('putInstanceAndEvents', {
      on: instance,
      json: { state: stateIn(context, started), events },
    });
    on.conform(put, { status: 200, body: { process: { currentTask: { elementId: id } } } });
    const log = await on.send('listEvents', {
      on: instance,
      query: { eventTypes: 'process_AbandonTask' },
    });
    on.verify('the event', {
      actual: listAt(log, '/instanceEvents').length,
      expected: 1,
      exchange: log,
    });
  },
);

scenario(
  'GET process is refused with 405',
  { requirement: 'STOR-PROC-007' },
  async ({ on, given }) => {
    const { partyId, guid } = await given.instance();
    const refused = await on.ask({
      method: 'GET',
      path: `/storage/api/v1/instances/${partyId}/${guid}/process`,
      deliberatelyInvalid: true,
    });
    on.conform(refused, { status: 405, empty: true });
  },
);
