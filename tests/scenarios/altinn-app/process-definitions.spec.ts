import { readStanding } from './process-reading.ts';
import { scenario } from './scenario.ts';

// Instances without a process, and process definitions that list too much or lead nowhere.

// Rows of an instance that no process was started for: only a mock can be told to have one.
for (const row of [
  { requirement: 'APP-PROC-001', operation: 'nextProcess', says: 'PUT process/next', query: {} },
  {
    requirement: 'APP-PROC-003',
    operation: 'completeProcess',
    says: 'PUT process/completeProcess',
    query: {},
  },
  {
    requirement: 'APP-PROC-005',
    operation: 'startProcess',
    says: 'POST process/start with an unknown start event',
    query: { startEvent: 'nowhere' },
  },
] as const)
  scenario(
    `${row.says} answers 409 without a process and starts none`,
    { requirement: row.requirement, needs: { control: true } },
    async (context) => {
      const { on, given, bench } = context;
      const instance = await given.instance();
      await bench.session.control?.placeProcess(instance.guid, null);
      const answer = await on.send(row.operation, { on: instance, query: row.query });
      on.conform(answer, { status: 409 });
      const read = await given.prepare('getInstance', { on: instance }, 200);
      on.verify('there is no process', {
        actual: (read.json() as { process: unknown }).process,
        expected: null,
        exchange: answer,
      });
    },
  );

scenario(
  'POST process/start answers 200 without a process and enters the first task',
  { requirement: 'APP-PROC-002', needs: { control: true } },
  async (context) => {
    const { on, given, bench, app } = context;
    const instance = await given.instance();
    await bench.session.control?.placeProcess(instance.guid, null);
    const answer = await on.send('startProcess', { on: instance });
    on.conform(answer, {
      status: 200,
      body: { currentTask: { elementId: app.graph.firstTask, flow: 2 } },
    });
    const after = await readStanding(context, instance);
    on.verify('a read says the same', {
      actual: after,
      expected: { task: app.graph.firstTask, flow: 2, ended: false },
      exchange: answer,
    });
  },
);

scenario(
  'a task that lists the rights read and write is looked at and left like any other',
  { requirement: 'APP-PROC-062', app: 'lists-read-write' },
  async ({ on, given, app }) => {
    const instance = await given.instance();
    const read = await on.send('getProcess', { on: instance });
    on.conform(read, { status: 200, body: { currentTask: { elementId: app.graph.firstTask } } });
    on.conform(await on.send('nextProcess', { on: instance }), { status: 200 });
  },
);

for (const trait of ['unknown-task', 'ambiguous'] as const)
  scenario(
    `PUT process/next says so where the process definition leads nowhere (${trait})`,
    { requirement: 'APP-PROC-063', app: trait },
    async (context) => {
      const { on, given } = context;
      const instance = await given.instance();
      const before = await readStanding(context, instance);
      const answer = await on.send('nextProcess', { on: instance });
      on.conform(answer, { status: '4xx', empty: false });
      const after = await readStanding(context, instance);
      on.verify('the instance stays', { actual: after, expected: { ...before }, exchange: answer });
    },
  );
