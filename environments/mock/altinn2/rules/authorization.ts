import { refuse } from '../call.ts';
import { actions, roleDefinitionOf, type RoleDefinition } from '../data/roles.ts';
import { services } from '../data/services.ts';
import type { HeldRight, HeldRole, Holder } from '../state/holder.ts';
import type { Reply } from '../../server/message.ts';

/** A right as it is listed, from a role or given by itself. */
export interface ListedRight extends HeldRight {
  readonly source: 'RoleTypeRights' | 'DirectlyDelegatedRights';
}

/** Roles, rights and who gives them (reference altinn2 5.6). */
export const authorizationRules = {
  findsDefinition: (id: number): RoleDefinition | undefined => roleDefinitionOf(id),

  /** Rights of every role that is held, then those given by themselves. */
  rightsOf,

  /** Whether one of the rights is to this service; without an edition any will do. */
  opensService: (rights: readonly ListedRight[], code: string, edition: string | null): boolean =>
    rights.some(
      ({ service }) =>
        service.code === code && (edition === null || String(service.edition) === edition),
    ),

  /** The last five digits of an identity number are hidden. */
  masks: (number: string): string => `${number.slice(0, 6)}*****`,

  refusesManaging: (): Reply => refuse(403, 'Forbidden'),

  refusesDelegate: (): Reply => refuse(403, 'The name does not match the register'),

  isDelegable: ({ isDelegable }: RoleDefinition): boolean => isDelegable,

  refusesRole: (): Reply => refuse(403, 'The role cannot be delegated'),

  /** Only what was delegated has an id, and can be taken away. */
  canRemoveRole: ({ delegator }: HeldRole): boolean => delegator !== undefined,

  refusesRemoval: (): Reply => refuse(403, 'The role cannot be deleted'),

  canRemoveRight: ({ source }: ListedRight): boolean => source === 'DirectlyDelegatedRights',

  unknownHolder: (): Reply => refuse(404, 'Not Found'),

  /** Switched off in 2023 (release notes 23.5). */
  givesUpRole: (): Reply => refuse(410, 'Gone'),

  /** What becomes of the list of holders when one is changed; who holds nothing is gone. */
  keepsHolder: (holder: Holder): boolean =>
    holder.rights.length > 0 || holder.roles.some(({ definition }) => definition !== 89),
};

function rightsOf({ roles, rights }: Pick<Holder, 'roles' | 'rights'>): readonly ListedRight[] {
  const held = roles.map(({ definition }) => definition);
  const byRole = services
    .filter((service) => service.roles.some((role) => held.includes(role)))
    .flatMap(({ code, edition }) =>
      actions.map((action, at): ListedRight => {
        const id = 10_000_000 + Number(code) * 10 + at;
        return { id, service: { code, edition }, action, source: 'RoleTypeRights' };
      }),
    );
  return [
    ...byRole,
    ...rights.map((one): ListedRight => ({ ...one, source: 'DirectlyDelegatedRights' })),
  ];
}
