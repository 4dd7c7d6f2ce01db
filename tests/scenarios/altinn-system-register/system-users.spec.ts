import { verifyRefused } from './claims.ts';
import { answered, scenario } from './scenario.ts';
import { dataIn, idsIn, type MadeRequest } from './shapes.ts';

scenario(
  'GET systemuser/vendor lists and finds the system users of a system',
  { requirement: ['SREG-USER-001', 'SREG-USER-002'], needs: answered },
  async ({ on, given }) => {
    const system = await given.system();
    const made = [
      { request: await given.systemUser(system), userType: 'standard' },
      { request: await given.agentUser(system), userType: 'agent' },
    ] as const;
    const open = await given.request(system);
    const list = await on.send('listSystemUsers', { path: { systemId: system.id } });
    on.conform(list, { status: 200, body: { links: {} } });
    on.verify('system users that are listed', {
      actual: idsIn(list).toSorted(),
      expected: made.map(({ request }) => request.id).toSorted(),
      exchange: list,
    });
    for (const { request, userType } of made) {
      const expected = { ...shown(request, on.parameter('vendorNumber')), userType };
      const actual = dataIn(list).find(({ id }) => id === request.id);
      on.verify('one in the list', { actual, expected, exchange: list });
      const found = await on.send('findSystemUser', { query: queryOf(request) });
      on.conform(found, { status: 200, body: expected }, 'SREG-USER-002');
    }
    const none = await on.send('findSystemUser', { query: queryOf(open) });
    on.conform(none, { status: 404 }, 'SREG-USER-002');
  },
);

function queryOf({ systemId, partyOrgNo, externalRef }: MadeRequest): Record<string, string> {
  return { 'system-id': systemId, orgno: partyOrgNo, 'external-ref': externalRef };
}

function shown(
  { id, systemId, partyOrgNo, externalRef }: MadeRequest,
  supplierOrgno: string,
): Record<string, string | boolean> {
  return { id, systemId, reporteeOrgNo: partyOrgNo, externalRef, supplierOrgno, isDeleted: false };
}

scenario(
  'GET systemuser/vendor/byquery of a system user that does not exist answers 404',
  { requirement: 'SREG-USER-003' },
  async ({ on, given }) => {
    const { id } = await given.system();
    const orgno = on.parameter('customer');
    const base = { 'system-id': id, orgno };
    for (const query of [
      { ...base, 'external-ref': given.unique() },
      { ...base, 'system-id': given.unknownSystemId() },
      base,
    ])
      on.conform(await on.send('findSystemUser', { query }), { status: 404 });
  },
);

scenario(
  'GET systemuser/vendor/byquery without system or customer answers 400',
  { requirement: 'SREG-USER-004' },
  async ({ on, given }) => {
    const isList = (value: unknown): boolean => Array.isArray(value) && value.length > 0;
    const cases = [
      {
        named: 'no system',
        query: { orgno: on.parameter('customer'), 'external-ref': given.unique() },
        told: { errors: { 'system-id': isList } },
      },
      {
        named: 'no customer',
        query: { 'system-id': given.unknownSystemId(), 'external-ref': given.unique() },
        told: { errors: { orgno: isList } },
      },
      { named: 'nothing', told: { errors: { 'system-id': isList, orgno: isList } } },
    ];
    await verifyRefused(on, 'findSystemUser', { cases, status: 400 });
  },
);

scenario(
  'A system without system users has an empty list of them',
  { requirement: 'SREG-USER-001' },
  async ({ on, given }) => {
    const { id } = await given.system();
    for (const operation of [
      'listSystemUsers',
      'listRequests',
      'listAgentRequests',
      'listChangeRequests',
    ]) {
      const list = await on.send(operation, { path: { systemId: id } });
      on.conform(list, { status: 200, body: { links: {}, data: [] } });
    }
  },
);
