import type { AppRequest } from './app-bench.ts';
import type { Expectation, Shape } from '../../engine/expectation.ts';
import type { OwnInstance } from './given.ts';
import { readLocks, readStanding, standingOf, type Standing } from './process-reading.ts';
import type { ProcessGraph } from './process-graph.ts';
import { scenario, type AppContext } from './scenario.ts';
import { seeStep } from './seen-process.ts';
import type { Trait } from './traits.ts';

// The state table of the process: a given state and a request give a status, a body family and a
// new state. Rows that say `stays` also prove by a read that nothing has moved.

/** An engine refusal: 409 with a detail and no title, or with one. */
const refused = (detail: string | RegExp, title?: string): Expectation => ({
  status: 409,
  mediaType: ['application/problem+json', 'application/json'],
  body: { status: 409, detail, ...(title === undefined ? {} : { title }) },
});

const conflictText = (text: string): Expectation => ({
  status: 409,
  mediaType: 'text/plain',
  text,
});

interface Row {
  readonly requirement: string;
  readonly title: string;
  readonly app: Trait;
  /** Task type to stand in; `empty`: in the first task with an unfilled form; `ended`. */
  readonly in: string;
  readonly actors?: readonly string[];
  readonly operation?: string;
  readonly request?: AppRequest;
  readonly expect: Expectation;
  /** What becomes of the instance. */
  readonly becomes: 'stays' | 'moves' | 'ends or moves' | 'goes back' | 'anything';
}

const rows: readonly Row[] = [
  {
    requirement: 'APP-PROC-004',
    title: 'POST process/start answers 409 when the process runs',
    app: 'form',
    in: 'data',
    operation: 'startProcess',
    expect: conflictText('Process is already started. Use next.'),
    becomes: 'stays',
  },
  {
    requirement: 'APP-PROC-006',
    title: 'PUT process/next without a body moves a valid data task on',
    app: 'form',
    in: 'data',
    expect: { status: 200 },
    becomes: 'ends or moves',
  },
  {
    requirement: 'APP-PROC-007',
    title: 'PUT process/next answers 409 with the validation problems of an invalid form',
    app: 'required-field',
    in: 'empty',
    expect: {
      ...refused(/./, 'Validation failed for task'),
      body: { status: 409, title: 'Validation failed for task', validationIssues: isFilledList },
    },
    becomes: 'stays',
  },
  {
    requirement: 'APP-PROC-008',
    title: 'PUT process/next with the action write moves a valid data task on',
    app: 'form',
    in: 'data',
    request: { json: { action: 'write' } },
    expect: { status: 200 },
    becomes: 'ends or moves',
  },
  {
    requirement: 'APP-PROC-013',
    title: 'PUT process/next without a body leaves a confirmation task',
    app: 'confirmation-reject',
    in: 'confirmation',
    expect: { status: 200 },
    becomes: 'ends or moves',
  },
  {
    requirement: 'APP-PROC-014',
    title: 'PUT process/next with the action confirm leaves a confirmation task',
    app: 'confirmation',
    in: 'confirmation',
    request: { json: { action: 'confirm' } },
    expect: { status: 200 },
    becomes: 'ends or moves',
  },
  {
    requirement: 'APP-PROC-015',
    title: 'PUT process/next with the action reject goes back to the data task',
    app: 'confirmation-reject',
    in: 'confirmation',
    request: { json: { action: 'reject' } },
    expect: { status: 200 },
    becomes: 'goes back',
  },
  {
    requirement: 'APP-PROC-009',
    title: 'PUT process/next answers 403 to a caller who may not write',
    app: 'form',
    in: 'data',
    actors: ['stranger'],
    request: { as: 'stranger' },
    expect: { status: 403 },
    becomes: 'stays',
  },
  {
    requirement: 'APP-PROC-017',
    title: 'PUT process/next with the action sign leaves a signing task',
    app: 'signing',
    in: 'signing',
    request: { json: { action: 'sign' } },
    expect: { status: 200 },
    becomes: 'ends or moves',
  },
  {
    requirement: 'APP-PROC-018',
    title: 'PUT process/next answers 409 when the demanded signature is missing',
    app: 'signing-required',
    in: 'signing',
    expect: refused(/./, 'Validation failed for task'),
    becomes: 'stays',
  },
  {
    requirement: 'APP-PROC-018B',
    title: 'PUT process/next without a body leaves a signing task that demands no signature',
    app: 'signing',
    in: 'signing',
    expect: { status: 200 },
    becomes: 'ends or moves',
  },
  {
    requirement: 'APP-PROC-019',
    title: 'PUT process/next with the action sign answers 403 to the app owner',
    app: 'signing',
    in: 'signing',
    actors: ['org'],
    request: { as: 'org', json: { action: 'sign' } },
    expect: { status: 403, empty: false },
    becomes: 'stays',
  },
  {
    requirement: 'APP-PROC-020',
    title: 'PUT process/next answers 4xx while a payment is open',
    app: 'payment',
    in: 'payment',
    expect: { status: '4xx' },
    becomes: 'stays',
  },
  {
    requirement: 'APP-PROC-024',
    title: 'PUT process/next answers 409 after the end',
    app: 'form',
    in: 'ended',
    expect: refused('Process is ended.'),
    becomes: 'stays',
  },
  {
    requirement: 'APP-PROC-025',
    title: 'PUT process/completeProcess answers 409 after the end',
    app: 'form',
    in: 'ended',
    operation: 'completeProcess',
    expect: conflictText('Process is ended. It cannot be restarted.'),
    becomes: 'stays',
  },
  {
    requirement: 'APP-PROC-026',
    title: 'GET process shows the end event and no task after the end',
    app: 'form',
    in: 'ended',
    operation: 'getProcess',
    expect: { status: 200, body: { currentTask: null, ended: isDateTime, endEvent: isText } },
    becomes: 'stays',
  },
  {
    requirement: 'APP-PROC-028',
    title: 'PUT process/next ignores elementId',
    app: 'confirmation',
    in: 'data',
    request: { query: { elementId: 'EndEvent_1' } },
    expect: { status: 200, body: { ended: null } },
    becomes: 'moves',
  },
  {
    requirement: 'APP-PROC-029',
    title: 'PUT process/next answers 4xx to an empty action',
    app: 'form',
    in: 'data',
    request: { json: { action: '' } },
    expect: { status: '4xx' },
    becomes: 'stays',
  },
  {
    requirement: 'APP-PROC-030',
    title: 'PUT process/next answers 400 to a list as body',
    app: 'form',
    in: 'data',
    request: { body: '[]', contentType: 'application/json', deliberatelyInvalid: true },
    expect: { status: 400, body: { errors: isObject } },
    becomes: 'stays',
  },
  {
    requirement: 'APP-PROC-030',
    title: 'PUT process/next answers 400 to malformed JSON',
    app: 'form',
    in: 'data',
    request: { body: '{"action":', contentType: 'application/json', deliberatelyInvalid: true },
    expect: { status: 400, body: { errors: isObject } },
    becomes: 'stays',
  },
  {
    requirement: 'APP-PROC-031',
    title: 'PUT process/next answers 415 to a body of text/plain',
    app: 'form',
    in: 'data',
    request: { body: 'next', contentType: 'text/plain', deliberatelyInvalid: true },
    expect: { status: 415, body: { status: 415 } },
    becomes: 'stays',
  },
];

