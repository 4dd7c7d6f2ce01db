import type { ActorDefinition, TargetDefinition } from './environment-definition.ts';
import { grant, platformScopes } from './platform-actors.ts';

/** Scopes of the system register (reference altinn-platform 2.4). */
const scopes = {
  register: 'altinn:authentication/systemregister.write',
  requestWrite: 'altinn:authentication/systemuser.request.write',
  requestRead: 'altinn:authentication/systemuser.request.read',
} as const;

const vendorScopes = Object.values(scopes);

/** What the mock of the system register has, said once more as a vendor would. */
const mockParameters = {
  vendorNumber: '991825827',
  otherVendorNumber: '974761076',
  customer: '950474084',
  party: '500700',
  otherCustomer: '913312465',
  unknownCustomer: '999999999',
  resource: 'authentication-e2e-test',
  otherResource: 'ske-krav-og-betalinger',
  appResource: 'app_ttd_kontrakt',
  unknownResource: 'finnes-ikke',
  undelegableResource: 'syntetisk-samtykke',
  accessPackage: 'urn:altinn:accesspackage:skattnaering',
  otherPackage: 'urn:altinn:accesspackage:merverdiavgift',
  clientPackage: 'urn:altinn:accesspackage:regnskapsforer-lonn',
  undelegablePackage: 'urn:altinn:accesspackage:syntetisk-ikke-delegerbar',
  assignablePackage: 'urn:altinn:accesspackage:syntetisk-bare-tilordnes',
};

/** The embedded mock; systems and system users are those that Maskinporten of the mock knows. */
export const systemRegisterMock: TargetDefinition = {
  baseUrl: 'given by the mock',
  describe: 'embedded; a system user that is approved gets tokens and acts in the app',
  actors: { anonymous: { kind: 'anonymous' } },
  parameters: mockParameters,
};

/** The vendor with these scopes alone. */
function vendor(wanted: readonly string[], more?: Parameters<typeof grant>[2]): ActorDefinition {
  return grant('SAMSVAR_VENDOR', wanted, more);
}

/** The platform of tt02: systems of your own vendor; a system that is deleted keeps its id for good. */
export const systemRegisterTt02: TargetDefinition = {
  baseUrl: 'https://platform.tt02.altinn.no',
  baseUrlVariable: 'SAMSVAR_SYSTEM_REGISTER_BASE_URL',
  describe: 'systems and requests of your own vendor; ids of deleted systems stay taken',
  actors: {
    anonymous: { kind: 'anonymous' },
    vendor: vendor(vendorScopes),
    registerOnly: vendor([scopes.register]),
    requestWrite: vendor([scopes.requestWrite]),
    requestRead: vendor([scopes.requestRead]),
    noScope: vendor(platformScopes.user),
    raw: vendor(vendorScopes, { exchange: false }),
    otherVendor: grant('SAMSVAR_OTHER_VENDOR', vendorScopes, { sharesClient: false }),
    admin: { kind: 'given' },
    user: { kind: 'given' },
  },
  parameters: {
    vendorNumber: { setting: 'SAMSVAR_VENDOR_ORG_NUMBER' },
    otherVendorNumber: { setting: 'SAMSVAR_OTHER_VENDOR_ORG_NUMBER' },
    customer: { setting: 'SAMSVAR_ALTINN_APP_ORGANISATION_NUMBER' },
    party: { setting: 'SAMSVAR_ALTINN_APP_PARTY_ID' },
    otherCustomer: { setting: 'SAMSVAR_SYSTEM_REGISTER_OTHER_CUSTOMER' },
    unknownCustomer: '999999999',
    resource: { setting: 'SAMSVAR_SYSTEM_REGISTER_RESOURCE', otherwise: 'authentication-e2e-test' },
    otherResource: {
      setting: 'SAMSVAR_SYSTEM_REGISTER_OTHER_RESOURCE',
      otherwise: 'ske-krav-og-betalinger',
    },
    appResource: { setting: 'SAMSVAR_SYSTEM_REGISTER_APP_RESOURCE' },
    unknownResource: 'samsvar-finnes-ikke',
    accessPackage: 'urn:altinn:accesspackage:skattnaering',
    otherPackage: 'urn:altinn:accesspackage:merverdiavgift',
    clientPackage: 'urn:altinn:accesspackage:regnskapsforer-lonn',
  },
};
