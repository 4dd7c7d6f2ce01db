import { verifyStored } from './claims.ts';
import { scenario } from './scenario.ts';
import { codesIn, rightTo, type SystemBody } from './shapes.ts';
import type { RegisterBench } from './register-bench.ts';

const put = (on: RegisterBench, { id }: SystemBody, json: unknown): ReturnType<typeof on.send> =>
  on.send('replaceSystem', { path: { systemId: id }, json });

scenario(
  'PUT of a system replaces all of it, and the same again changes nothing',
  { requirement: ['SREG-UPD-001', 'SREG-UPD-002'] },
  async ({ on, given }) => {
    const system = await given.system();
    const word = given.unique();
    const body = {
      ...system,
      name: { nb: `${word} b`, nn: `${word} n`, en: `${word} e` },
      description: { nb: 'Ny', nn: 'Ny', en: 'New' },
      rights: [rightTo(on.parameter('otherResource'), 'read')],
      accessPackages: [{ urn: on.parameter('clientPackage') }],
      clientId: [given.uuid()],
      allowedRedirectUrls: ['https://samsvar.invalid/ny'],
    };
    for (const requirement of ['SREG-UPD-001', 'SREG-UPD-002']) {
      const answer = await put(on, system, body);
      on.conform(answer, { status: 200, body: { succeeded: true } }, requirement);
      await verifyStored(on, body, { text: 'what is stored', requirement });
    }
  },
);

scenario(
  'PUT of a system empties the lists that it leaves out',
  { requirement: ['SREG-UPD-003', 'SREG-UPD-004'] },
  async ({ on, given }) => {
    const system = await given.system();
    const lists = {
      rights: undefined,
      accessPackages: undefined,
      clientId: undefined,
      allowedRedirectUrls: undefined,
    };
    const answer = await put(on, system, { ...system, ...lists });
    on.conform(answer, { status: 200 });
    const empty = { rights: [], accessPackages: [], clientId: [], allowedRedirectUrls: [] };
    await verifyStored(on, { ...system, ...empty }, { text: 'what is stored' });
    const { clientId } = system;
    const back = await put(on, system, { ...system, ...lists, clientId, isVisible: undefined });
    on.conform(back, { status: 200 });
    const visible = { ...system, ...empty, clientId, isVisible: true };
    await verifyStored(on, visible, { text: 'what is stored', requirement: 'SREG-UPD-004' });
  },
);

scenario(
  'PUT of a system adds client ids, and those that it leaves out become free',
  { requirement: 'SREG-UPD-007' },
  async ({ on, given }) => {
    const system = await given.system();
    const [first] = system.clientId;
    const second = given.uuid();
    const both = { ...system, clientId: [...system.clientId, second] };
    on.conform(await put(on, system, both), { status: 200 });
    await verifyStored(on, both, { text: 'with two client ids' });
    const taken = await given.register(given.systemBody({ clientId: [second] }));
    on.conform(taken, { status: 400 });
    on.verify('codes', { actual: codesIn(taken), expected: ['AUTH.VLD-00004'], exchange: taken });
    on.conform(await put(on, system, { ...system, clientId: [second] }), { status: 200 });
    const free = await given.register(given.systemBody({ clientId: [first] }));
    on.conform(free, { status: 200 });
  },
);

scenario(
  'PUT rights replaces the rights and nothing else',
  { requirement: 'SREG-UPD-012' },
  async ({ on, given }) => {
    const system = await given.system();
    const path = { systemId: system.id };
    const lists = [
      [rightTo(on.parameter('otherResource'), 'read')],
      [rightTo(on.parameter('resource')), rightTo(on.parameter('otherResource'))],
      [],
    ];
    for (const rights of lists) {
      const answer = await on.send('replaceRights', { path, json: rights });
      on.conform(answer, { status: 200, body: { succeeded: true } });
      await verifyStored(on, { ...system, rights }, { text: 'what is stored' });
    }
  },
);

scenario(
  'PUT accesspackages replaces the packages and nothing else',
  { requirement: 'SREG-UPD-013' },
  async ({ on, given }) => {
    const system = await given.system();
    const path = { systemId: system.id };
    const [one, two] = [on.parameter('accessPackage'), on.parameter('clientPackage')];
    for (const urns of [[two], [one, two], []]) {
      const accessPackages = urns.map((urn) => ({ urn }));
      const answer = await on.send('replaceAccessPackages', { path, json: accessPackages });
      on.conform(answer, { status: 200, body: { succeeded: true } });
      await verifyStored(on, { ...system, accessPackages }, { text: 'what is stored' });
    }
  },
);

scenario(
  'PUT rights and PUT accesspackages of a system that does not exist answer 404',
  { requirement: 'SREG-UPD-014' },
  async ({ on, given }) => {
    const path = { systemId: given.unknownSystemId() };
    const rights = [rightTo(on.parameter('resource'))];
    const packages = [{ urn: on.parameter('accessPackage') }];
    on.conform(await on.send('replaceRights', { path, json: rights }), { status: 404 });
    on.conform(await on.send('replaceAccessPackages', { path, json: packages }), { status: 404 });
  },
);

scenario(
  'PUT of a system that does not exist, or of another vendor in the body, answers 404',
  { requirement: 'SREG-UPD-006', needs: { parameters: ['otherVendorNumber'] } },
  async ({ on, given }) => {
    const body = given.systemBody({ id: given.unknownSystemId() });
    on.conform(await put(on, body, body), { status: 404 });
    const system = await given.system();
    const vendor = { ID: `0192:${on.parameter('otherVendorNumber')}` };
    on.conform(await put(on, system, { ...system, vendor }), { status: 404 });
    await verifyStored(on, system, { text: 'what is stored' });
  },
);
