import type {
  ActorDefinition,
  MaskinportenDefinition,
  TargetDefinition,
} from './environment-definition.ts';

/** A supplier's client of Maskinporten and its Fiks integration; `prefix` begins the names of its settings. */
function integration(prefix: string): ActorDefinition {
  const grant: MaskinportenDefinition = {
    kind: 'maskinporten',
    prefix,
    sharesClient: true,
    isSystemUser: false,
    scopes: ['ks:fiks'],
    exchange: false,
  };
  const headers = {
    IntegrasjonId: `${prefix}_INTEGRASJON_ID`,
    IntegrasjonPassord: `${prefix}_INTEGRASJON_PASSORD`,
  };
  return { ...grant, headers };
}

/** What scenarios of Fiks SvarUt must know of a target, and the settings that say so. */
const settings = {
  kontoId: 'SAMSVAR_FIKS_KONTO_ID',
  otherKontoId: 'SAMSVAR_FIKS_OTHER_KONTO_ID',
  recipientAltinn: 'SAMSVAR_FIKS_RECIPIENT_ALTINN',
  recipientSdp: 'SAMSVAR_FIKS_RECIPIENT_SDP',
  recipientPrint: 'SAMSVAR_FIKS_RECIPIENT_PRINT',
  recipientSystem: 'SAMSVAR_FIKS_RECIPIENT_SYSTEM',
  systemType: 'SAMSVAR_FIKS_SYSTEM_TYPE',
  recipientUnreachable: 'SAMSVAR_FIKS_RECIPIENT_UNREACHABLE',
  replyOrganisation: 'SAMSVAR_FIKS_REPLY_ORGANISATION',
};

/** KS Fiks SvarUt in its test environment (reference fiks 1.3): letters are printed nowhere, data is synthetic. */
export const fiksSvarutTest: TargetDefinition = {
  baseUrl: 'https://test.svarut.ks.no/api',
  baseUrlVariable: 'SAMSVAR_FIKS_BASE_URL',
  describe: 'your own account and integration; at most 2 requests per second',
  writes: 'own-data',
  required: ['SAMSVAR_FIKS_KONTO_ID'],
  actors: {
    anonymous: { kind: 'anonymous' },
    sender: integration('SAMSVAR_FIKS'),
    otherSender: integration('SAMSVAR_FIKS_OTHER'),
    ungranted: integration('SAMSVAR_FIKS_UNGRANTED'),
  },
  parameters: Object.fromEntries(
    Object.entries(settings).map(([name, setting]) => [name, { setting }]),
  ),
};
