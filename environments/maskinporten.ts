import type { ActorDefinition, TargetDefinition } from './environment-definition.ts';

interface Client {
  /** Begins the names of its settings. */
  readonly prefix: string;
  readonly scopes: readonly string[];
  /** False: only a client of its own, none that others have, too. */
  readonly sharesClient?: boolean;
  readonly isSystemUser?: boolean;
}

/** A client whose token of Maskinporten is sent as it is. */
function granted({
  prefix,
  scopes,
  sharesClient = true,
  isSystemUser = false,
}: Client): ActorDefinition {
  return { kind: 'maskinporten', prefix, sharesClient, isSystemUser, scopes, exchange: false };
}

const userScopes = ['altinn:instances.read', 'altinn:instances.write'];
const ownerScopes = ['altinn:serviceowner/instances.read', 'altinn:serviceowner/instances.write'];

const client = granted({ prefix: 'SAMSVAR_GRANT', scopes: userScopes });
const supplier = granted({ prefix: 'SAMSVAR_SUPPLIER', scopes: userScopes });
const systemUser = granted({ prefix: 'SAMSVAR_SYSTEM', scopes: userScopes, isSystemUser: true });
const certificate = granted({
  prefix: 'SAMSVAR_CERTIFICATE',
  scopes: userScopes,
  sharesClient: false,
});

/** Maskinporten of the test environment: metadata and keys as nobody, grants where there is a client. */
export const maskinportenTest: TargetDefinition = {
  baseUrl: 'https://test.maskinporten.no',
  describe: 'metadata and keys; some thirty grants of a client, most of them wrong',
  actors: { anonymous: { kind: 'anonymous' }, client, supplier, systemUser, certificate },
  asksAsNobody: true,
  parameters: {
    issuer: 'https://test.maskinporten.no/',
    ownOrganisation: { setting: 'SAMSVAR_GRANT_ORG_NUMBER' },
    undelegatedOrganisation: { setting: 'SAMSVAR_GRANT_UNDELEGATED_ORG' },
  },
};

/** The token exchange of the platform: callers show what Maskinporten gave them (reference altinn-platform 2). */
export const authenticationTt02: TargetDefinition = {
  baseUrl: 'https://platform.tt02.altinn.no',
  describe: 'token exchange of the platform',
  actors: {
    anonymous: { kind: 'anonymous' },
    grantedOwner: granted({ prefix: 'SAMSVAR_ORG', scopes: ownerScopes }),
    grantedOrganisation: client,
    grantedSupplier: supplier,
    grantedSystemUser: systemUser,
    grantedDigdir: { kind: 'given' },
    grantedUnlisted: { kind: 'given' },
  },
  asksAsNobody: true,
};