for (const row of rows)
  scenario(
    row.title,
    { requirement: row.requirement, app: row.app, needs: { actors: row.actors ?? [] } },
    async (context) => {
      const instance = await instanceFor(context, row.in);
      const before = await readStanding(context, instance);
      const locks = await readLocks(context, instance);
      const answer = await context.on.send(row.operation ?? 'nextProcess', {
        ...row.request,
        on: instance,
      });
      context.on.conform(answer, row.expect);
      const after = await readStanding(context, instance);
      const { operationId = '' } = answer;
      const forbidden = row.becomes === 'stays';
      if (operationId !== 'getProcess')
        seeStep(context.on, { before, after, operationId, request: row.request ?? {}, forbidden });
      context.on.verify(`the instance ${row.becomes}`, {
        actual: after,
        expected: outcomeOf(row.becomes, before, context),
        exchange: answer,
      });
      if (answer.status === 200)
        context.on.verify('the answer says what a read says', {
          actual: standingOf(answer),
          expected: { ...after },
          exchange: answer,
        });
      if (row.becomes === 'stays')
        context.on.verify('the locks are as before', {
          actual: await readLocks(context, instance),
          expected: locks,
          exchange: answer,
        });
    },
  );

async function instanceFor(context: AppContext, state: string): Promise<OwnInstance> {
  const { given } = context;
  if (state === 'empty') return given.instance({ filled: false });
  if (state === 'ended') return given.endedInstance();
  return state === 'data' ? given.instance() : given.instanceIn(state);
}

function outcomeOf(becomes: Row['becomes'], before: Standing, { app }: AppContext): Shape {
  const flow = (before.flow ?? 0) + 1;
  const shapes: Readonly<Record<Row['becomes'], Shape>> = {
    stays: { ...before },
    moves: { flow, ended: false },
    'ends or moves': hasGoneOn(before, app.graph),
    'goes back': { task: app.graph.firstTask, flow, ended: false },
    anything: {},
  };
  return shapes[becomes];
}

// Service tasks run within the step that reaches them, so that what follows them is reached as well.
function hasGoneOn(before: Standing, graph: ProcessGraph): Shape {
  const targetsOf = (id: string | null): readonly string[] =>
    graph.tasks.find((task) => task.id === id)?.targets ?? [];
  const services = graph.tasks.filter((task) => task.service).map((task) => task.id);
  const next = targetsOf(before.task);
  const reached = [...next, ...next.filter((id) => services.includes(id)).flatMap(targetsOf)];
  return function movedOneStepOn(value: unknown): boolean {
    const after = value as Standing;
    if (after.ended)
      return after.task === null && reached.some((id) => graph.endEvents.includes(id));
    const { task, flow } = after;
    const isNext = task !== null && task !== graph.firstTask && reached.includes(task);
    return isNext && (services.length > 0 || flow === (before.flow ?? 0) + 1);
  };
}

function isFilledList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}

function isObject(value: unknown): boolean {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isDateTime(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(value);
}
