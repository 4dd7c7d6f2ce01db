import { embeddedIn, isObject } from '../../checks/read-links.ts';
import type { Altinn2Bench } from './altinn2-bench.ts';
import { textOf } from './given.ts';
import { Held, type Receiver } from './held.ts';
import { scenario, writes } from './scenario.ts';

scenario(
  'GET roles lists what the caller was given for an organisation',
  { requirement: 'ALT2-ROLE-001', needs: { actors: ['user', 'member'] } },
  async ({ on }) => {
    const who = on.parameter('organization');
    const [own, others] = [
      await on.send('listRoles', { who }),
      await on.send('listRoles', { who, as: 'member' }),
    ];
    on.conform(own, { status: 200 });
    on.verify('more than nothing', {
      actual: embeddedIn(own.json(), 'roles').length > 0,
      expected: true,
      exchange: own,
    });
    on.verify("another caller's roles are others", {
      actual: own.text() === others.text(),
      expected: false,
      exchange: others,
    });
  },
);

scenario(
  'The base role has neither id nor delegator, a delegated one has both',
  { requirement: 'ALT2-ROLE-002' },
  async ({ on }) => {
    const answer = await on.send('listRoles', { who: on.parameter('organization') });
    on.conform(answer, { status: 200 });
    const roles = embeddedIn(answer.json(), 'roles');
    const has = (one: unknown): readonly boolean[] =>
      ['RoleId', 'Delegator', 'DelegatedTime'].map((name) => isObject(one) && name in one);
    const base = roles.filter((one) => textOf(one, 'RoleDefinitionId') === '89');
    const given = roles.filter((one) => isObject(one) && 'RoleId' in one);
    on.verify('the base role', {
      actual: base.map(has),
      expected: base.map(() => [false, false, false]),
      exchange: answer,
    });
    on.verify('a base role and a delegated one are there', {
      actual: base.length > 0 && given.length > 0,
      expected: true,
      exchange: answer,
    });
    on.verify('delegated roles', {
      actual: given.map(has),
      expected: given.map(() => [true, true, true]),
      exchange: answer,
    });
  },
);

async function sources(
  on: Altinn2Bench,
  query: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const answer = await on.send('listRights', { who: on.parameter('organization'), query });
  on.conform(answer, { status: 200 });
  return embeddedIn(answer.json(), 'rights').map((one) => textOf(one, 'RightSourceType'));
}

scenario(
  'GET rights lists rights with their source',
  { requirement: 'ALT2-ROLE-003' },
  async ({ on }) => {
    const found = new Set(await sources(on));
    on.verify('sources', {
      actual: ['RoleTypeRights', 'DirectlyDelegatedRights'].filter((one) => found.has(one)),
      expected: ['RoleTypeRights', 'DirectlyDelegatedRights'],
    });
  },
);

scenario(
  'Rights that come from a role are filtered out by their source',
  { requirement: 'ALT2-ROLE-004' },
  async ({ on }) => {
    const left = await sources(on, { $filter: "RightSourceType ne 'RoleTypeRights'" });
    on.verify('rights are left', { actual: left.length > 0, expected: true });
    on.verify('none of them comes from a role', {
      actual: left.includes('RoleTypeRights'),
      expected: false,
    });
  },
);

const receivers: readonly Receiver[] = ['receiver', 'receiverOrganization'];

for (const receiver of receivers) {
  scenario(
    `POST delegations gives roles and rights to ${receiver === 'receiver' ? 'a person' : 'an organisation'}`,
    { requirement: 'ALT2-ROLE-005', ...writes },
    async ({ on }) => {
      const held = new Held(on, receiver);
      const answer = await held.give();
      on.conform(answer, { status: 201, empty: true });
      const { roles, rights } = await held.read();
      on.verify('the role is held', { actual: roles.length > 0, expected: true });
      on.verify('the right is held', { actual: rights.length > 0, expected: true });
    },
  );

  scenario(
    `DELETE takes a role and a right from ${receiver === 'receiver' ? 'a person' : 'an organisation'}`,
    { requirement: 'ALT2-ROLE-006', ...writes },
    async ({ on }) => {
      const held = new Held(on, receiver);
      await held.give();
      const before = await held.read();
      const [role, right] = [before.roles[0] ?? 'none', before.rights[0] ?? 'none'];
      on.conform(await held.takeRole(role), { status: 204, empty: true });
      on.conform(await held.takeRight(right), { status: 204, empty: true });
      const after = await held.read();
      on.verify('the role is gone', { actual: after.roles.includes(role), expected: false });
      on.verify('the right is gone', { actual: after.rights.includes(right), expected: false });
    },
  );
}

scenario(
  'POST delegations refuses a name that does not agree with 403, and gives nothing',
  { requirement: 'ALT2-ROLE-007', ...writes },
  async ({ on }) => {
    const held = new Held(on, 'receiver');
    const before = await held.read();
    on.conform(await held.give({ LastName: 'ANNET' }), { status: 403 });
    on.verify('what is held', { actual: await held.read(), expected: before });
  },
);

