import type { TargetDefinition } from './environment-definition.ts';
import { grant, platformScopes } from './platform-actors.ts';

/** A client whose token of Maskinporten is sent as it is. */
const granted: typeof grant = (prefix, scopes, more) =>
  grant(prefix, scopes, { ...more, exchange: false });

const client = granted('SAMSVAR_GRANT', platformScopes.user);
const supplier = granted('SAMSVAR_SUPPLIER', platformScopes.user);
const systemUser = granted('SAMSVAR_SYSTEM', platformScopes.user, { isSystemUser: true });
const certificate = granted('SAMSVAR_CERTIFICATE', platformScopes.user, { sharesClient: false });

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
    grantedOwner: granted('SAMSVAR_ORG', platformScopes.owner),
    grantedOrganisation: client,
    grantedSupplier: supplier,
    grantedSystemUser: systemUser,
    grantedDigdir: { kind: 'given' },
    grantedUnlisted: { kind: 'given' },
  },
  asksAsNobody: true,
};
