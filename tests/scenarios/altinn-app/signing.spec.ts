import type { InstanceBody } from './given.ts';
import { readStanding, standingOf } from './process-reading.ts';
import { scenario } from './scenario.ts';

const information = ['getSigning', 'getSigningDataElements', 'getSigningOrganizations'] as const;

scenario(
  'GET signing shows the signees in a signing task',
  { requirement: 'APP-SIGN-001', app: 'signing', needs: { actors: ['user'] } },
  async ({ on, given }) => {
    const instance = await given.instanceIn('signing');
    on.conform(await on.send('getSigning', { on: instance }), {
      status: 200,
      body: { signeeStates: Array.isArray },
    });
    await given.prepare('performAction', { on: instance, json: { action: 'sign' } }, 200);
    on.conform(await on.send('getSigning', { on: instance }), {
      status: 200,
      body: { signeeStates: hasSigned },
    });
  },
);

scenario(
  'GET signing/data-elements shows the elements to sign',
  { requirement: 'APP-SIGN-002', app: 'signing' },
  async ({ on, given, app }) => {
    const instance = await given.instanceIn('signing');
    const answer = await on.send('getSigningDataElements', { on: instance });
    on.conform(answer, { status: 200, body: { dataElements: Array.isArray } });
    const listed =
      (answer.json() as { dataElements?: { id: string; dataType: string }[] } | undefined)
        ?.dataElements ?? [];
    const read = await given.prepare('getInstance', { on: instance }, 200);
    const known = (read.json() as InstanceBody).data.map((one) => one.id);
    on.verify('each is an element of the instance, and the form is among them', {
      actual:
        listed.every((one) => known.includes(one.id)) &&
        listed.some((one) => one.dataType === app.form.id),
      expected: true,
      exchange: answer,
    });
  },
);

scenario(
  'GET signing/organizations answers a user in a signing task',
  { requirement: 'APP-SIGN-003', app: 'signing', needs: { actors: ['user'] } },
  async ({ on, given }) => {
    const instance = await given.instanceIn('signing');
    on.conform(await on.send('getSigningOrganizations', { on: instance }), { status: 200 });
  },
);

scenario(
  'GET signing answers 400 outside a signing task',
  { requirement: 'APP-SIGN-004' },
  async ({ on, given }) => {
    const instance = await given.instance({ filled: false });
    on.conform(await on.send('getSigning', { on: instance }), {
      status: 400,
      body: { status: 400 },
    });
  },
);

scenario(
  'GET signing answers 400 after the end',
  { requirement: 'APP-SIGN-005', app: 'signing' },
  async ({ on, given }) => {
    const instance = await given.endedInstance();
    on.conform(await on.send('getSigning', { on: instance }), { status: 400 });
  },
);

scenario(
  'PUT process/next with sign stores the signature as an element of the signature type',
  { requirement: ['APP-SIGN-006', 'APP-PROC-017'], app: 'signing' },
  async ({ on, given }) => {
    const instance = await given.instanceIn('signing');
    const before = await given.prepare('getInstance', { on: instance }, 200);
    const answer = await on.send('nextProcess', { on: instance, json: { action: 'sign' } });
    on.conform(answer, { status: 200 }, 'APP-PROC-017');
    const after = await on.send('getInstance', { on: instance });
    on.conform(after, { status: 200 });
    const had = new Set((before.json() as InstanceBody).data.map((one) => one.id));
    const added = (after.json() as InstanceBody).data.filter((one) => !had.has(one.id));
    for (const requirement of ['APP-SIGN-006', 'APP-PROC-017'])
      on.verify('one JSON element was added', {
        actual: added.filter((one) => one.contentType === 'application/json').length,
        expected: 1,
        exchange: after,
        requirement,
      });
  },
);

scenario(
  'PUT process/next with reject leaves a signing task without a signature',
  { requirement: 'APP-SIGN-009', app: 'signing-reject' },
  async (context) => {
    const { on, given, app } = context;
    const instance = await given.instanceIn('signing');
    const before = await readStanding(context, instance);
    const elements = (
      (await given.prepare('getInstance', { on: instance }, 200)).json() as InstanceBody
    ).data.length;
    const answer = await on.send('nextProcess', { on: instance, json: { action: 'reject' } });
    on.conform(answer, { status: 200 });
    on.verify('the instance goes back to the first task', {
      actual: standingOf(answer),
      expected: { task: app.graph.firstTask, flow: (before.flow ?? 0) + 1, ended: false },
      exchange: answer,
    });
    const after = await given.prepare('getInstance', { on: instance }, 200);
    on.verify('no element was added', {
      actual: (after.json() as InstanceBody).data.length,
      expected: elements,
      exchange: after,
    });
  },
);

for (const operation of information) {
  scenario(
    `${operation} answers 401 without a token`,
    { requirement: 'APP-SIGN-007', app: 'signing' },
    async ({ on, given }) => {
      const instance = await given.instanceIn('signing');
      on.conform(await on.send(operation, { on: instance, as: 'anonymous', authorization: null }), {
        status: 401,
        empty: true,
      });
    },
  );
  scenario(
    `${operation} answers 403 to a caller who may not read the instance`,
    { requirement: 'APP-SIGN-008', app: 'signing', needs: { actors: ['stranger'] } },
    async ({ on, given }) => {
      const instance = await given.instanceIn('signing');
      on.conform(await on.send(operation, { on: instance, as: 'stranger' }), { status: 403 });
    },
  );
}

function hasSigned(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.some((one: { signedTime?: unknown }) => typeof one.signedTime === 'string')
  );
}
