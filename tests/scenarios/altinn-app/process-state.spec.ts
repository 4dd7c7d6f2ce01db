import type { InstanceBody } from './given.ts';
import { processOf, readLocks, readStanding, standingOf } from './process-reading.ts';
import { scenario } from './scenario.ts';

// What GET process, its history and the instance say of a process that moves.

scenario(
  "GET process shows the current task, the caller's rights and the tasks of the process",
  { requirement: ['APP-PROC-037', 'APP-PROC-038', 'APP-PROC-039', 'APP-PROC-052'] },
  async (context) => {
    const { on, given, app } = context;
    const instance = await given.instance({ filled: false });
    const answer = await on.send('getProcess', { on: instance });
    on.conform(answer, {
      status: 200,
      mediaType: 'application/json',
      body: {
        currentTask: {
          elementId: app.graph.firstTask,
          actions: { read: true, write: true },
          read: true,
          write: true,
        },
        startEvent: app.graph.startEvent,
        ended: null,
      },
    });
    on.verify('the tasks are those of the definition, service tasks last', {
      actual: processOf(answer).processTasks.map((task) => task.elementId),
      expected: [...app.graph.tasks]
        .sort((a, b) => Number(a.service) - Number(b.service))
        .map((task) => task.id),
      exchange: answer,
      requirement: 'APP-PROC-038',
    });
    on.verify('the first task has flow 2', {
      actual: processOf(answer).currentTask?.flow,
      expected: 2,
      exchange: answer,
      requirement: 'APP-PROC-039',
    });
    const read = await given.prepare('getInstance', { on: instance }, 200);
    const inInstance = (read.json() as InstanceBody).process?.currentTask;
    on.verify('the instance names the same task', {
      actual: { task: inInstance?.elementId, flow: inInstance?.flow },
      expected: {
        task: processOf(answer).currentTask?.elementId ?? null,
        flow: processOf(answer).currentTask?.flow ?? null,
      },
      exchange: read,
      requirement: 'APP-PROC-052',
    });
  },
);

scenario(
  'each step adds one to the flow counter, and instance and process agree after it',
  { requirement: ['APP-PROC-039', 'APP-PROC-052'], app: 'confirmation' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    const before = await readStanding(context, instance);
    const answer = await on.send('nextProcess', { on: instance });
    on.conform(answer, { status: 200 });
    const after = await readStanding(context, instance);
    on.verify('one more than before', {
      actual: after.flow,
      expected: (before.flow ?? 0) + 1,
      exchange: answer,
    });
    on.verify('the answer says what a read says', {
      actual: standingOf(answer),
      expected: { ...after },
      exchange: answer,
    });
    const read = await given.prepare('getInstance', { on: instance }, 200);
    on.verify('the instance names the same task', {
      actual: (read.json() as InstanceBody).process?.currentTask?.elementId,
      expected: after.task,
      exchange: read,
      requirement: 'APP-PROC-052',
    });
  },
);

scenario(
  'GET process/history has one item for the start, one per visit of a task, and one for the end',
  { requirement: ['APP-PROC-040', 'APP-PROC-061'] },
  async (context) => {
    const { on, given, app } = context;
    const instance = await given.endedInstance();
    const answer = await on.send('getProcessHistory', { on: instance });
    on.conform(answer, { status: 200, body: { processHistory: startsAndEnds } });
    const items = historyOf(answer.json());
    const visited = items
      .filter((item) => item.eventType === 'process_StartTask')
      .map((item) => item.elementId);
    on.verify('each task that was entered once stands once, in order', {
      actual: visited,
      expected: app.graph.tasks.map((task) => task.id).filter((id) => visited.includes(id)),
      exchange: answer,
    });
    on.verify('the first task was visited', {
      actual: visited.includes(app.graph.firstTask),
      expected: true,
      exchange: answer,
    });
    on.verify('each visit has its start and its end', {
      actual: items
        .filter((item) => item.eventType === 'process_StartTask')
        .every((item) => item.started && item.ended),
      expected: true,
      exchange: answer,
    });
    on.verify('who acted is an identity number or an organisation number', {
      actual: items.every((item) => /^\d{9}(\d{2})?$/.test(item.performedBy ?? '')),
      expected: true,
      requirement: 'APP-PROC-061',
    });
  },
);

scenario(
  'GET process/history shows after a reject the task that is entered again',
  { requirement: ['APP-PROC-041', 'APP-PROC-051', 'APP-PROC-050'], app: 'confirmation-reject' },
  async (context) => {
    const { on, given, app } = context;
    const instance = await given.instanceIn('confirmation');
    const locked = await readLocks(context, instance);
    on.verify('the form of the left task is locked', {
      actual: locked[instance.formId],
      expected: true,
      requirement: 'APP-PROC-050',
    });
    const rejected = await on.send('nextProcess', { on: instance, json: { action: 'reject' } });
    on.conform(
      rejected,
      {
        status: 200,
        body: {
          currentTask: { elementId: app.graph.firstTask, flowType: 'AbandonCurrentMoveToNext' },
        },
      },
      'APP-PROC-051',
    );
    const unlocked = await readLocks(context, instance);
    on.verify('the form is unlocked again', {
      actual: unlocked[instance.formId],
      expected: false,
      exchange: rejected,
      requirement: 'APP-PROC-050',
    });
    const answer = await on.send('getProcessHistory', { on: instance });
    on.conform(answer, { status: 200 });
    const visited = historyOf(answer.json())
      .filter((item) => item.eventType === 'process_StartTask')
      .map((item) => item.elementId);
    on.verify('first task and confirmation are in it', {
      actual: visited.includes(app.graph.firstTask) && visited.length >= 2,
      expected: true,
      exchange: answer,
    });
    const again = historyOf(answer.json())
      .filter((item) => item.elementId === app.graph.firstTask)
      .at(-1);
    on.verify('its last visit began after the process did', {
      actual: Date.parse(again?.started ?? '') > Date.parse(processOf(rejected).started ?? ''),
      expected: true,
      exchange: answer,
    });
  },
);

scenario(
  'PUT data of the form works again after a reject',
  { requirement: 'APP-PROC-015', app: 'confirmation-reject' },
  async ({ on, given, app }) => {
    const instance = await given.instanceIn('confirmation');
    await given.prepare('nextProcess', { on: instance, json: { action: 'reject' } }, 200);
    const { samples } = app.form;
    const answer = await on.send('putData', {
      on: instance,
      path: { dataGuid: instance.formId },
      body: samples.valid,
      contentType: samples.contentType,
    });
    on.conform(answer, { status: [200, 201] });
  },
);

interface HistoryItem {
  readonly eventType: string;
  readonly elementId: string;
  readonly started: string | null;
  readonly ended: string | null;
  readonly performedBy: string | null;
}

function historyOf(body: unknown): readonly HistoryItem[] {
  return (body as { processHistory?: HistoryItem[] } | undefined)?.processHistory ?? [];
}

function startsAndEnds(value: unknown): boolean {
  const types = Array.isArray(value) ? value.map((item: HistoryItem) => item.eventType) : [];
  const count = (type: string): number => types.filter((one) => one === type).length;
  return (
    types[0] === 'process_StartEvent' &&
    types.at(-1) === 'process_EndEvent' &&
    count('process_StartEvent') === 1 &&
    count('process_EndEvent') === 1
  );
}
