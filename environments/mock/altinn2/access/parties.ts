/** Somebody whom the register knows; synthetic numbers (Tenor adds 80 to the month, organisations of the series 31…). */
export interface Party {
  /** Of the reportee id `r<id>`. */
  readonly id: number;
  readonly uuid: string;
  readonly kind: 'person' | 'organization';
  readonly name: string;
  /** Of persons. */
  readonly lastName?: string;
  /** National identity number or organisation number. */
  readonly number: string;
  /** Code of the organisation form. */
  readonly form?: string;
  /** Organisation number of the unit above. */
  readonly parent?: string;
}

type Named = readonly [id: number, number: string, name: string];

const uuidOf = (id: number): string => `5a3e1c70-0000-4000-8000-0000${id}`;

const person = ([id, number, name]: Named): Party => ({
  id,
  uuid: uuidOf(id),
  kind: 'person',
  name,
  lastName: name.split(' ')[0] ?? name,
  number,
});

const organisation = ([id, number, name]: Named, form: string, parent?: string): Party => ({
  id,
  uuid: uuidOf(id),
  kind: 'organization',
  name,
  number,
  form,
  ...(parent === undefined ? {} : { parent }),
});

/** Persons by what they are there for. */
export const persons = {
  /** Logs in, and is access manager of the company. */
  user: person([50010001, '14857410077', 'BJELLE FORSIKTIG']),
  /** Works for the company and manages nothing. */
  member: person([50010002, '02896612193', 'TRAPP GLATT']),
  /** Stands for himself alone. */
  stranger: person([50010003, '23888110135', 'KANAL STILLE']),
  /** Is there to be given rights. */
  receiver: person([50010004, '11927011958', 'SYKKEL RUND']),
  /** Has contact data for the company, and roles from the register. */
  director: person([50010005, '30855910434', 'LAMPE KLAR']),
} as const;

/** Organisations by what they are there for. */
export const organisations = {
  /** Whose message box is written to. */
  company: organisation([50020001, '312801000', 'FORSIKTIG BJELLE AS'], 'AS'),
  /** A unit of the company. */
  unit: organisation([50020002, '312801744', 'FORSIKTIG BJELLE AVD OSLO'], 'BEDR', '312801000'),
  /** Whose message box is long, and never written to. */
  archive: organisation([50020003, '312802112', 'LANGT ARKIV AS'], 'AS'),
  /** Nobody's who logs in. */
  foreign: organisation([50020004, '312802481', 'FREMMED FJORD AS'], 'AS'),
  /** Is there to be given rights. */
  receiver: organisation([50020005, '312802856', 'MOTTAK MOLO AS'], 'AS'),
  /** Owns services. */
  owner: organisation([50020006, '312803224', 'TESTDEPARTEMENTET'], 'ORGL'),
} as const;

/** Everybody in the register. */
export const parties: readonly Party[] = [
  ...Object.values(persons),
  ...Object.values(organisations),
];

const { user, member, stranger, receiver, director } = persons;
const { company, unit, archive } = organisations;

const represented: readonly (readonly [Party, readonly Party[]])[] = [
  [user, [user, company, unit, archive]],
  [member, [member, company]],
  [stranger, [stranger]],
  [receiver, [receiver]],
  [director, [director, company]],
];

/** Whom a person may stand for, himself first. */
export function representedBy(who: Party): readonly Party[] {
  return represented.find(([one]) => one.id === who.id)?.[1] ?? [];
}

/** Whether a person decides who gets rights of a party. */
export function manages(who: Party, party: Party): boolean {
  return who.id === party.id || (who.id === user.id && [company.id, archive.id].includes(party.id));
}

/** The party with this identity or organisation number. */
export function partyOf(number: string): Party | undefined {
  return parties.find((party) => party.number === number);
}

/** The party with this reportee id (`r50010001`). */
export function reporteeOf(id: string): Party | undefined {
  return parties.find((party) => `r${party.id}` === id.toLowerCase());
}
