import { codes, verifyRefused } from './claims.ts';
import { answered, scenario } from './scenario.ts';
import { bodyOf, idsIn, memberOf, type MadeRequest } from './shapes.ts';

const fresh = { status: 'New', escalated: false, timedOut: false };

scenario(
  'POST systemuser/request/vendor/agent makes a request, which is read by id, by reference and in the list',
  { requirement: ['SREG-AGENT-001', 'SREG-AGENT-004'] },
  async ({ on, given }) => {
    const system = await given.system();
    const body = given.agentBody(system, { integrationTitle: 'Klientsystem' });
    const made = await given.ask('createAgentRequest', body);
    const sent = { ...(body as object), ...fresh };
    on.conform(made, { status: 201, body: sent });
    const { id, externalRef, partyOrgNo } = made.json() as MadeRequest;
    const place = { systemId: system.id, orgNo: partyOrgNo, externalRef };
    const byId = await on.send('getAgentRequest', { path: { requestId: id } });
    const byReference = await on.send('getAgentRequestByReference', { path: place });
    for (const read of [byId, byReference])
      on.conform(read, { status: 200, body: { ...sent, id } }, 'SREG-AGENT-004');
    const list = await on.send('listAgentRequests', { path: { systemId: system.id } });
    on.conform(list, { status: 200, body: { data: [{ ...sent, id }] } }, 'SREG-AGENT-004');
  },
);

scenario(
  'Agent requests and standard requests are not read as one another',
  { requirement: 'SREG-AGENT-005' },
  async ({ on, given }) => {
    const system = await given.system();
    const [agent, standard] = [await given.agentRequest(system), await given.request(system)];
    const path = { systemId: system.id };
    const answers = [
      await on.send('getRequest', { path: { requestId: agent.id } }),
      await on.send('getAgentRequest', { path: { requestId: standard.id } }),
      await on.send('getRequestByReference', {
        path: { ...path, orgNo: agent.partyOrgNo, externalRef: agent.externalRef },
      }),
      await on.send('getAgentRequestByReference', {
        path: { ...path, orgNo: standard.partyOrgNo, externalRef: standard.externalRef },
      }),
    ];
    for (const answer of answers) on.conform(answer, { status: 404 });
    for (const [operation, { id }] of [
      ['listRequests', standard],
      ['listAgentRequests', agent],
    ] as const) {
      const list = await on.send(operation, { path });
      on.conform(list, { status: 200 });
      on.verify('requests of the kind', { actual: idsIn(list), expected: [id], exchange: list });
    }
  },
);

scenario(
  'POST systemuser/request/vendor/agent refuses packages that are missing or unknown',
  {
    requirement: ['SREG-AGENT-002', 'SREG-AGENT-003', 'SREG-AGENT-011'],
    needs: { parameters: ['otherPackage'] },
  },
  async ({ on, given }) => {
    const system = await given.system();
    const row = (named: string, accessPackages: unknown, told: readonly string[] | undefined) => ({
      named,
      codes: told,
      json: given.agentBody(system, { accessPackages }),
    });
    const none = [
      row('none', undefined, undefined),
      row('null', null, undefined),
      row('an empty list', [], ['AUTH-00058']),
    ];
    await verifyRefused(on, 'createAgentRequest', { cases: none, status: 400 });
    const urns = [on.parameter('otherPackage'), 'urn:altinn:accesspackage:samsvar-finnes-ikke'];
    const others = urns.map((urn) => row(urn, [{ urn }], ['AUTH-00063']));
    const requirement = 'SREG-AGENT-003';
    await verifyRefused(on, 'createAgentRequest', { cases: others, status: 400, requirement });
    const cases = [row('null in a list', [null], undefined)];
    const nulls = 'SREG-AGENT-011';
    await verifyRefused(on, 'createAgentRequest', { cases, status: 400, requirement: nulls });
  },
);

