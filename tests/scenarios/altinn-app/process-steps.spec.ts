import { processOf, readStanding, tryJson } from './process-reading.ts';
import { scenario, type AppContext } from './scenario.ts';

// Steps that a process takes, and what becomes of the instance at its end.

scenario(
  'PUT process/completeProcess runs from a valid data task to the end',
  { requirement: 'APP-PROC-042', app: 'completable' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    const answer = await on.send('completeProcess', { on: instance });
    on.conform(answer, { status: 200, body: { currentTask: null } });
    const after = await readStanding(context, instance);
    on.verify('a read says that it is ended', {
      actual: after.ended,
      expected: true,
      exchange: answer,
    });
  },
);

scenario(
  'PUT process/next moves on when validation has only warnings',
  { requirement: 'APP-PROC-045', app: 'warning' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    await given.fill(instance, { sample: 'warning' });
    const before = await readStanding(context, instance);
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
  'GET instance shows an ended instance as archived at the time of the end',
  { requirement: 'APP-PROC-047', app: 'stays-after-end' },
  async ({ on, given }) => {
    const instance = await given.endedInstance();
    const ended = processOf(await given.prepare('getProcess', { on: instance }, 200)).ended;
    const answer = await on.send('getInstance', { on: instance });
    on.conform(answer, { status: 200, body: { status: { isArchived: true } } });
    const archived = (answer.json() as { status?: { archived?: string } }).status?.archived ?? '';
    on.verify('archived and ended are the same second', {
      actual: Math.abs(Date.parse(archived) - Date.parse(ended ?? '')) < 1000,
      expected: true,
      exchange: answer,
    });
  },
);

scenario(
  'GET instance shows an instance deleted where the app says so',
  { requirement: 'APP-PROC-048', app: 'auto-delete' },
  async ({ on, given }) => {
    const instance = await given.endedInstance();
    const answer = await on.send('getInstance', { on: instance });
    on.conform(answer, { status: [200, 403, 404] });
    const status = (tryJson(answer) as { status?: { isHardDeleted?: boolean } } | undefined)
      ?.status;
    on.verify('it is deleted or gone', {
      actual: status?.isHardDeleted ?? true,
      expected: true,
      exchange: answer,
    });
  },
);

scenario(
  'PUT process/next at a gateway that decides by the action needs one',
  { requirement: 'APP-PROC-049', app: 'gateway-action' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instanceIn('confirmation');
    const before = await readStanding(context, instance);
    const refused = await on.send('nextProcess', { on: instance });
    on.conform(refused, { status: '4xx' });
    const after = await readStanding(context, instance);
    on.verify('the instance stays', { actual: after, expected: { ...before }, exchange: refused });
    const confirmed = await on.send('nextProcess', { on: instance, json: { action: 'confirm' } });
    on.conform(confirmed, { status: 200 });
  },
);

scenario(
  'PUT process/next by the app owner leaves a feedback task',
  { requirement: 'APP-PROC-053', app: 'feedback', needs: { actors: ['org'] } },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instanceIn('feedback');
    const before = await readStanding(context, instance);
    const answer = await on.send('nextProcess', { on: instance, as: 'org' });
    on.conform(answer, { status: 200 });
    on.verify('the instance has left the task', {
      actual: (await readStanding(context, instance)).task !== before.task,
      expected: true,
      exchange: answer,
    });
  },
);

scenario(
  'a service task runs by itself within the step that reaches it',
  { requirement: 'APP-PROC-054', app: 'service-task' },
  async (context) => {
    const { on, given, app } = context;
    const instance = await given.instance();
    const answer = await on.send('nextProcess', { on: instance });
    on.conform(answer, { status: 200 });
    const service = app.graph.tasks.filter((task) => task.service).map((task) => task.id);
    on.verify('the instance does not stand in a service task', {
      actual: service.includes((await readStanding(context, instance)).task ?? ''),
      expected: false,
      exchange: answer,
    });
  },
);

for (const [what, body] of [
  ['null', 'null'],
  ['nothing, with a JSON media type', ''],
] as const)
  scenario(
    `PUT process/next takes a body of ${what} as none`,
    { requirement: 'APP-PROC-055' },
    (context) => movesOn(context, { body, contentType: 'application/json' }),
  );

scenario(
  'PUT process/next ignores members that are not documented',
  { requirement: 'APP-PROC-056' },
  (context) => movesOn(context, { json: { surprise: true } }),
);

scenario(
  'GET process/next answers a list while the process runs, and 409 after the end',
  { requirement: 'APP-PROC-058' },
  async ({ on, given }) => {
    const running = await given.instance({ filled: false });
    on.conform(await on.send('getNextElements', { on: running }), {
      status: 200,
      body: Array.isArray,
    });
    const ended = await given.endedInstance();
    on.conform(await on.send('getNextElements', { on: ended }), { status: 409 });
  },
);

scenario(
  'PUT process/next by the app owner moves on where the policy allows it',
  { requirement: 'APP-PROC-059', needs: { actors: ['org'] } },
  (context) => movesOn(context, { as: 'org' }),
);

scenario(
  'POST complete by the app owner adds its confirmation once',
  { requirement: 'APP-PROC-036', needs: { actors: ['org'] } },
  async ({ on, given, app }) => {
    const instance = await given.endedInstance();
    const first = await on.send('completeInstance', { on: instance, as: 'org' });
    on.conform(first, {
      status: 200,
      body: { completeConfirmations: [{ stakeholderId: app.owner.org }] },
    });
    const second = await on.send('completeInstance', { on: instance, as: 'org' });
    on.conform(second, {
      status: 200,
      body: { completeConfirmations: [{ stakeholderId: app.owner.org }] },
    });
  },
);

async function movesOn(
  context: AppContext,
  request: Parameters<AppContext['on']['send']>[1],
): Promise<void> {
  const { on, given } = context;
  const instance = await given.instance();
  const before = await readStanding(context, instance);
  const answer = await on.send('nextProcess', { ...request, on: instance });
  on.conform(answer, { status: 200 });
  const after = await readStanding(context, instance);
  on.verify('the instance has left the task', {
    actual: after.task !== before.task,
    expected: true,
    exchange: answer,
  });
}
