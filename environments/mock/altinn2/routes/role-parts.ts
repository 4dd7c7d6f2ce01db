import type { Altinn2Call } from '../call.ts';
import { link, type Part } from '../formats/resource.ts';
import type { ListedRight } from '../rules/authorization.ts';
import { addressOf } from '../show.ts';
import type { HeldRole, Holder } from '../state/holder.ts';

/** Members of roles and rights that query options may name. */
export const roleMembers: readonly string[] = [
  'RoleId',
  'RoleType',
  'RoleDefinitionId',
  'RoleName',
  'RoleDescription',
  'RoleDefinitionCode',
  'Delegator',
  'DelegatedTime',
];
export const rightMembers: readonly string[] = [
  'RightID',
  'RightType',
  'ServiceCode',
  'ServiceEditionCode',
  'Action',
  'RightSourceType',
  'IsDelegatable',
];

/** A role that is held; its link leads to the metadata since 23.10. */
export function rolePart(
  call: Altinn2Call,
  { id, definition, delegator, delegated }: HeldRole,
): Part {
  const { rules } = call.state;
  const role = rules.findsDefinition(definition);
  return {
    fields: [
      ['RoleId', id],
      ['RoleType', role?.type ?? 'Altinn'],
      ['RoleDefinitionId', definition],
      ['RoleName', role?.name[call.language] ?? ''],
      ['RoleDescription', role?.description[call.language] ?? ''],
      ['RoleDefinitionCode', role?.code],
      ['Delegator', delegator],
      ['DelegatedTime', delegated === undefined ? undefined : rules.localTime(delegated)],
    ],
    links: [['roledefinition', link(addressOf(call, `/metadata/roledefinitions/${definition}`))]],
  };
}

/** A right to a service. */
export function rightPart({ id, service, action, source }: ListedRight): Part {
  return {
    fields: [
      ['RightID', id],
      ['RightType', 'Service'],
      ['ServiceCode', service.code],
      ['ServiceEditionCode', service.edition],
      ['Action', action],
      ['RightSourceType', source],
      ['IsDelegatable', true],
    ],
  };
}

/** What somebody holds of a party; nothing where he is not listed. */
export function holdingOf({ state }: Altinn2Call, of: number, who: number): Omit<Holder, 'who'> {
  const found = state.store.holders.find((one) => one.of === of && one.who.id === who);
  return found ?? { of, roles: [], rights: [] };
}
