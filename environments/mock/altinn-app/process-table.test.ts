import { expect, test } from '@playwright/test';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMock, type Mock } from '../start-mock.ts';

// The state table of reference 2.5, row by row, on the recorded apps; rows that the recordings lack
// run on copies of them with another process.

const folder = new URL('../../../tests/recorded/altinn-app/apps/', import.meta.url).pathname;
const party = 501337;

type Edit = (text: string) => string;
const variants: Readonly<Record<string, { base: string; bpmn?: Edit; metadata?: Edit }>> = {
  'signature-demanded': {
    base: 'kontrakt',
    bpmn: (text) =>
      text.replace(
        '</altinn:signatureDataType>',
        '</altinn:signatureDataType><altinn:runDefaultValidator>true</altinn:runDefaultValidator>',
      ),
    metadata: (text) => {
      const metadata: { dataTypes: { id: string; minCount: number }[] } = JSON.parse(text);
      for (const type of metadata.dataTypes) if (type.id === 'signatur') type.minCount = 1;
      return JSON.stringify(metadata);
    },
  },
  payment: {
    base: 'feedback',
    bpmn: (text) =>
      text.replace(
        '<altinn:taskType>feedback</altinn:taskType>',
        '<altinn:taskType>payment</altinn:taskType><altinn:paymentConfig><altinn:paymentDataType>betaling</altinn:paymentDataType></altinn:paymentConfig>',
      ),
  },
};

const running = new Map<string, Promise<Mock>>();
test.afterAll(async () => {
  for (const mock of running.values()) await (await mock).close();
});

function mockOf(app: string): Promise<Mock> {
  const mock = running.get(app) ?? startMock({ apps: [appFolder(app)], control: false });
  running.set(app, mock);
  return mock;
}

function appFolder(app: string): string {
  const variant = variants[app];
  if (variant === undefined) return join(folder, app);
  const made = mkdtempSync(join(tmpdir(), 'samsvar-app-'));
  cpSync(join(folder, variant.base), made, { recursive: true });
  edit(join(made, 'process.bpmn'), variant.bpmn);
  edit(join(made, 'applicationmetadata.json'), variant.metadata);
  return made;
}

function edit(file: string, change: Edit | undefined): void {
  if (change !== undefined) writeFileSync(file, change(readFileSync(file, 'utf8')));
}

interface Answer {
  readonly status: number;
  readonly media: string | null;
  readonly text: string;
}

interface Instance {
  readonly mock: Mock;
  readonly guid: string;
  readonly send: (actor: string, line: string, body?: unknown, type?: string) => Promise<Answer>;
}

async function instanceOf(app: string, model: unknown): Promise<Instance> {
  const mock = await mockOf(app);
  const base = `${mock.apis['altinn-app']?.baseUrl ?? ''}/ttd/kontrakt/instances`;
  const ask = async (
    to: { actor: string; method: string; url: string },
    body?: string,
    type?: string,
  ): Promise<Answer> => {
    const token = mock.actors[to.actor]?.token ?? '';
    const headers = {
      Authorization: `Bearer ${token}`,
      ...(type === undefined ? {} : { 'Content-Type': type }),
    };
    const init = { method: to.method, headers, ...(body === undefined ? {} : { body }) };
    const response = await fetch(to.url, init);
    const media = response.headers.get('content-type');
    return { status: response.status, media, text: await response.text() };
  };
  const created = await ask(
    { actor: 'user', method: 'POST', url: `${base}/create` },
    JSON.stringify({ instanceOwner: { partyId: String(party) } }),
    'application/json',
  );
  const instance: { id: string; data: { id: string }[] } = JSON.parse(created.text);
  const send: Instance['send'] = (actor, line, body, type) => {
    const [method = '', path = ''] = line.split(' ');
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const media = type ?? (body === undefined ? undefined : 'application/json');
    return ask({ actor, method, url: `${base}/${instance.id}/${path}` }, text, media);
  };
  await send('user', `PUT data/${instance.data[0]?.id ?? ''}`, model);
  return { mock, guid: instance.id.split('/')[1] ?? '', send };
}

