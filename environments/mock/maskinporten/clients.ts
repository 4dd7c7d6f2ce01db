import { organisations } from '../fiks-svarut/access/accounts.ts';
import { fiksScope } from '../fiks-svarut/access/token.ts';
import { createSigningKey } from '../server/create-world.ts';
import { selfSigned } from '../server/self-signed.ts';
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
  /** Scopes on the client that it is refused all the same, and why. */
  readonly refusedScopes: Readonly<Record<string, 'integrationType' | 'notGiven'>>;
  /** Its registered key is past its year. */
  readonly isKeyExpired: boolean;
  readonly key: SigningKey;
  /** It signs with an enterprise certificate: chains of base64 DER around its key. */
  readonly chains?: CertificateChains;
}

/** Chains for `x5c`; all but the first are refused. */
export interface CertificateChains {
  readonly valid: readonly string[];
  readonly expired: readonly string[];
  readonly otherOrganisation: readonly string[];
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

const vendorClient = '7c1e5a0b-2f64-4d38-9b51-0e6f3a8d1c01';

const knownUsers: readonly RegisteredSystemUser[] = [
  { id: systemUser.id, systemId: systemUser.systemId, ownerOrgNumber: systemUser.orgNumber },
  {
    id: '2f4a8c1e-6b3d-4e90-8a57-c1d09e7b3f52',
    systemId: systemUser.systemId,
    ownerOrgNumber: '310702641',
    externalRef: 'avdeling-1',
  },
];

/** What the system register is seeded with: the system users of the first client. */
export const knownSystemUsers = { clientId: vendorClient, users: knownUsers };

type Row = Pick<RegisteredClient, 'clientId' | 'name' | 'orgNumber' | 'scopes'> &
  Partial<Omit<RegisteredClient, 'key' | 'chains'>> & { readonly usesCertificate?: true };

const numberOf = (owner: string): string => serviceOwners[owner]?.orgNumber ?? '';

const table: readonly Row[] = [
  {
    clientId: vendorClient,
    name: 'samsvar-vendor',
    orgNumber: systemUser.vendorOrgNumber,
    scopes: [...userScopes, 'altinn:authentication/systemuser.request.write'],
    delegatedBy: [systemUser.orgNumber],
    systemUsers: knownUsers,
    refusedScopes: {
      'altinn:portal/enduser': 'integrationType',
      'altinn:events.publish.admin': 'notGiven',
    },
  },
  {
    clientId: '7c1e5a0b-2f64-4d38-9b51-0e6f3a8d1c02',
    name: 'samsvar-owner',
    orgNumber: numberOf('ttd'),
    scopes: [...ownerScopes, ...userScopes],
  },
  {
    clientId: '7c1e5a0b-2f64-4d38-9b51-0e6f3a8d1c03',
    name: 'samsvar-other-owner',
    orgNumber: numberOf('digdir'),
    scopes: [...ownerScopes, ...userScopes],
  },
  {
    clientId: '7c1e5a0b-2f64-4d38-9b51-0e6f3a8d1c04',
    name: 'samsvar-fiks',
    orgNumber: organisations.supplier,
    scopes: [fiksScope],
  },
  {
    clientId: '7c1e5a0b-2f64-4d38-9b51-0e6f3a8d1c05',
    name: 'samsvar-certificate',
    orgNumber: systemUser.vendorOrgNumber,
    scopes: userScopes,
    usesCertificate: true,
  },
  {
    clientId: '7c1e5a0b-2f64-4d38-9b51-0e6f3a8d1c06',
    name: 'samsvar-expired-key',
    orgNumber: systemUser.vendorOrgNumber,
    scopes: userScopes,
    isKeyExpired: true,
  },
  {
    clientId: '7c1e5a0b-2f64-4d38-9b51-0e6f3a8d1c07',
    name: 'samsvar-rotation',
    orgNumber: systemUser.vendorOrgNumber,
    scopes: userScopes,
  },
  {
    clientId: '7c1e5a0b-2f64-4d38-9b51-0e6f3a8d1c08',
    name: 'samsvar-system-vendor',
    orgNumber: numberOf('digdir'),
    scopes: [
      ...userScopes,
      'altinn:authentication/systemregister.write',
      'altinn:authentication/systemuser.request.write',
      'altinn:authentication/systemuser.request.read',
    ],
  },
];

let made: Promise<readonly RegisteredClient[]> | undefined;

/** The registered clients; their keys are made once per process, at the first question. */
export function registeredClients(): Promise<readonly RegisteredClient[]> {
  made ??= Promise.all(table.map(toClient));
  return made;
}

async function toClient({ usesCertificate, ...row }: Row): Promise<RegisteredClient> {
  const key = await createSigningKey();
  const client = { delegatedBy: [], systemUsers: [], refusedScopes: {}, isKeyExpired: false };
  const chains = usesCertificate === true ? { chains: chainsOf(row.orgNumber, key) } : {};
  return { ...client, ...row, key, ...chains };
}

const dayMs = 24 * 3600 * 1000;

function chainsOf(orgNumber: string, key: SigningKey): CertificateChains {
  const now = Date.now();
  const [past, yesterday, later] = [now - 400 * dayMs, now - dayMs, now + 300 * dayMs];
  const chain = (number: string, end: number): readonly string[] => {
    const life = { notBefore: new Date(past), notAfter: new Date(end) };
    const subject = { commonName: 'Samsvar', orgNumber: number, ...life };
    return [selfSigned(subject, key).toString('base64')];
  };
  return {
    valid: chain(orgNumber, later),
    expired: chain(orgNumber, yesterday),
    otherOrganisation: chain('310702641', later),
  };
}
