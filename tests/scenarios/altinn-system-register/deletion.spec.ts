import type { LiveExchange } from '#environments';
import { codes, verifyStored } from './claims.ts';
import { answered, scenario } from './scenario.ts';
import { idsIn, rightTo } from './shapes.ts';

/** True where the list of systems holds this one. */
const lists = (list: LiveExchange, id: string): boolean => list.text().includes(`"${id}"`);

scenario(
  'DELETE of a system: it is read as deleted, and no longer listed',
  { requirement: ['SREG-DEL-001', 'SREG-DEL-002'] },
  async ({ on, given }) => {
    const system = await given.system();
    const path = { systemId: system.id };
    const deleted = await on.send('deleteSystem', { path });
    on.conform(deleted, { status: 200, body: { succeeded: true } });
    const read = await verifyStored(on, system, { text: 'what is read of it' });
    on.conform(read, { status: 200, body: { isDeleted: true } });
    const list = await on.send('listSystems');
    on.conform(list, { status: 200 }, 'SREG-DEL-002');
    on.verify('it is listed', {
      actual: lists(list, system.id),
      expected: false,
      exchange: list,
      requirement: 'SREG-DEL-002',
    });
  },
);

scenario(
  'DELETE of a system: its id stays taken, its client ids become free',
  { requirement: ['SREG-DEL-003', 'SREG-DEL-004'] },
  async ({ on, given }) => {
    const { id, clientId } = await given.deletedSystem();
    const again = await given.register(given.systemBody({ id }));
    on.conform(again, { status: 400 });
    on.verify('codes', codes(again, 'AUTH.VLD-00002'));
    const free = await given.register(given.systemBody({ clientId }));
    on.conform(free, { status: 200 }, 'SREG-DEL-004');
  },
);

scenario(
  'DELETE of a system without client ids is done and answered as such',
  { requirement: 'SREG-DEL-005' },
  async ({ on, given }) => {
    const { id } = await given.system({ clientId: [] });
    const answer = await on.send('deleteSystem', { path: { systemId: id } });
    on.conform(answer, { status: 200 });
    const read = await on.send('getSystem', { path: { systemId: id } });
    on.conform(read, { status: 200, body: { isDeleted: true } });
  },
);

scenario(
  'DELETE of a system that does not exist answers 404',
  { requirement: 'SREG-DEL-006' },
  async ({ on, given }) => {
    const path = { systemId: given.unknownSystemId() };
    on.conform(await on.send('deleteSystem', { path }), { status: 404 });
  },
);

scenario(
  'A second DELETE of a system is refused, and it stays deleted',
  { requirement: 'SREG-DEL-007' },
  async ({ on, given }) => {
    const { id } = await given.deletedSystem();
    const path = { systemId: id };
    on.conform(await on.send('deleteSystem', { path }), { status: '4xx' });
    const read = await on.send('getSystem', { path });
    on.conform(read, { status: 200, body: { isDeleted: true } });
  },
);

scenario(
  'A deleted system is changed by nothing',
  { requirement: 'SREG-DEL-008' },
  async ({ on, given }) => {
    const system = await given.deletedSystem();
    const path = { systemId: system.id };
    const rights = [rightTo(on.parameter('resource'), 'read')];
    const packages = [{ urn: on.parameter('clientPackage') }];
    for (const [operation, json] of [
      ['replaceSystem', { ...system, rights, isVisible: false }],
      ['replaceRights', rights],
      ['replaceAccessPackages', packages],
    ] as const)
      on.conform(await on.send(operation, { path, json }), { status: 400 });
    const read = await verifyStored(on, system, { text: 'what is stored' });
    on.conform(read, { status: 200, body: { isDeleted: true } });
  },
);

scenario(
  'A deleted system takes no requests of either kind',
  { requirement: 'SREG-DEL-009' },
  async ({ on, given }) => {
    const system = await given.deletedSystem();
    const standard = await given.ask('createRequest', given.requestBody(system));
    const agent = await given.ask('createAgentRequest', given.agentBody(system));
    for (const answer of [standard, agent]) on.conform(answer, { status: '4xx' });
  },
);

scenario(
  'Requests that were made before a system was deleted can still be read',
  { requirement: 'SREG-DEL-010' },
  async ({ on, given }) => {
    const system = await given.system();
    const request = await given.request(system);
    on.conform(await on.send('deleteSystem', { path: { systemId: system.id } }), { status: 200 });
    const read = await on.send('getRequest', { path: { requestId: request.id } });
    on.conform(read, { status: 200, body: { id: request.id, status: 'New' } });
    const list = await on.send('listRequests', { path: { systemId: system.id } });
    on.conform(list, { status: 200 });
    on.verify('requests that are listed', {
      actual: idsIn(list),
      expected: [request.id],
      exchange: list,
    });
  },
);

scenario(
  'System users of a deleted system are still listed',
  { requirement: 'SREG-DEL-011', needs: answered },
  async ({ on, given }) => {
    const system = await given.system();
    const user = await given.systemUser(system);
    const path = { systemId: system.id };
    on.conform(await on.send('deleteSystem', { path }), { status: 200 });
    const list = await on.send('listSystemUsers', { path });
    on.conform(list, { status: 200 });
    on.verify('system users that are listed', {
      actual: idsIn(list),
      expected: [user.id],
      exchange: list,
    });
  },
);
