import type { AppRequest } from './app-bench.ts';
import type { Expectation } from '../../engine/expectation.ts';
import { readStanding } from './process-reading.ts';
import { unknownGuid } from './unknown-guid.ts';
import { scenario } from './scenario.ts';

interface Row {
  readonly requirement: string;
  readonly title: string;
  readonly request: AppRequest;
  readonly expect: Expectation;
  readonly actors?: readonly string[];
}

// In the first task of a running instance.
const rows: readonly Row[] = [
  {
    requirement: 'APP-ACT-002',
    title: 'answers 415 without a body',
    request: { deliberatelyInvalid: true },
    expect: { status: 415 },
  },
  {
    requirement: 'APP-ACT-003',
    title: 'answers 400 without an action',
    request: { json: {}, deliberatelyInvalid: true },
    expect: { status: 400, body: { title: /./, status: 400 } },
  },
  {
    requirement: 'APP-ACT-004',
    title: 'answers 403 to an action that the policy does not give',
    request: { json: { action: 'no-such-action' } },
    expect: { status: 403 },
  },
  {
    requirement: 'APP-ACT-005',
    title: 'answers 404 to an action that nobody handles',
    request: { json: { action: 'write' } },
    expect: { status: 404, body: { error: { code: 'ActionNotFound' } } },
  },
  {
    requirement: 'APP-ACT-006',
    title: 'answers 401 or 403 to the app owner',
    request: { as: 'org', json: { action: 'write' } },
    expect: { status: [401, 403] },
    actors: ['org'],
  },
  {
    requirement: 'APP-ACT-008',
    title: 'answers 4xx to malformed JSON',
    request: { body: '{"action":', contentType: 'application/json', deliberatelyInvalid: true },
    expect: { status: '4xx' },
  },
  {
    requirement: 'APP-ACT-008',
    title: 'answers 4xx to a list',
    request: { body: '[]', contentType: 'application/json', deliberatelyInvalid: true },
    expect: { status: '4xx' },
  },
  {
    requirement: 'APP-ACT-008',
    title: 'answers 4xx to null',
    request: { body: 'null', contentType: 'application/json', deliberatelyInvalid: true },
    expect: { status: '4xx' },
  },
  {
    requirement: 'APP-ACT-011',
    title: 'answers 403 to a caller who may not read the instance',
    request: { as: 'stranger', json: { action: 'write' } },
    expect: { status: 403 },
    actors: ['stranger'],
  },
];

for (const row of rows)
  scenario(
    `POST actions ${row.title}`,
    { requirement: row.requirement, needs: { actors: row.actors ?? [] } },
    async (context) => {
      const { on, given } = context;
      const instance = await given.instance({ filled: false });
      const before = await readStanding(context, instance);
      const answer = await on.send('performAction', { ...row.request, on: instance });
      on.conform(answer, row.expect);
      const after = await readStanding(context, instance);
      on.verify('the instance stays', { actual: after, expected: { ...before }, exchange: answer });
    },
  );

scenario(
  'POST actions answers 409 after the end',
  { requirement: 'APP-ACT-007' },
  async ({ on, given }) => {
    const instance = await given.endedInstance();
    on.conform(await on.send('performAction', { on: instance, json: { action: 'write' } }), {
      status: 409,
    });
  },
);

scenario(
  'POST actions answers 4xx for an instance that does not exist',
  { requirement: 'APP-ACT-009', tags: ['@read-only'] },
  async ({ on, app, bench }) => {
    const instance = {
      partyId: app.instanceOwner.partyId ?? '1',
      guid: unknownGuid(bench, 'actions'),
    };
    on.conform(await on.send('performAction', { on: instance, json: { action: 'write' } }), {
      status: '4xx',
    });
  },
);

scenario(
  'POST actions with sign stores a signature and leaves the process where it is',
  { requirement: ['APP-ACT-001', 'APP-ACT-010'], app: 'signing' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instanceIn('signing');
    const before = await readStanding(context, instance);
    const elements = await countElements(context, instance);
    const answer = await on.send('performAction', { on: instance, json: { action: 'sign' } });
    on.conform(answer, { status: 200, body: { error: null } });
    const after = await readStanding(context, instance);
    on.verify('the instance stays', {
      actual: after,
      expected: { ...before },
      exchange: answer,
      requirement: 'APP-ACT-010',
    });
    on.verify('there is one element more', {
      actual: await countElements(context, instance),
      expected: elements + 1,
      exchange: answer,
      requirement: 'APP-ACT-010',
    });
  },
);

async function countElements(
  { given }: Parameters<Parameters<typeof scenario>[2]>[0],
  instance: { partyId: string; guid: string },
): Promise<number> {
  const read = await given.prepare('getInstance', { on: instance }, 200);
  return (read.json() as { data: unknown[] }).data.length;
}