/** Where the instance stands: task and flow, or the end event. */
function placeOf({ mock, guid }: Instance): string {
  const process = mock.state().instances.get(guid)?.process;
  if (process === null || process === undefined) return 'none';
  const task = process.currentTask;
  return task === null ? (process.endEvent ?? '') : `${task.elementId}/${task.flow}`;
}

const valid = { navn: 'Kari' };
const invalid = { navn: null };
const next = 'PUT process/next';
const withoutProcess = ({ mock, guid }: Instance): void => {
  const stored = mock.state().instances.get(guid);
  if (stored !== undefined) stored.process = null;
};
const steps =
  (...actions: readonly (string | undefined)[]) =>
  async (instance: Instance): Promise<void> => {
    for (const action of actions)
      await instance.send('user', next, action === undefined ? undefined : { action });
  };
const signing = steps(undefined, 'confirm');
const ended = steps(undefined, 'confirm', 'sign');

interface Row {
  readonly row: string;
  readonly app?: string;
  readonly model?: unknown;
  readonly given?: (instance: Instance) => Promise<void> | void;
  readonly actor?: string;
  readonly request: string;
  readonly body?: unknown;
  readonly type?: string;
  readonly status: number;
  readonly media?: string;
  /** Must stand in the body. */
  readonly text?: string | RegExp;
  readonly place: string;
}

const problem = 'application/problem+json; charset=utf-8';
const plain = 'text/plain; charset=utf-8';
const json = 'application/json; charset=utf-8';

