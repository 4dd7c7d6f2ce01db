import { refuse } from '../../altinn2/call.ts';
import { altinn2Rules } from '../../altinn2/rules.ts';
import { dropMember, setMember, withStatus } from '../change.ts';
import type { Altinn2Fault } from './fault.ts';
import { answersWhen, emptyList, mapItems, misreads, onSuccess } from './means.ts';

const { rightsOf } = altinn2Rules;

/** Faults of roles, rights and delegations. */
export const authorizationFaults: readonly Altinn2Fault[] = [
  {
    id: 'alt2-caller-has-no-roles',
    breaks: 'Nobody has any role.',
    aimedAt: 'ALT2-ROLE-001',
    ...answersWhen(
      ['listRoles'],
      () => true,
      () => emptyList('roles'),
    ),
  },
  {
    id: 'alt2-base-role-has-an-id',
    breaks: 'The base role has an id.',
    aimedAt: 'ALT2-ROLE-002',
    ...onSuccess(
      ['listRoles'],
      mapItems('roles', (one) => ({ RoleId: 1, ...one })),
    ),
  },
  {
    id: 'alt2-delegated-role-has-no-delegator',
    breaks: 'A delegated role does not tell who gave it.',
    aimedAt: 'ALT2-ROLE-002',
    ...onSuccess(['listRoles'], dropMember('_embedded', 'roles', '*', 'Delegator')),
  },
  {
    id: 'alt2-source-of-rights-is-lost',
    breaks: 'Every right comes from a role.',
    aimedAt: 'ALT2-ROLE-003',
    rules: {
      rightsOf: (holding) => rightsOf(holding).map((one) => ({ ...one, source: 'RoleTypeRights' })),
    },
  },
  {
    id: 'alt2-direct-rights-are-left-out',
    breaks: 'Rights that were given by themselves are left out.',
    aimedAt: 'ALT2-ROLE-003',
    rules: { rightsOf: ({ roles }) => rightsOf({ roles, rights: [] }) },
  },
  {
    id: 'alt2-rights-are-not-filtered',
    breaks: 'Rights are not filtered.',
    aimedAt: 'ALT2-ROLE-004',
    ...misreads(['listRights'], '$filter', () => undefined),
  },
  {
    id: 'alt2-delegation-is-not-kept',
    breaks: 'A delegation is answered and not made.',
    aimedAt: 'ALT2-ROLE-005',
    bypass: (_, route) =>
      route.id === 'createDelegation' ? { status: 201, headers: [] } : undefined,
  },
  {
    id: 'alt2-delegation-answers-200',
    breaks: 'A delegation is answered with 200.',
    aimedAt: 'ALT2-ROLE-005',
    ...onSuccess(['createDelegation'], withStatus(200)),
  },
  {
    id: 'alt2-delegation-gives-roles-alone',
    breaks: 'A delegation gives the roles and forgets the rights.',
    aimedAt: 'ALT2-ROLE-005',
    requests: {
      routes: ['createDelegation'],
      change: (call) => {
        const body = Buffer.from(
          call.request.body.toString('utf8').replace('"Rights"', '"Others"'),
        );
        return { ...call, request: { ...call.request, body } };
      },
    },
  },
  {
    id: 'alt2-delegated-role-stays',
    breaks: 'A role that is taken away stays.',
    aimedAt: 'ALT2-ROLE-006',
    bypass: (_, route) =>
      route.id === 'deleteDelegatedRole' ? { status: 204, headers: [] } : undefined,
  },
  {
    id: 'alt2-delegated-right-stays',
    breaks: 'A right that is taken away stays.',
    aimedAt: 'ALT2-ROLE-006',
    bypass: (_, route) =>
      route.id === 'deleteDelegatedRight' ? { status: 204, headers: [] } : undefined,
  },
  {
    id: 'alt2-delegation-to-any-name',
    breaks: 'The name of who is given rights is not compared.',
    aimedAt: 'ALT2-ROLE-007',
    rules: { agreesWithName: () => true },
  },
  {
    id: 'alt2-wrong-name-answers-400',
    breaks: 'A name that does not agree is a bad request.',
    aimedAt: 'ALT2-ROLE-007',
    rules: { refusesDelegate: () => refuse(400) },
  },
  {
    id: 'alt2-auditor-role-is-delegated',
    breaks: 'Roles of auditors are delegated.',
    aimedAt: 'ALT2-ROLE-008',
    rules: { isDelegable: () => true },
  },
  {
    id: 'alt2-role-of-the-register-is-removed',
    breaks: 'A role from the register is said to be removed.',
    aimedAt: 'ALT2-ROLE-009',
    ...answersWhen(
      ['deleteDelegatedRole'],
      ({ params }) => params['roleId'] === '86',
      () => ({ status: 204, headers: [] }),
    ),
  },
  {
    id: 'alt2-right-by-role-is-removed',
    breaks: 'A right that comes from a role is removed.',
    aimedAt: 'ALT2-ROLE-010',
    rules: { canRemoveRight: () => true },
  },
  {
    id: 'alt2-anybody-manages',
    breaks: 'Whoever has any role manages access.',
    aimedAt: 'ALT2-ROLE-011',
    rules: { manages: () => true },
  },
  {
    id: 'alt2-no-manager-answers-404',
    breaks: 'Who is no access manager finds nothing.',
    aimedAt: 'ALT2-ROLE-011',
    rules: { refusesManaging: () => refuse(404) },
  },
  {
    id: 'alt2-owner-reads-no-roles',
    breaks: 'A service owner reads no roles.',
    aimedAt: 'ALT2-ROLE-012',
    ...onSuccess(['listOwnersRoles'], setMember(['Roles'], [])),
  },
  {
    id: 'alt2-owner-reads-roles-of-all',
    breaks: 'A service owner reads roles of one party for every other.',
    aimedAt: 'ALT2-ROLE-012',
    ...misreads(['listOwnersRoles'], 'reportee', () => '312801000'),
  },
  {
    id: 'alt2-owner-reads-no-rights',
    breaks: 'A service owner reads no rights.',
    aimedAt: 'ALT2-ROLE-013',
    ...onSuccess(['listOwnersRights'], setMember(['Rights'], [])),
  },
  {
    id: 'alt2-role-is-given-up',
    breaks: 'A role of ones own can be given up.',
    aimedAt: 'ALT2-ROLE-014',
    rules: { givesUpRole: () => ({ status: 204, headers: [] }) },
  },
  {
    id: 'alt2-numbers-are-not-masked',
    breaks: 'Identity numbers of right holders are shown.',
    aimedAt: 'ALT2-PRIV-001',
    rules: { masks: (number) => number },
  },
  {
    id: 'alt2-number-beside-the-masked-one',
    breaks: 'The name of a right holder holds his identity number.',
    aimedAt: 'ALT2-PRIV-001',
    ...onSuccess(['getDelegation'], setMember(['UserName'], '02896612193')),
  },
];