scenario(
  'A package that can be assigned and not delegated is for a customer, and for no agent',
  { requirement: 'SREG-AGENT-012', needs: { parameters: ['assignablePackage'] } },
  async ({ on, given }) => {
    const accessPackages = [{ urn: on.parameter('assignablePackage') }];
    const system = await given.system({ accessPackages });
    const body = given.requestBody(system, { accessPackages });
    on.conform(await given.ask('createRequest', body), { status: 201, body: { accessPackages } });
    const refused = await given.ask(
      'createAgentRequest',
      given.agentBody(system, { accessPackages }),
    );
    on.conform(refused, { status: 400 });
    on.verify('codes', codes(refused, 'AUTH-00065'));
  },
);

scenario(
  'POST systemuser/request/vendor/agent is held to the rules of system, customer and redirect URL',
  { requirement: 'SREG-AGENT-010', needs: { parameters: ['unknownCustomer'] } },
  async ({ on, given }) => {
    const system = await given.system();
    const json = (change: object): object => given.agentBody(system, { ...change });
    const unknown = {
      named: 'an unknown system',
      json: json({ systemId: given.unknownSystemId() }),
      codes: ['AUTH-00011'],
    };
    await verifyRefused(on, 'createAgentRequest', { cases: [unknown], status: 404 });
    const cases = [
      {
        named: 'an unknown customer',
        json: json({ partyOrgNo: on.parameter('unknownCustomer') }),
        codes: ['AUTH-00000'],
      },
      {
        named: 'an unregistered redirect URL',
        json: json({ redirectUrl: 'https://samsvar.invalid/annet' }),
        codes: ['AUTH-00021'],
      },
      { named: 'no system', json: json({ systemId: null }) },
    ];
    await verifyRefused(on, 'createAgentRequest', { cases, status: 400 });
    const list = await on.send('listAgentRequests', { path: { systemId: system.id } });
    on.verify('refused requests that are listed', {
      actual: idsIn(list),
      expected: [],
      exchange: list,
    });
  },
);

scenario(
  'POST systemuser/request/vendor/agent refuses the reference of a standard request',
  { requirement: 'SREG-AGENT-009' },
  async ({ on, given }) => {
    const system = await given.system();
    const { externalRef } = await given.request(system);
    const answer = await given.ask('createAgentRequest', given.agentBody(system, { externalRef }));
    on.conform(answer, { status: 400 });
    on.verify('codes', codes(answer, 'AUTH-00007'));
  },
);

scenario(
  'The same agent request again answers 200 and the stored one, and after an approval it is refused',
  { requirement: 'SREG-AGENT-007', needs: answered },
  async ({ on, given, bench }) => {
    const body = given.agentBody(await given.system());
    const made = await given.ask('createAgentRequest', body);
    on.conform(made, { status: 201 });
    const again = await given.ask('createAgentRequest', body);
    on.conform(again, { status: 200, body: bodyOf(made) });
    const id = String(memberOf(made, 'id'));
    bench.prepared(await given.answer('approveAgentRequest', { id }), 200);
    const refused = await given.ask('createAgentRequest', body);
    on.conform(refused, { status: 400 });
    on.verify('codes', codes(refused, 'AUTH-00004'));
  },
);

scenario(
  'DELETE of an agent request: it is gone, and its reference is free',
  { requirement: 'SREG-AGENT-008' },
  async ({ on, given }) => {
    const system = await given.system();
    const body = given.agentBody(system);
    const made = await given.ask('createAgentRequest', body);
    const path = { requestId: String(memberOf(made, 'id')) };
    on.conform(await on.send('deleteRequest', { path }), { status: 202, empty: true });
    const gone = await on.send('getAgentRequest', { path });
    on.conform(gone, { status: 404 });
    on.verify('codes', codes(gone, 'AUTH-00010'));
    on.conform(await given.ask('createAgentRequest', body), { status: 201 });
  },
);