const rows: readonly Row[] = [
  {
    row: '1 next without a process',
    given: withoutProcess,
    request: next,
    status: 409,
    media: problem,
    text: '{"status":409,"detail":"The instance is missing process information.","validationIssues":null}',
    place: 'none',
  },
  {
    row: '2 start',
    given: withoutProcess,
    request: 'POST process/start',
    status: 200,
    media: json,
    text: '"flow":2',
    place: 'Task_1/2',
  },
  {
    row: '3 completeProcess without a process',
    given: withoutProcess,
    request: 'PUT process/completeProcess',
    status: 409,
    media: problem,
    text: '"title":"Process is not started. Use start!"',
    place: 'none',
  },
  {
    row: '4 start again',
    request: 'POST process/start',
    status: 409,
    media: plain,
    text: 'Process is already started. Use next.',
    place: 'Task_1/2',
  },
  {
    row: '5 unknown start event',
    given: withoutProcess,
    request: 'POST process/start?startEvent=nope',
    status: 409,
    media: plain,
    text: 'No matching startevent',
    place: 'none',
  },
  { row: '6 valid data', request: next, status: 200, media: json, place: 'Task_2/3' },
  {
    row: '7 invalid data',
    model: invalid,
    request: next,
    status: 409,
    media: problem,
    text: /"title":"Validation failed for task".*"source":"DataAnnotations"/,
    place: 'Task_1/2',
  },
  {
    row: '8 action write',
    request: next,
    body: { action: 'write' },
    status: 200,
    place: 'Task_2/3',
  },
  {
    row: '9 stranger',
    actor: 'stranger',
    request: next,
    status: 403,
    text: /^$/,
    place: 'Task_1/2',
  },
  {
    row: '10 action outside the policy',
    request: next,
    body: { action: 'finnesikke' },
    status: 403,
    media: problem,
    text: 'User is not authorized to perform process next. Task ID: Task_1. Task type: data. Action: finnesikke.',
    place: 'Task_1/2',
  },
  {
    row: '11 reject that BPMN lists, invalid data',
    app: 'reject-in-data',
    model: invalid,
    request: next,
    body: { action: 'reject' },
    status: 200,
    text: 'AbandonCurrentMoveToNext',
    place: 'Task_2/3',
  },
  {
    row: '12 reject that BPMN does not list, invalid data',
    model: invalid,
    request: next,
    body: { action: 'reject' },
    status: 409,
    media: problem,
    place: 'Task_1/2',
  },
  {
    row: '13 confirmation without body',
    given: steps(undefined),
    request: next,
    status: 200,
    place: 'Task_3/4',
  },
  {
    row: '13 confirmation without the action that the gateway needs',
    app: 'gateway-needs-action',
    given: steps(undefined),
    request: next,
    status: 500,
    media: problem,
    text: 'returned 0 flows. Expected 1',
    place: 'Task_2/3',
  },
  {
    row: '14 confirm',
    given: steps(undefined),
    request: next,
    body: { action: 'confirm' },
    status: 200,
    place: 'Task_3/4',
  },
  {
    row: '15 reject through the gateway',
    given: steps(undefined),
    request: next,
    body: { action: 'reject' },
    status: 200,
    place: 'Task_1/4',
  },
  {
    row: '17 sign',
    given: signing,
    request: next,
    body: { action: 'sign' },
    status: 200,
    place: 'EndEvent_1',
  },
  {
    row: '18 signature demanded',
    app: 'signature-demanded',
    given: signing,
    request: next,
    status: 409,
    media: problem,
    text: '"code":"MissingSignatures"',
    place: 'Task_3/4',
  },
  {
    row: '18b no signature demanded',
    given: signing,
    request: next,
    status: 200,
    place: 'EndEvent_1',
  },
  {
    row: '19 sign by the owner',
    given: signing,
    actor: 'org',
    request: next,
    body: { action: 'sign' },
    status: 403,
    media: problem,
    place: 'Task_3/4',
  },
  {
    row: '20 unpaid',
    app: 'payment',
    given: steps(undefined),
    request: next,
    status: 500,
    media: problem,
    text: '"title":"Process next failed."',
    place: 'Task_2/3',
  },
  {
    row: '22 PDF service down before a service task',
    app: 'pdf-service-task',
    given: ({ mock }) => void mock.state().down.add('pdf'),
    request: next,
    status: 500,
    media: problem,
    text: '{"title":"Service task failed!","status":500,"detail":"Service task pdf failed with an exception!"}',
    place: 'Task_2/3',
  },
  {
    row: '23 action at a service task',
    app: 'pdf-service-task',
    given: async (instance) => {
      instance.mock.state().down.add('pdf');
      await instance.send('user', next);
      instance.mock.state().down.delete('pdf');
    },
    request: next,
    body: { action: 'sign' },
    status: 409,
    media: problem,
    text: '"title":"User action not supported!"',
    place: 'Task_2/3',
  },
  {
    row: '22 repeated when the PDF service is back',
    app: 'pdf-service-task',
    given: async (instance) => {
      instance.mock.state().down.add('pdf');
      await instance.send('user', next);
      instance.mock.state().down.delete('pdf');
    },
    request: next,
    status: 200,
    place: 'Task_3/4',
  },
  {
    row: '24 next after the end',
    given: ended,
    request: next,
    status: 409,
    media: problem,
    text: '{"status":409,"detail":"Process is ended.","validationIssues":null}',
    place: 'EndEvent_1',
  },
  {
    row: '25 completeProcess after the end',
    given: ended,
    request: 'PUT process/completeProcess',
    status: 409,
    media: plain,
    text: 'Process is ended. It cannot be restarted.',
    place: 'EndEvent_1',
  },
  {
    row: '26 GET process after the end',
    given: ended,
    request: 'GET process',
    status: 200,
    text: /^\{"currentTask":null,.*"endEvent":"EndEvent_1"\}$/,
    place: 'EndEvent_1',
  },
  {
    row: '28 elementId is ignored',
    request: `${next}?elementId=EndEvent_1`,
    status: 200,
    place: 'Task_2/3',
  },
  {
    row: '29 empty action',
    request: next,
    body: { action: '' },
    status: 500,
    media: problem,
    text: '"title":"Process next failed."',
    place: 'Task_1/2',
  },
  {
    row: '30 list',
    request: next,
    body: [],
    status: 400,
    media: problem,
    text: 'traceId',
    place: 'Task_1/2',
  },
  {
    row: '30 broken JSON',
    request: next,
    body: '{"action":',
    status: 400,
    media: problem,
    place: 'Task_1/2',
  },
  {
    row: '31 text/plain',
    request: next,
    body: 'confirm',
    type: 'text/plain',
    status: 415,
    media: problem,
    place: 'Task_1/2',
  },
  {
    row: '37 completeProcess to the end without a signature',
    request: 'PUT process/completeProcess',
    status: 200,
    place: 'EndEvent_1',
  },
];

