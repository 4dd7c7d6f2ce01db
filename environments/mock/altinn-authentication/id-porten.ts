import type { JWTPayload } from 'jose';
import { parties, users } from '../identities.ts';
import { lazyKey } from '../server/create-world.ts';

/** Issuer of the mock's ID-porten; without a trailing slash, as the service's. */
export const idPortenIssuer = 'https://idporten.mock.samsvar.invalid';

/** Key of the mock's ID-porten, which stands nowhere else in the mock. */
export const idPortenKey = lazyKey();

interface Person {
  readonly userId: number;
  readonly userName: string;
  readonly partyId: number;
  readonly partyUuid: string;
}

/** Of the recording alone, by national identity number (synthetic). */
const recorded: ReadonlyMap<string, Person> = new Map([
  [
    '01899699552',
    {
      userId: 20_000_001,
      userName: '',
      partyId: 50_000_001,
      partyUuid: '5f9a0f0e-7f0b-4a3c-9a53-0d1b7f8b2c01',
    },
  ],
]);

function personOf(pid: unknown): Person | undefined {
  const user = [...users.values()].find(({ partyId }) => parties.get(partyId)?.ssn === pid);
  if (user === undefined) return typeof pid === 'string' ? recorded.get(pid) : undefined;
  const partyUuid = parties.get(user.partyId)?.partyUuid ?? '';
  return { userId: user.userId, userName: user.userName, partyId: user.partyId, partyUuid };
}

/** What the exchange says of a person; undefined for one without a user. */
export function personClaims({ pid, acr }: JWTPayload): Record<string, unknown> | undefined {
  const person = personOf(pid);
  if (person === undefined) return undefined;
  return {
    nameid: String(person.userId),
    'urn:altinn:userid': String(person.userId),
    'urn:altinn:username': person.userName,
    'urn:altinn:partyid': person.partyId,
    'urn:altinn:party:uuid': person.partyUuid,
    'urn:altinn:authenticatemethod': 'BankID',
    'urn:altinn:authlevel': acr === 'idporten-loa-high' ? 4 : 3,
  };
}
