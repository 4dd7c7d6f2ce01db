import { organisationParty, parties, personParty, type Party } from '../../identities.ts';
import type { StoredOwner } from '../instances/instance.ts';

/** Whom a client names as owner: any of these identifiers. */
export type WantedOwner = Readonly<Partial<Record<keyof StoredOwner, string | null>>>;

/** The party, or the text of the refusal. */
export type PartyLookup = { readonly party: Party } | { readonly problem: string };

const registerMissing = '404 - Not Found - ';

/**
 * Finds the owner's party; a party id comes before the other identifiers, with no check that they
 * agree (reference 1.1 step 6, section 4).
 */
export function lookupParty(owner: WantedOwner): PartyLookup {
  if (isGiven(owner.partyId)) return byPartyId(owner.partyId);
  if (isGiven(owner.externalIdentifier)) return byExternalId(owner.externalIdentifier);
  if (isGiven(owner.personNumber)) {
    return found(personParty(owner.personNumber), 'personNumber', owner.personNumber);
  }
  if (isGiven(owner.organisationNumber)) {
    const party = organisationParty(owner.organisationNumber);
    return found(party, 'organisationNumber', owner.organisationNumber);
  }
  const reason = `The exception was: ${registerMissing}`;
  return failed(`Failed to lookup party by personNumber or organisationNumber: . ${reason}`);
}

/** True where the owner names anybody at all. */
export function namesOwner(owner: WantedOwner): boolean {
  return Object.values(owner).some((value) => isGiven(value));
}

/** The owner as Storage keeps it: from the register, never from the client. */
export function storedOwnerOf(party: Party): StoredOwner {
  return {
    partyId: String(party.partyId),
    personNumber: party.ssn,
    organisationNumber: party.orgNumber,
    username: null,
    externalIdentifier: null,
  };
}

function byPartyId(partyId: string): PartyLookup {
  if (!/^\s*\d+\s*$/.test(partyId)) {
    const reason = `The input string '${partyId}' was not in a correct format.`;
    return failed(`Failed to lookup party by partyId: ${partyId}. The exception was: ${reason}`);
  }
  const party = parties.get(Number(partyId));
  const missing = 'Object reference not set to an instance of an object.';
  if (party !== undefined) return { party };
  return failed(`Failed to lookup party by partyId: ${partyId}. The exception was: ${missing}`);
}

function byExternalId(urn: string): PartyLookup {
  const [, kind = '', number = ''] = /(person|organization):.*?(\d+)$/.exec(urn) ?? [];
  const party = kind === 'person' ? personParty(number) : organisationParty(number);
  return found(party, 'externalIdentifier', urn);
}

function found(party: Party | undefined, by: string, value: string): PartyLookup {
  if (party !== undefined) return { party };
  return failed(`Failed to lookup party by ${by}: ${value}. The exception was: ${registerMissing}`);
}

function failed(text: string): PartyLookup {
  return { problem: `Cannot lookup party: ${text}` };
}

function isGiven(value: string | null | undefined): value is string {
  return value !== null && value !== undefined && value !== '';
}
