import type { LiveExchange } from '#environments';
import type { RegisterBench, RegisterRequest } from './register-bench.ts';
import { scenario } from './scenario.ts';

const uuid = '00000000-0000-4000-8000-000000000001';

/** Every value that an address of this API needs; none of it exists. */
const path = {
  systemId: 'samsvar-unknown',
  requestId: uuid,
  systemUserId: uuid,
  orgNo: '310702641',
  externalRef: 'samsvar-unknown',
  party: '1',
};

const query = { 'correlation-id': uuid, 'system-user-id': '00000000-0000-4000-8000-000000000002' };
const find = { 'system-id': 'samsvar-unknown', orgno: '310702641' };

const plain: RegisterRequest = { path };
const withBody: RegisterRequest = { path, json: {} };

/** Every operation with a request that is good for nothing but to be refused for its token. */
const operations: Readonly<Record<string, RegisterRequest>> = {
  listSystems: plain,
  registerSystem: withBody,
  getSystem: plain,
  replaceSystem: withBody,
  deleteSystem: plain,
  replaceRights: { path, json: [] },
  replaceAccessPackages: { path, json: [] },
  getChangeLog: plain,
  createRequest: withBody,
  getRequest: plain,
  deleteRequest: plain,
  getRequestByReference: plain,
  listRequests: plain,
  createAgentRequest: withBody,
  getAgentRequest: plain,
  getAgentRequestByReference: plain,
  listAgentRequests: plain,
  createChangeRequest: { ...withBody, query },
  getChangeRequest: plain,
  deleteChangeRequest: plain,
  getChangeRequestByReference: plain,
  listChangeRequests: plain,
  listSystemUsers: plain,
  findSystemUser: { query: find },
  readRequestAsParty: plain,
  approveRequest: plain,
  rejectRequest: plain,
  approveAgentRequest: plain,
  rejectAgentRequest: plain,
  approveChangeRequest: plain,
  rejectChangeRequest: plain,
  deleteSystemUser: plain,
};

async function sendAll(
  on: RegisterBench,
  authorization: string | null,
): Promise<readonly LiveExchange[]> {
  const answers: LiveExchange[] = [];
  for (const [id, request] of Object.entries(operations))
    answers.push(
      await on.send(id, { ...request, as: 'anonymous', authorization, deliberatelyInvalid: true }),
    );
  return answers;
}

scenario(
  'Every operation without a token is refused with 401, which names the way in',
  { requirement: ['SREG-TOKEN-001', 'SREG-TOKEN-004'], tags: ['@read-only'] },
  async ({ on }) => {
    for (const answer of await sendAll(on, null)) {
      on.conform(answer, { status: 401, empty: true }, 'SREG-TOKEN-001');
      on.verify('WWW-Authenticate', {
        actual: answer.header('www-authenticate') ?? 'absent',
        expected: /^Bearer/i,
        exchange: answer,
        requirement: 'SREG-TOKEN-004',
      });
    }
  },
);

for (const special of ['expired', 'wrong-key', 'unknown-kid', 'alg-none', 'wrong-issuer'])
  scenario(
    `A token that is not good (${special}) is refused with 401`,
    { requirement: 'SREG-TOKEN-002', needs: { control: true }, tags: ['@read-only'] },
    async ({ on, bench }) => {
      const wish = { actor: 'vendor', special, api: 'altinn-system-register' };
      const token = await bench.session.control?.mintToken(wish);
      for (const answer of await sendAll(on, `Bearer ${token}`))
        on.conform(answer, { status: 401 });
    },
  );

scenario(
  'A text that is no token, and another scheme, is refused with 401',
  { requirement: 'SREG-TOKEN-003', tags: ['@read-only'] },
  async ({ on }) => {
    for (const text of ['Bearer abc', 'Bearer a.b.c', 'Bearer', 'Basic YTpi', 'abc'])
      for (const answer of await sendAll(on, text)) on.conform(answer, { status: 401 });
  },
);

for (const actor of ['noConsumer', 'badConsumer', 'noPrefix'])
  scenario(
    `A token without an organisation that can be read (${actor}) is refused`,
    { requirement: 'SREG-TOKEN-005', needs: { actors: [actor] } },
    async ({ on, given }) => {
      const system = await given.system();
      const { id } = await given.request(system);
      const own = { systemId: system.id, requestId: id };
      for (const operation of ['listSystems', 'getSystem', 'getRequest', 'listRequests'])
        on.conform(await on.send(operation, { as: actor, path: own }), { status: [401, 403, 404] });
      const made = await given.ask('createRequest', given.requestBody(system), { as: actor });
      on.conform(made, { status: [401, 403, 404] });
    },
  );

scenario(
  'A token of Maskinporten that was not exchanged opens what the exchanged one opens',
  { requirement: 'SREG-TOKEN-006', needs: { actors: ['raw'] } },
  async ({ on, given }) => {
    const body = given.systemBody();
    on.conform(await given.register(body, { as: 'raw' }), { status: 200 });
    const path = { systemId: body.id };
    on.conform(await on.send('getSystem', { as: 'raw', path }), { status: 200 });
    const made = await given.ask('createRequest', given.requestBody(body), { as: 'raw' });
    on.conform(made, { status: 201 });
  },
);

scenario(
  'A scope in another case is another scope',
  { requirement: 'SREG-SCOPE-005', needs: { actors: ['upperScope'] } },
  async ({ on, given }) => {
    const as = 'upperScope';
    const system = await given.system();
    const own = { systemId: system.id };
    for (const operation of ['listSystems', 'getSystem', 'listRequests', 'listSystemUsers'])
      on.conform(await on.send(operation, { as, path: own }), { status: 403 });
    on.conform(await given.register(given.systemBody(), { as }), { status: 403 });
    const made = await given.ask('createRequest', given.requestBody(system), { as });
    on.conform(made, { status: 403 });
  },
);
