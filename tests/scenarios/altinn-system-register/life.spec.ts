import { codes } from './claims.ts';
import { answered, scenario } from './scenario.ts';
import { idsIn, type MadeRequest } from './shapes.ts';
import type { RegisterBench } from './register-bench.ts';

const read = (on: RegisterBench, { id }: MadeRequest): ReturnType<typeof on.send> =>
  on.send('getRequest', { path: { requestId: id } });

const find = (on: RegisterBench, one: MadeRequest): ReturnType<typeof on.send> =>
  on.send('findSystemUser', {
    query: { 'system-id': one.systemId, orgno: one.partyOrgNo, 'external-ref': one.externalRef },
  });

scenario(
  'A request that the customer approves is Accepted, and has a system user of its id',
  { requirement: ['SREG-LIFE-001', 'SREG-LIFE-003'], needs: answered },
  async ({ on, given }) => {
    const request = await given.request(await given.system());
    on.conform(await find(on, request), { status: 404 });
    on.conform(await given.answer('approveRequest', request), { status: 200 });
    on.conform(await read(on, request), { status: 200, body: { status: 'Accepted' } });
    on.conform(await find(on, request), { status: 200, body: { id: request.id } });
    for (const operation of ['approveRequest', 'rejectRequest']) {
      const again = await given.answer(operation, request);
      on.conform(again, { status: 409 }, 'SREG-LIFE-003');
      on.verify('codes', { ...codes(again, 'AUTH-00013'), requirement: 'SREG-LIFE-003' });
    }
    const after = await read(on, request);
    on.conform(after, { status: 200, body: { status: 'Accepted' } }, 'SREG-LIFE-003');
  },
);

scenario(
  'A request that the customer rejects is Rejected, and has no system user',
  { requirement: ['SREG-LIFE-002', 'SREG-LIFE-003'], needs: answered },
  async ({ on, given }) => {
    const request = await given.request(await given.system());
    on.conform(await given.answer('rejectRequest', request), { status: 200 });
    on.conform(await read(on, request), { status: 200, body: { status: 'Rejected' } });
    on.conform(await find(on, request), { status: 404 });
    for (const operation of ['rejectRequest', 'approveRequest']) {
      const again = await given.answer(operation, request);
      on.conform(again, { status: 409 }, 'SREG-LIFE-003');
      on.verify('codes', { ...codes(again, 'AUTH-00013'), requirement: 'SREG-LIFE-003' });
    }
    on.conform(await find(on, request), { status: 404 }, 'SREG-LIFE-003');
  },
);

scenario(
  'A vendor answers no request of its own',
  { requirement: 'SREG-LIFE-004', needs: { parameters: ['party'] } },
  async ({ on, given }) => {
    const system = await given.system();
    const request = await given.request(system);
    const agent = await given.agentRequest(system);
    for (const [operation, one] of [
      ['approveRequest', request],
      ['rejectRequest', request],
      ['approveAgentRequest', agent],
      ['rejectAgentRequest', agent],
    ] as const)
      on.conform(await given.answer(operation, one, 'vendor'), { status: 403 });
    on.conform(await read(on, request), { status: 200, body: { status: 'New' } });
  },
);

scenario(
  'An accepted request can be deleted, and its system user stays',
  { requirement: 'SREG-LIFE-005', needs: answered },
  async ({ on, given }) => {
    const user = await given.systemUser(await given.system());
    const path = { requestId: user.id };
    on.conform(await on.send('deleteRequest', { path }), { status: 202 });
    on.conform(await read(on, user), { status: 404 });
    on.conform(await find(on, user), { status: 200, body: { id: user.id } });
  },
);

scenario(
  'A request that nobody answers is timed out after 180 days, and stays New',
  { requirement: 'SREG-LIFE-007', needs: { control: true } },
  async ({ on, given, bench }) => {
    const body = given.requestBody(await given.system());
    const request = (await given.ask('createRequest', body)).json() as MadeRequest;
    const age = (ageDays: number): unknown =>
      bench.session.control?.order('/system-register/request', { id: request.id, ageDays });
    await age(179);
    on.conform(await read(on, request), { status: 200, body: { status: 'New', timedOut: false } });
    await age(2);
    const old = { status: 'New', timedOut: true };
    on.conform(await read(on, request), { status: 200, body: old });
    const again = await given.ask('createRequest', body);
    on.conform(again, { status: 200, body: { id: request.id, ...old } });
  },
);

