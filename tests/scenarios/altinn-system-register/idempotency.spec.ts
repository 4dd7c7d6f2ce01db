import type { LiveExchange } from '#environments';
import { codes } from './claims.ts';
import { answered, scenario, type RegisterContext } from './scenario.ts';
import { bodyOf, idsIn, memberOf, rightTo, type MadeRequest } from './shapes.ts';

const idOf = (answer: LiveExchange): string => String(memberOf(answer, 'id'));

scenario(
  'The same request again answers 200 and the stored one',
  { requirement: 'SREG-IDEM-001' },
  async ({ on, given }) => {
    const system = await given.system();
    const body = given.requestBody(system);
    const made = await given.ask('createRequest', body);
    on.conform(made, { status: 201 });
    const again = await given.ask('createRequest', body);
    on.conform(again, { status: 200, body: bodyOf(made) });
    const list = await on.send('listRequests', { path: { systemId: system.id } });
    on.verify('requests that are listed', {
      actual: idsIn(list),
      expected: [idOf(made)],
      exchange: list,
    });
  },
);

scenario(
  'Another customer, or another reference, is another request',
  {
    requirement: ['SREG-IDEM-002', 'SREG-IDEM-010'],
    needs: { parameters: ['otherCustomer'] },
  },
  async ({ on, given }) => {
    const system = await given.system();
    const body = given.requestBody(system);
    const first = await given.ask('createRequest', body);
    const others = [
      { ...body, partyOrgNo: on.parameter('otherCustomer') },
      { ...body, externalRef: given.unique() },
    ];
    for (const other of others) {
      const made = await given.ask('createRequest', other);
      on.conform(made, { status: 201 });
      on.verify('it is another one', {
        actual: idOf(made) === idOf(first),
        expected: false,
        exchange: made,
      });
    }
    const externalRef = String(body['externalRef']).toUpperCase();
    const upper = await given.ask('createRequest', { ...body, externalRef });
    on.conform(upper, { status: 201 }, 'SREG-IDEM-010');
  },
);

scenario(
  "A request without a reference has the customer's number as one, and is found again",
  { requirement: 'SREG-IDEM-003' },
  async ({ on, given }) => {
    const system = await given.system();
    const body = given.requestBody(system, { externalRef: undefined });
    const customer = on.parameter('customer');
    const made = await given.ask('createRequest', body);
    on.conform(made, { status: 201, body: { externalRef: customer } });
    const again = await given.ask('createRequest', body);
    on.conform(again, { status: 200, body: { id: idOf(made) } });
    const path = { systemId: system.id, orgNo: customer, externalRef: customer };
    const found = await on.send('getRequestByReference', { path });
    on.conform(found, { status: 200, body: { id: idOf(made) } });
  },
);

scenario(
  'A request with an empty reference is found again',
  { requirement: 'SREG-IDEM-004' },
  async ({ on, given }) => {
    const body = given.requestBody(await given.system(), { externalRef: '' });
    const made = await given.ask('createRequest', body);
    on.conform(made, { status: 201, body: { externalRef: on.parameter('customer') } });
    const again = await given.ask('createRequest', body);
    on.conform(again, { status: 200, body: { id: idOf(made) } });
  },
);

scenario(
  'Blanks around a reference do not count',
  { requirement: 'SREG-IDEM-009' },
  async ({ on, given }) => {
    const body = given.requestBody(await given.system());
    const externalRef = String(body['externalRef']);
    const made = await given.ask('createRequest', { ...body, externalRef: ` ${externalRef}  ` });
    on.conform(made, { status: 201, body: { externalRef } });
    const again = await given.ask('createRequest', body);
    on.conform(again, { status: 200, body: { id: idOf(made) } });
  },
);

scenario(
  'A request with the reference of another and other content is refused',
  { requirement: 'SREG-IDEM-005' },
  async ({ on, given }) => {
    const system = await given.system({ accessPackages: clientPackages(on) });
    const standard = given.requestBody(system, { accessPackages: undefined });
    const agent = given.agentBody(system);
    const made = await given.ask('createRequest', standard);
    on.conform(made, { status: 201 });
    on.conform(await given.ask('createAgentRequest', agent), { status: 201 });
    const rights = [rightTo(on.parameter('otherResource'))];
    const other = await given.ask('createRequest', { ...standard, rights });
    on.conform(other, { status: [400, 409] });
    const otherAgent = await given.ask('createAgentRequest', {
      ...agent,
      integrationTitle: 'En annen tittel',
    });
    on.conform(otherAgent, { status: [400, 409] });
    const read = await on.send('getRequest', { path: { requestId: idOf(made) } });
    on.conform(read, { status: 200, body: bodyOf(made) });
  },
);

function clientPackages(on: RegisterContext['on']): readonly { readonly urn: string }[] {
  return [{ urn: on.parameter('clientPackage') }];
}

for (const operation of ['createRequest', 'createAgentRequest'] as const)
  scenario(
    `${operation} four times at once is one request`,
    { requirement: 'SREG-IDEM-006' },
    async ({ on, given }) => {
      const system = await given.system();
      const body =
        operation === 'createRequest' ? given.requestBody(system) : given.agentBody(system);
      const answers = await Promise.all([1, 2, 3, 4].map(() => given.ask(operation, body)));
      for (const answer of answers) on.conform(answer, { status: [200, 201, 409] });
      on.verify('ids of one request', {
        actual: new Set(answers.filter(({ status }) => status < 300).map(idOf)).size,
        expected: 1,
        exchange: answers.find(({ status }) => status < 300),
      });
      const kind = operation === 'createRequest' ? 'listRequests' : 'listAgentRequests';
      const list = await on.send(kind, { path: { systemId: system.id } });
      on.verify('requests that are listed', { actual: idsIn(list).length, expected: 1 });
    },
  );

scenario(
  'After a rejection the same request answers 200 and the rejected one',
  { requirement: ['SREG-IDEM-007', 'SREG-LIFE-006'], needs: answered },
  async ({ on, given, bench }) => {
    const body = given.requestBody(await given.system());
    const made = (await given.ask('createRequest', body)).json() as MadeRequest;
    bench.prepared(await given.answer('rejectRequest', made), 200);
    const again = await given.ask('createRequest', body);
    on.conform(again, { status: 200, body: { id: made.id, status: 'Rejected' } });
    const deleted = await on.send('deleteRequest', { path: { requestId: made.id } });
    on.conform(deleted, { status: 202 }, 'SREG-LIFE-006');
    const fresh = await given.ask('createRequest', body);
    on.conform(fresh, { status: 201, body: { status: 'New' } }, 'SREG-LIFE-006');
  },
);

scenario(
  'After an approval the same request is refused, also when it was deleted',
  { requirement: 'SREG-IDEM-008', needs: answered },
  async ({ on, given, bench }) => {
    const body = given.requestBody(await given.system());
    const made = (await given.ask('createRequest', body)).json() as MadeRequest;
    bench.prepared(await given.answer('approveRequest', made), 200);
    for (const step of ['approved', 'deleted'] as const) {
      if (step === 'deleted')
        bench.prepared(await on.send('deleteRequest', { path: { requestId: made.id } }), 202);
      const again = await given.ask('createRequest', body);
      on.conform(again, { status: 400 });
      on.verify(`codes, ${step}`, codes(again, 'AUTH-00004'));
    }
  },
);
