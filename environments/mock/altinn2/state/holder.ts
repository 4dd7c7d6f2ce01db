import { organisations, persons, type Party } from '../access/parties.ts';

/** A role that somebody holds. */
export interface HeldRole {
  /** Absent for the base role, which comes with others. */
  readonly id?: number;
  readonly definition: number;
  readonly delegator?: string;
  readonly delegated?: Date;
}

/** A right to a service that somebody was given himself. */
export interface HeldRight {
  readonly id: number;
  readonly service: { readonly code: string; readonly edition: number };
  readonly action: string;
}

/** What somebody holds of a party. */
export interface Holder {
  /** Whose roles and rights: party id. */
  readonly of: number;
  readonly who: Party;
  readonly roles: readonly HeldRole[];
  readonly rights: readonly HeldRight[];
}

const { user, member, director } = persons;
const { company, archive } = organisations;
const given = new Date('2021-07-01T06:39:00.157Z');
const delegated = (id: number, definition: number): HeldRole => ({
  id,
  definition,
  delegator: director.name,
  delegated: given,
});
const base: HeldRole = { definition: 89 };
const fromRegister = (definition: number): HeldRole => ({ definition });

/** Who holds what from the start. */
export const seededHolders: readonly Holder[] = [
  {
    of: company.id,
    who: director,
    roles: [fromRegister(86)],
    rights: [],
  },
  {
    of: company.id,
    who: user,
    roles: [delegated(515_601, 4), delegated(515_602, 11), base],
    rights: [{ id: 1_009_589, service: { code: '9004', edition: 2 }, action: 'Read' }],
  },
  {
    of: company.id,
    who: member,
    roles: [delegated(515_603, 11), base],
    rights: [{ id: 1_009_590, service: { code: '9004', edition: 2 }, action: 'Read' }],
  },
  { of: archive.id, who: user, roles: [delegated(515_604, 4), base], rights: [] },
  { of: user.id, who: user, roles: [fromRegister(82)], rights: [] },
];
