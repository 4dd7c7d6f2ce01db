import { parties, type Party, type User } from '../../identities.ts';

type Json = Record<string, unknown>;
/** How a national identity number is shown. */
export type Mask = (ssn: string) => string;

/** A party of a list, children one level deep (reference 1.8, 12 "nulls"). */
export function partyJson(party: Party, mask: Mask): Json {
  // A sub-unit whose main unit is not on the list has an empty number instead of none (recorded PA1).
  const ssn = party.unitType === 'BEDR' ? '' : masked(party, mask);
  return { ...shared(party, ssn), childParties: party.children.flatMap((id) => child(id, mask)) };
}

function child(id: number, mask: Mask): Json[] {
  const party = parties.get(id);
  return party === undefined ? [] : [{ ...shared(party, masked(party, mask)), childParties: null }];
}

const masked = (party: Party, mask: Mask): string | null =>
  party.ssn === null ? null : mask(party.ssn);

function shared(party: Party, ssn: string | null): Json {
  return {
    partyId: party.partyId,
    partyUuid: party.partyUuid,
    partyTypeName: party.partyTypeName,
    orgNumber: party.orgNumber,
    ssn,
    unitType: party.unitType,
    name: party.name,
    isDeleted: false,
    onlyHierarchyElementWithNoAccess: false,
    person: null,
    organization: null,
  };
}

/** A user's own party as the profile holds it: with the person. */
export function profileParty(party: Party, mask: Mask): Json {
  const ssn = masked(party, mask);
  const orgNumber = party.orgNumber ?? '';
  const person = party.ssn === null ? null : personJson(party, ssn);
  return { ...shared(party, ssn), orgNumber, person, childParties: null };
}

/** A user's profile. */
export function profileJson(user: User, mask: Mask): Json {
  const party = parties.get(user.partyId);
  return {
    userId: user.userId,
    userUuid: null,
    userName: user.userName,
    externalIdentity: null,
    isReserved: false,
    phoneNumber: user.phoneNumber,
    email: user.email,
    partyId: user.partyId,
    party: party === undefined ? null : profileParty(party, mask),
    userType: user.userType,
    profileSettingPreference: {
      language: user.language,
      preSelectedPartyId: 0,
      doNotPromptForParty: true,
    },
  };
}

/** First, middle and last name of a person's party. */
export function namesOf(party: Party): { firstName: string; middleName: string; lastName: string } {
  const names = party.name.split(' ');
  return {
    firstName: names[0] ?? '',
    middleName: names.slice(1, -1).join(' '),
    lastName: names.at(-1) ?? '',
  };
}

function personJson(party: Party, ssn: string | null): Json {
  return {
    ssn,
    name: party.name,
    ...namesOf(party),
    telephoneNumber: '12345678',
    mobileNumber: '87654321',
    ...(addresses[party.partyId] ?? addressOf(['Testveien', '1', '0001', 'Oslo', '0301', 'Oslo'])),
    dateOfDeath: null,
  };
}

type AddressParts = readonly [
  street: string,
  house: string,
  code: string,
  city: string,
  municipality: string,
  municipalityName: string,
];

function addressOf([
  street,
  house,
  code,
  city,
  municipality,
  municipalityName,
]: AddressParts): Json {
  return {
    mailingAddress: `${street} ${house} ${code} ${city}`,
    mailingPostalCode: code,
    mailingPostalCity: city,
    addressMunicipalNumber: municipality,
    addressMunicipalName: municipalityName,
    addressStreetName: street,
    addressHouseNumber: house,
    addressHouseLetter: null,
    addressPostalCode: code,
    addressCity: city,
  };
}

const addresses: Readonly<Record<number, Json>> = {
  501337: {
    ...addressOf(['Grev Wedels Plass', '9', '0157', 'Oslo', '0301', 'Oslo']),
    addressPostalCode: '0151',
  },
  512345: {
    ...addressOf(['Blåbærveien', '7', '8450', 'Stokmarknes', '1866', 'Hadsel']),
    mailingAddress: 'Blåbæreveien 7 8450 Stokmarknes',
    addressCity: 'Stokarknes',
  },
};
