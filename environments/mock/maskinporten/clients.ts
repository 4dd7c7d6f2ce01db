import { organisations } from '../fiks-svarut/access/accounts.ts';
import { fiksScope } from '../fiks-svarut/access/token.ts';
import { createSigningKey } from '../server/create-world.ts';
import type { SigningKey } from '../server/world.ts';
import { serviceOwners, systemUser } from '../identities.ts';

/** A client as self-service has it registered, with the private key that a test signs grants with. */
export interface RegisteredClient {
  readonly clientId: string;
  /** The client's own name in the mock. */
  readonly name: string;
  readonly orgNumber: string;
  readonly scopes: readonly string[];
  /** Organisations that have delegated the client's scopes to it. */
  readonly delegatedBy: readonly string[];
  /** System users of the client's systems: owner and the reference given at creation. */
  readonly systemUsers: readonly RegisteredSystemUser[];
  readonly key: SigningKey;
}

/** A system user that a customer has accepted. */
export interface RegisteredSystemUser {
  readonly id: string;
  readonly systemId: string;
  readonly ownerOrgNumber: string;
  /** Absent: none was given when the system user was made. */
  readonly externalRef?: string;
}

const userScopes = ['altinn:instances.read', 'altinn:instances.write'];
const ownerScopes = [
  'altinn:serviceowner',
  'altinn:serviceowner/instances.read',
  'altinn:serviceowner/instances.write',
];

const table: readonly Omit<RegisteredClient, 'key'>[] = [
  {
    clientId: '7c1e5a0b-2f64-4d38-9b51-0e6f3a8d1c01',
    name: 'samsvar-vendor',
    orgNumber: systemUser.vendorOrgNumber,
    scopes: [...userScopes, 'altinn:authentication/systemuser.request.write'],
    delegatedBy: [systemUser.orgNumber],
    systemUsers: [
      {
        id: systemUser.id,
        systemId: systemUser.systemId,
        ownerOrgNumber: systemUser.orgNumber,
      },
    ],
  },
  {
    clientId: '7c1e5a0b-2f64-4d38-9b51-0e6f3a8d1c02',
    name: 'samsvar-owner',
    orgNumber: serviceOwners['ttd']?.orgNumber ?? '',
    scopes: [...ownerScopes, ...userScopes],
    delegatedBy: [],
    systemUsers: [],
  },
  {
    clientId: '7c1e5a0b-2f64-4d38-9b51-0e6f3a8d1c03',
    name: 'samsvar-other-owner',
    orgNumber: serviceOwners['digdir']?.orgNumber ?? '',
    scopes: [...ownerScopes, ...userScopes],
    delegatedBy: [],
    systemUsers: [],
  },
  {
    clientId: '7c1e5a0b-2f64-4d38-9b51-0e6f3a8d1c04',
    name: 'samsvar-fiks',
    orgNumber: organisations.supplier,
    scopes: [fiksScope],
    delegatedBy: [],
    systemUsers: [],
  },
];

let made: Promise<readonly RegisteredClient[]> | undefined;

/** The registered clients; their keys are made once per process, at the first question. */
export function registeredClients(): Promise<readonly RegisteredClient[]> {
  made ??= Promise.all(table.map(async (row) => ({ ...row, key: await createSigningKey() })));
  return made;
}