scenario(
  'POST delegations refuses roles of auditors with 403',
  { requirement: 'ALT2-ROLE-008', ...writes },
  async ({ on }) => {
    const held = new Held(on, 'receiver');
    const before = await held.read();
    on.conform(await held.give({}, on.parameter('auditorRole')), { status: 403 });
    on.verify('what is held', { actual: await held.read(), expected: before });
  },
);

scenario(
  'A role from the register cannot be removed',
  { requirement: 'ALT2-ROLE-009', needs: { parameters: ['rightHolderOfRegister'] }, ...writes },
  async ({ on }) => {
    const who = on.parameter('organization');
    const path = { rightHolderId: on.parameter('rightHolderOfRegister') };
    const read = async (): Promise<string> =>
      (await on.send('listDelegatedRoles', { who, path })).text();
    const before = await read();
    for (const role of embeddedIn(JSON.parse(before), 'roles')) {
      const roleId = textOf(role, 'RoleId') || textOf(role, 'RoleDefinitionId');
      const answer = await on.send('deleteDelegatedRole', { who, path: { ...path, roleId } });
      on.conform(answer, { status: '4xx' });
    }
    on.verify('the roles are as they were', { actual: await read(), expected: before });
  },
);

scenario(
  'A right that comes from a role cannot be removed',
  { requirement: 'ALT2-ROLE-010', needs: { parameters: ['rightHolder'] }, ...writes },
  async ({ on, bench }) => {
    const who = on.parameter('organization');
    const path = { rightHolderId: on.parameter('rightHolder') };
    const list = await on.send('listDelegatedRights', { who, path });
    const byRole = embeddedIn(list.json(), 'rights').find(
      (one) => textOf(one, 'RightSourceType') === 'RoleTypeRights',
    );
    const rightId = textOf(byRole, 'RightID') || bench.inconclusive('nobody has a right by a role');
    const answer = await on.send('deleteDelegatedRight', { who, path: { ...path, rightId } });
    on.conform(answer, { status: '4xx' });
    const after = await on.send('listDelegatedRights', { who, path });
    const ids = embeddedIn(after.json(), 'rights').map((one) => textOf(one, 'RightID'));
    on.verify('the right is there', {
      actual: ids.includes(rightId),
      expected: true,
      exchange: after,
    });
  },
);

scenario(
  'Who is no access manager reads and gives nothing',
  { requirement: 'ALT2-ROLE-011', needs: { actors: ['user', 'member'] }, ...writes },
  async ({ on }) => {
    const who = on.parameter('organization');
    const path = { rightHolderId: on.parameter('rightHolder') };
    const as = 'member';
    on.conform(await on.send('listDelegations', { who, as }), { status: 403 });
    on.conform(await on.send('getDelegation', { who, as, path }), { status: 403 });
    on.conform(await on.send('listDelegatedRoles', { who, as, path }), { status: 403 });
    const held = new Held(on, 'receiver');
    const before = await held.read();
    on.conform(await held.give({}, undefined, as), { status: 403 });
    on.verify('what is held', { actual: await held.read(), expected: before });
  },
);

for (const [requirement, operation, name] of [
  ['ALT2-ROLE-012', 'listOwnersRoles', 'Roles'],
  ['ALT2-ROLE-013', 'listOwnersRights', 'Rights'],
] as const)
  scenario(
    `A service owner reads the ${name.toLowerCase()} of one party for another`,
    { requirement, needs: { actors: ['owner'] } },
    async ({ on }) => {
      const [subject, reportee] = [on.parameter('subject'), on.parameter('organization')];
      const query = { subject, reportee };
      const answer = await on.send(operation, { as: 'owner', query });
      const some = (value: unknown): boolean => Array.isArray(value) && value.length > 0;
      on.conform(answer, {
        status: 200,
        body: { Reportee: { OrganizationNumber: reportee }, [name]: some },
      });
      const other = { subject, reportee: on.parameter('foreignOrganization') };
      const none = await on.send(operation, { as: 'owner', query: other });
      on.conform(none, { status: 200, body: { [name]: [] } });
    },
  );

scenario(
  "Giving up a role of one's own does not succeed",
  { requirement: 'ALT2-ROLE-014', ...writes },
  async ({ on }) => {
    const who = on.parameter('organization');
    const before = (await on.send('listRoles', { who })).text();
    const roleId = textOf(embeddedIn(JSON.parse(before), 'roles')[0], 'RoleId');
    on.conform(await on.send('deleteRole', { who, path: { roleId } }), { status: '4xx' });
    on.verify('the roles are as they were', {
      actual: (await on.send('listRoles', { who })).text(),
      expected: before,
    });
  },
);