for (const row of rows) {
  test(`row ${row.row}`, async () => {
    const instance = await instanceOf(row.app ?? 'kontrakt', row.model ?? valid);
    await row.given?.(instance);
    const { actor = 'user', request, body, type } = row;
    const answer = await instance.send(actor, request, body, type);
    instance.mock.state().down.clear();
    expect(answer.status, answer.text).toBe(row.status);
    if (row.media !== undefined) expect(answer.media).toBe(row.media);
    expect(answer.text).toMatch(row.text instanceof RegExp ? row.text : new RegExp(''));
    if (typeof row.text === 'string') expect(answer.text).toContain(row.text);
    expect(placeOf(instance)).toBe(row.place);
    expect(instance.mock.world().crashes).toEqual([]);
  });
}

test('row 27 of several next calls at once one moves, the others meet the lock', async () => {
  const instance = await instanceOf('kontrakt', valid);
  const all = await Promise.all([1, 2, 3, 4].map(() => instance.send('user', next)));
  expect(all.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409]);
  const refused = all.filter((answer) => answer.status === 409);
  for (const answer of refused) expect(answer.text).toContain('"title":"Conflict"');
  expect(placeOf(instance)).toBe('Task_2/3');
});

test('row 33 a left task locks its data, a reject back unlocks it', async () => {
  const instance = await instanceOf('kontrakt', valid);
  const locked = (): (boolean | undefined)[] =>
    (instance.mock.state().instances.get(instance.guid)?.data ?? []).map((one) => one.locked);
  await instance.send('user', next);
  expect(locked()).toEqual([true]);
  await instance.send('user', next, { action: 'reject' });
  expect(locked()).toEqual([false]);
});

test('under promise a step that cannot finish moves nothing and is refused', async () => {
  for (const [app, given] of [
    ['pdf-service-task', 'pdf'],
    ['data-end-pdf', 'pdf'],
    ['unknown-task-type', ''],
  ] as const) {
    const mock = await mockOf(app);
    mock.reset({ like: 'promise' });
    const instance = await instanceOf(app, valid);
    mock.state().down.add(given);
    const answer = await instance.send('user', next);
    expect(answer.status, app).toBe(409);
    expect(placeOf(instance), app).toBe('Task_1/2');
    const elements = mock.state().instances.get(instance.guid)?.data ?? [];
    expect(
      elements.map((one) => one.locked),
      app,
    ).toEqual([false]);
    mock.reset({ like: 'real' });
  }
});

test('the receipt is a PDF and a result of the task', async () => {
  const instance = await instanceOf('data-end-pdf', valid);
  await instance.send('user', next);
  const stored = instance.mock.state().instances.get(instance.guid);
  const receipt = stored?.data.find((one) => one.dataType === 'ref-data-as-pdf');
  expect(receipt?.filename).toBe('Kontrakt.pdf');
  expect(receipt?.references).toEqual([
    { value: 'Task_1', relation: 'GeneratedFrom', valueType: 'Task' },
  ]);
  expect(receipt?.content.subarray(0, 5).toString()).toBe('%PDF-');
  expect(receipt?.locked).toBe(false);
  expect(stored?.status.isArchived).toBe(true);
});
