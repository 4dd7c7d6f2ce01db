import { codes } from './claims.ts';
import { answered, scenario } from './scenario.ts';
import { bodyOf, dataIn, idsIn, rightTo } from './shapes.ts';

scenario(
  'POST systemuser/changerequest/vendor makes a change request, which is read by id, by reference and in the list',
  {
    requirement: ['SREG-CHG-001', 'SREG-CHG-009', 'SREG-CHG-010', 'SREG-CHG-011'],
    needs: answered,
  },
  async ({ on, given }) => {
    const system = await given.system();
    const user = await given.systemUser(system);
    const [correlation, change] = [given.uuid(), given.changeBody()];
    const made = await given.askChange(user, { correlation, change });
    const { externalRef, systemId, partyOrgNo } = user;
    const stored = {
      ...(change as object),
      id: correlation,
      systemUserId: user.id,
      externalRef,
      systemId,
      partyOrgNo,
      status: 'New',
      timedOut: false,
    };
    const answer = { ...stored, confirmUrl: /^https?:\/\// };
    on.conform(made, { status: 201, body: answer, headers: { location: /^https?:\/\// } });
    const read = await on.send('getChangeRequest', { path: { requestId: correlation } });
    on.conform(read, { status: 200, body: answer }, 'SREG-CHG-009');
    const place = { systemId, orgNo: partyOrgNo, externalRef };
    const found = await on.send('getChangeRequestByReference', { path: place });
    on.conform(found, { status: 200, body: answer }, 'SREG-CHG-010');
    const list = await on.send('listChangeRequests', { path: { systemId } });
    on.conform(list, { status: 200, body: { links: {} } }, 'SREG-CHG-011');
    on.verify('change requests that are listed', {
      actual: dataIn(list),
      expected: [stored],
      exchange: list,
      requirement: 'SREG-CHG-011',
    });
  },
);

scenario(
  'A change request that changes nothing is answered and not stored',
  { requirement: 'SREG-CHG-002', needs: answered },
  async ({ on, given }) => {
    const user = await given.systemUser(await given.system());
    const empty = {
      requiredRights: [],
      unwantedRights: [],
      requiredAccessPackages: [],
      unwantedAccessPackages: [],
    };
    for (const change of [{}, empty]) {
      const correlation = given.uuid();
      const answer = await given.askChange(user, { correlation, change });
      on.conform(answer, { status: 200, body: { id: correlation, status: 'NoChangeNeeded' } });
      const read = await on.send('getChangeRequest', { path: { requestId: correlation } });
      on.conform(read, { status: 404 });
    }
  },
);

scenario(
  'The same change request again answers 200 and the stored one; other content is refused',
  { requirement: ['SREG-CHG-007', 'SREG-CHG-018'], needs: answered },
  async ({ on, given }) => {
    const user = await given.systemUser(await given.system());
    const correlation = given.uuid();
    const made = await given.askChange(user, { correlation });
    on.conform(made, { status: 201 });
    const again = await given.askChange(user, { correlation });
    on.conform(again, { status: 200, body: bodyOf(made) });
    const change = { requiredRights: [rightTo(on.parameter('resource'))] };
    const other = await given.askChange(user, { correlation, change });
    on.conform(other, { status: [400, 409] }, 'SREG-CHG-018');
  },
);

scenario(
  'DELETE of a change request: it is gone, and its correlation id is no server error',
  { requirement: ['SREG-CHG-014', 'SREG-CHG-008'], needs: answered },
  async ({ on, given }) => {
    const system = await given.system();
    const user = await given.systemUser(system);
    const correlation = given.uuid();
    const change = { unwantedAccessPackages: [{ urn: on.parameter('accessPackage') }] };
    on.conform(await given.askChange(user, { correlation, change }), { status: 201 });
    const path = { requestId: correlation };
    on.conform(await on.send('deleteChangeRequest', { path }), { status: 202, empty: true });
    for (const operation of ['getChangeRequest', 'deleteChangeRequest']) {
      const gone = await on.send(operation, { path });
      on.conform(gone, { status: 404 });
      on.verify('codes', codes(gone, 'AUTH-00010'));
    }
    const list = await on.send('listChangeRequests', { path: { systemId: system.id } });
    on.verify('change requests that are listed', {
      actual: idsIn(list),
      expected: [],
      exchange: list,
    });
    const again = await given.askChange(user, { correlation, change });
    on.conform(again, { status: [200, 201, 400, 409] }, 'SREG-CHG-008');
  },
);

for (const [operation, status] of [
  ['approveChangeRequest', 'Accepted'],
  ['rejectChangeRequest', 'Rejected'],
] as const)
  scenario(
    `A change request is ${status} by ${operation}, and not answered again`,
    { requirement: 'SREG-CHG-013', needs: answered },
    async ({ on, given }) => {
      const user = await given.systemUser(await given.system());
      const correlation = given.uuid();
      const made = await given.askChange(user, { correlation });
      on.conform(made, { status: 201 });
      const request = { id: correlation };
      on.conform(await given.answer(operation, request), { status: 200 });
      for (const again of ['approveChangeRequest', 'rejectChangeRequest']) {
        const refused = await given.answer(again, request);
        on.conform(refused, { status: 409 });
        on.verify('codes', codes(refused, 'AUTH-00013'));
      }
      const read = await on.send('getChangeRequest', { path: { requestId: correlation } });
      on.conform(read, { status: 200, body: { status } });
      const repeated = await given.askChange(user, { correlation });
      on.conform(repeated, { status: 200, body: { id: correlation, status } });
    },
  );

scenario(
  'A change request that does not exist answers 404, no id 400',
  { requirement: 'SREG-CHG-012' },
  async ({ on, given }) => {
    for (const operation of ['getChangeRequest', 'deleteChangeRequest']) {
      const unknown = await on.send(operation, { path: { requestId: given.uuid() } });
      on.conform(unknown, { status: 404 });
      on.verify('codes', codes(unknown, 'AUTH-00010'));
      const none = { path: { requestId: 'abc' }, deliberatelyInvalid: true };
      on.conform(await on.send(operation, none), { status: 400 });
    }
    const { id } = await given.system();
    const path = { systemId: id, orgNo: on.parameter('customer'), externalRef: given.unique() };
    const unknown = await on.send('getChangeRequestByReference', { path });
    on.conform(unknown, { status: 404 });
    on.verify('codes', codes(unknown, 'AUTH-00010'));
  },
);
