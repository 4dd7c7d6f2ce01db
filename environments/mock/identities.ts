// The platform's public synthetic test data: parties, users and organisations of the recordings.

/** 1 person, 2 organisation. */
export type PartyType = 1 | 2;

/** A party of the register. */
export interface Party {
  readonly partyId: number;
  readonly partyUuid: string;
  readonly partyTypeName: PartyType;
  /** National identity number; null for organisations. */
  readonly ssn: string | null;
  readonly orgNumber: string | null;
  readonly unitType: string | null;
  readonly name: string;
  /** Sub-units by party id. */
  readonly children: readonly number[];
}

/** A person who logs in. */
export interface User {
  readonly userId: number;
  readonly userName: string;
  readonly partyId: number;
  readonly phoneNumber: string;
  readonly email: string;
  readonly userType: number;
  readonly language: string;
  /** Parties that the user acts for, in the order of the party list. */
  readonly actsFor: readonly number[];
}

const organisation = (
  partyId: number,
  [partyUuid, orgNumber, unitType, name]: readonly [string, string, string, string],
  children: readonly number[] = [],
): Party => ({
  partyId,
  partyUuid,
  partyTypeName: 2,
  ssn: null,
  orgNumber,
  unitType,
  name,
  children,
});

const person = (
  partyId: number,
  [partyUuid, ssn, name]: readonly [string, string, string],
): Party => ({
  partyId,
  partyUuid,
  partyTypeName: 1,
  ssn,
  orgNumber: null,
  unitType: null,
  name,
  children: [],
});

const table: readonly Party[] = [
  person(501337, ['e9dd7d91-32d8-4933-a108-07562762d572', '01039012345', 'Sophie Salt']),
  person(512345, ['48153af4-265f-4b35-8ed9-232fafbc716e', '01017512345', 'Ola Nordmann']),
  // prettier-ignore
  organisation(500000, ['77cab4d6-84bb-4eb2-91bd-710415a72d8a', '897069650', 'AS', 'DDG Fitness AS'], [500001, 500002, 500003]),
  // prettier-ignore
  organisation(500001, ['5e5d1e4f-810b-4619-9901-093cbf1d8be3', '897069651', 'BEDR', 'DDG Fitness Oslo']),
  // prettier-ignore
  organisation(500002, ['cae55382-3065-4242-9b09-061c20e2a67d', '897069652', 'BEDR', 'DDG Fitness Bergen']),
  // prettier-ignore
  organisation(500003, ['ab831058-2fa4-4c6b-8e6f-23aadbddf44e', '897069653', 'BEDR', 'DDG Fitness Trondheim']),
  // prettier-ignore
  organisation(500600, ['c25f54e6-c0a2-4298-a6b3-9cc38963f0da', '897069631', 'AS', 'EAS Health Consulting']),
  // prettier-ignore
  organisation(500700, ['117e86a4-117f-41b0-8f2d-c383e2a69f9e', '950474084', 'BRL', 'Oslos Vakreste Borettslag']),
  // prettier-ignore
  organisation(500800, ['90995e9f-b100-477f-a7fb-f3ab7dd91062', '910457292', 'AS', 'EAS Health Consulting Sortland']),
  // prettier-ignore
  organisation(500801, ['3b10e49a-ec4c-4eb2-ba7c-995f31ce51d5', '910471120', 'AS', 'EAS Health Consulting Stokmarknes']),
  // prettier-ignore
  organisation(500802, ['5de8f23d-04b8-4f98-a305-4d357c6e0b53', '910423495', 'AS', 'EAS Health Consulting Svolvær']),
  // prettier-ignore
  organisation(500004, ['7f6e1075-50a5-456e-a720-3ebd49f82050', '043871668', 'BEDR', 'Skog og Fjell Consulting']),
  person(510002, ['a180d56f-8e16-4b28-9c2e-0d2b5c4a7b10', '17858296439', 'Gro Gran']),
];

/** Every party of the register, by party id. */
export const parties: ReadonlyMap<number, Party> = new Map(table.map((p) => [p.partyId, p]));

/** Every user, by user id. */
export const users: ReadonlyMap<number, User> = new Map([
  [
    1337,
    {
      userId: 1337,
      userName: 'SophieDDG',
      partyId: 501337,
      phoneNumber: '90001337',
      email: '1337@altinnstudiotestusers.com',
      userType: 1,
      language: 'nn',
      actsFor: [501337, 5e5, 500600, 500700, 500800, 500801, 500802, 500004],
    },
  ],
  [
    12345,
    {
      userId: 12345,
      userName: 'OlaNordmann',
      partyId: 512345,
      phoneNumber: '12345678',
      email: 'test@test.com',
      userType: 0,
      language: 'nb',
      actsFor: [512345],
    },
  ],
]);

/** Service owners: code to organisation number and the name shown as "changed by". */
export const serviceOwners: Readonly<Record<string, { orgNumber: string; name: string }>> = {
  ttd: { orgNumber: '405003309', name: 'Testdepartementet' },
  digdir: { orgNumber: '991825827', name: 'Digitaliseringsdirektoratet' },
  brg: { orgNumber: '974760673', name: 'Brønnøysundregistrene' },
};

/** The system user of the recordings. */
export const systemUser = {
  id: 'd111dbab-d619-4f15-bf29-58fe570a9ae6',
  orgNumber: '950474084',
  vendorOrgNumber: '913312465',
  systemId: '913312465_sbs',
};

/** The party with this organisation number. */
export function organisationParty(orgNumber: string): Party | undefined {
  return table.find((party) => party.orgNumber === orgNumber);
}

/** The party with this national identity number. */
export function personParty(ssn: string): Party | undefined {
  return table.find((party) => party.ssn === ssn);
}

/** The parties that this user acts for, sub-units included. */
export function representedParties(userId: number): ReadonlySet<number> {
  const listed = users.get(userId)?.actsFor ?? [];
  return new Set(listed.flatMap((id) => [id, ...(parties.get(id)?.children ?? [])]));
}