scenario(
  'A request that the service has denied is Denied, and the same again is no new one',
  { requirement: 'SREG-LIFE-011', needs: { control: true } },
  async ({ on, given, bench }) => {
    const body = given.requestBody(await given.system());
    const request = (await given.ask('createRequest', body)).json() as MadeRequest;
    const order = { id: request.id, status: 'Denied' };
    await bench.session.control?.order('/system-register/request', order);
    on.conform(await read(on, request), { status: 200, body: { status: 'Denied' } });
    const again = await given.ask('createRequest', body);
    on.conform(again, { status: 200, body: { id: request.id, status: 'Denied' } });
  },
);

scenario(
  'When the customer ends a system user its request is gone, and the reference is free',
  { requirement: ['SREG-LIFE-008', 'SREG-USER-005'], needs: answered },
  async ({ on, given }) => {
    const system = await given.system();
    const body = given.requestBody(system);
    const user = (await given.ask('createRequest', body)).json() as MadeRequest;
    on.conform(await given.answer('approveRequest', user), { status: 200 });
    const path = { party: on.parameter('party'), systemUserId: user.id };
    on.conform(await on.send('deleteSystemUser', { as: 'user', path }), { status: 202 });
    on.conform(await read(on, user), { status: 404 });
    on.conform(await find(on, user), { status: 404 }, 'SREG-USER-005');
    const list = await on.send('listSystemUsers', { path: { systemId: system.id } });
    on.verify('system users that are listed', {
      actual: idsIn(list),
      expected: [],
      exchange: list,
      requirement: 'SREG-USER-005',
    });
    on.conform(await given.ask('createRequest', body), { status: 201, body: { status: 'New' } });
  },
);

scenario(
  'An agent request is answered as such, and not as a standard one',
  { requirement: ['SREG-LIFE-009', 'SREG-LIFE-003'], needs: answered },
  async ({ on, given }) => {
    const system = await given.system();
    const [accepted, rejected] = [
      await given.agentRequest(system),
      await given.agentRequest(system),
    ];
    const wrong = await given.answer('approveRequest', accepted);
    on.conform(wrong, { status: 404 });
    on.conform(await given.answer('approveAgentRequest', accepted), { status: 200 });
    on.conform(await given.answer('rejectAgentRequest', rejected), { status: 200 });
    for (const [{ id }, status] of [
      [accepted, 'Accepted'],
      [rejected, 'Rejected'],
    ] as const) {
      const answer = await on.send('getAgentRequest', { path: { requestId: id } });
      on.conform(answer, { status: 200, body: { status } });
    }
    for (const operation of ['approveAgentRequest', 'rejectAgentRequest']) {
      const again = await given.answer(operation, accepted);
      on.conform(again, { status: 409 }, 'SREG-LIFE-003');
      on.verify('codes', { ...codes(again, 'AUTH-00013'), requirement: 'SREG-LIFE-003' });
    }
    on.conform(await find(on, accepted), { status: 200, body: { userType: 'agent' } });
    on.conform(await find(on, rejected), { status: 404 });
  },
);

scenario(
  'A customer does not answer the request of another customer',
  {
    requirement: 'SREG-LIFE-010',
    needs: { ...answered, parameters: ['party', 'otherCustomer'] },
  },
  async ({ on, given }) => {
    const partyOrgNo = on.parameter('otherCustomer');
    const request = await given.request(await given.system(), { partyOrgNo });
    const own = await given.request(await given.system());
    for (const operation of ['approveRequest', 'rejectRequest']) {
      on.conform(await given.answer(operation, request), { status: '4xx' });
      const nobodys = { as: 'user', path: { party: '1', requestId: own.id } };
      on.conform(await on.send(operation, nobodys), { status: '4xx' });
    }
    on.conform(await read(on, own), { status: 200, body: { status: 'New' } });
    on.conform(await read(on, request), { status: 200, body: { status: 'New' } });
  },
);
