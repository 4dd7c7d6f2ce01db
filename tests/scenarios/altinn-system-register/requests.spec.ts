import { codes } from './claims.ts';
import { scenario } from './scenario.ts';
import { dataIn, idsIn, memberOf, type MadeRequest } from './shapes.ts';

/** What a new request is beside what was sent. */
const fresh = { status: 'New', escalated: false, timedOut: false, confirmUrl: /^https?:\/\/.+/ };

scenario(
  'POST systemuser/request/vendor makes a request, which is read by id, by reference and in the list',
  {
    requirement: ['SREG-REQ-001', 'SREG-REQ-016', 'SREG-REQ-017', 'SREG-REQ-018'],
  },
  async ({ on, given }) => {
    const system = await given.system();
    const body = given.requestBody(system, { integrationTitle: 'Min integrasjon' });
    const made = await given.ask('createRequest', body);
    const sent = { ...(body as object), ...fresh };
    on.conform(made, { status: 201, body: sent, headers: { location: /^https?:\/\// } });
    const { id, externalRef, partyOrgNo } = made.json() as MadeRequest;
    const stored = { ...sent, id };
    const byId = await on.send('getRequest', { path: { requestId: id } });
    on.conform(byId, { status: 200, body: stored }, 'SREG-REQ-016');
    const place = { systemId: system.id, orgNo: partyOrgNo, externalRef };
    const byReference = await on.send('getRequestByReference', { path: place });
    on.conform(byReference, { status: 200, body: stored }, 'SREG-REQ-017');
    const other = await given.request(system);
    const list = await on.send('listRequests', { path: { systemId: system.id } });
    on.conform(list, { status: 200, body: { links: {} } }, 'SREG-REQ-018');
    on.verify('requests that are listed', {
      actual: idsIn(list).toSorted(),
      expected: [id, other.id].toSorted(),
      exchange: list,
      requirement: 'SREG-REQ-018',
    });
    // A list says nothing of where the customer confirms: the contract judges that.
    const listed = { ...body, id, status: 'New', escalated: false, timedOut: false };
    on.verify('the request in the list', {
      actual: dataIn(list).find((one) => one.id === id),
      expected: listed,
      exchange: list,
      requirement: 'SREG-REQ-018',
    });
  },
);

scenario(
  'POST systemuser/request/vendor without a title has the Norwegian name of the system',
  { requirement: 'SREG-REQ-002' },
  async ({ on, given }) => {
    const system = await given.system();
    const made = await given.ask('createRequest', given.requestBody(system));
    const { nb = '' } = system.name;
    on.conform(made, { status: 201, body: { integrationTitle: nb } });
    const read = await on.send('getRequest', {
      path: { requestId: String(memberOf(made, 'id')) },
    });
    on.conform(read, { status: 200, body: { integrationTitle: nb } });
  },
);

scenario(
  'POST systemuser/request/vendor takes a right alone, or a package alone',
  { requirement: 'SREG-REQ-001' },
  async ({ on, given }) => {
    const system = await given.system();
    for (const lacks of ['rights', 'accessPackages']) {
      const body = given.requestBody(system, { [lacks]: undefined, redirectUrl: undefined });
      const made = await given.ask('createRequest', body);
      on.conform(made, { status: 201, body: { ...(body as object), [lacks]: [] } });
    }
  },
);

scenario(
  'POST systemuser/request/vendor takes any query of a registered redirect URL',
  { requirement: 'SREG-REQ-010' },
  async ({ on, given }) => {
    const system = await given.system();
    for (const query of ['?a=b', '?state=1&x=2']) {
      const redirectUrl = `https://samsvar.invalid/done${query}`;
      const made = await given.ask('createRequest', given.requestBody(system, { redirectUrl }));
      on.conform(made, { status: 201, body: { redirectUrl } });
    }
  },
);

for (const [operation, requirement] of [
  ['createRequest', 'SREG-REQ-012'],
  ['createAgentRequest', 'SREG-AGENT-006'],
] as const)
  scenario(
    `Location of what ${operation} makes can be read by its caller`,
    { requirement },
    async ({ on, given }) => {
      const system = await given.system();
      const body =
        operation === 'createRequest' ? given.requestBody(system) : given.agentBody(system);
      const made = await given.ask(operation, body);
      on.conform(made, { status: 201 });
      const followed = await on.follow(made.header('location') ?? '/');
      on.verify('what the caller finds there', {
        actual: { status: followed.status, id: memberOf(followed, 'id') },
        expected: { status: 200, id: String(memberOf(made, 'id')) },
        exchange: made,
      });
    },
  );

scenario(
  'GET and DELETE of a request that does not exist answer 404, of no id 400',
  { requirement: 'SREG-REQ-019' },
  async ({ on, given }) => {
    const requestId = given.uuid();
    for (const operation of ['getRequest', 'deleteRequest', 'getAgentRequest']) {
      const unknown = await on.send(operation, { path: { requestId } });
      on.conform(unknown, { status: 404 });
      on.verify('codes', codes(unknown, 'AUTH-00010'));
      const none = { path: { requestId: 'abc' }, deliberatelyInvalid: true };
      const answer = await on.send(operation, none);
      on.conform(answer, { status: operation === 'getAgentRequest' ? [400, 404] : 400 });
    }
    const { id } = await given.system();
    const path = { systemId: id, orgNo: on.parameter('customer'), externalRef: given.unique() };
    for (const operation of ['getRequestByReference', 'getAgentRequestByReference']) {
      const unknown = await on.send(operation, { path });
      on.conform(unknown, { status: 404 });
      on.verify('codes', codes(unknown, 'AUTH-00010'));
    }
  },
);

for (const [operation, requirement] of [
  ['listRequests', 'SREG-REQ-020'],
  ['listAgentRequests', 'SREG-REQ-020'],
  ['listChangeRequests', 'SREG-REQ-020'],
  ['listSystemUsers', 'SREG-USER-006'],
] as const)
  scenario(
    `${operation} of a system that does not exist answers 404`,
    { requirement },
    async ({ on, given }) => {
      const answer = await on.send(operation, { path: { systemId: given.unknownSystemId() } });
      on.conform(answer, { status: 404 });
      on.verify('codes', codes(answer, 'AUTH-00011'));
    },
  );

scenario(
  'DELETE of a request: it is gone, and its reference is free',
  { requirement: ['SREG-REQ-021', 'SREG-REQ-022'] },
  async ({ on, given }) => {
    const system = await given.system();
    const body = given.requestBody(system);
    const made = await given.ask('createRequest', body);
    const { id, externalRef, partyOrgNo } = made.json() as MadeRequest;
    const path = { requestId: id };
    on.conform(await on.send('deleteRequest', { path }), { status: 202, empty: true });
    const place = { systemId: system.id, orgNo: partyOrgNo, externalRef };
    const gone = [
      await on.send('getRequest', { path }),
      await on.send('getRequestByReference', { path: place }),
      await on.send('deleteRequest', { path }),
    ];
    for (const answer of gone) {
      on.conform(answer, { status: 404 });
      on.verify('codes', codes(answer, 'AUTH-00010'));
    }
    const list = await on.send('listRequests', { path: { systemId: system.id } });
    on.verify('requests that are listed', { actual: idsIn(list), expected: [], exchange: list });
    const again = await given.ask('createRequest', body);
    on.conform(again, { status: 201, body: { status: 'New' } }, 'SREG-REQ-022');
    on.verify('it is another one', {
      actual: memberOf(again, 'id') !== id,
      expected: true,
      exchange: again,
      requirement: 'SREG-REQ-022',
    });
  },
);
