import {
  clientVariables,
  integrationVariables,
  plain,
  reporterVariables,
  secret,
  type Variable,
} from './variable.ts';

/** Everything that can be set, in the order of `.env.example`. */
export const variables: readonly Variable[] = [
  plain('SAMSVAR_TIMEOUT_MS', 'How long one exchange may take, in milliseconds.', '10000'),
  plain('SAMSVAR_REQUESTS_PER_SECOND', 'Pace on shared environments; lower is kinder.', '2'),
  plain('SAMSVAR_HISTORY_FILE', 'Where runs leave their line, instead of a file of yours.'),
  plain('SAMSVAR_HISTORY_RUNS', 'Runs that are kept there of one environment.', '500'),
  plain('SAMSVAR_CA_FILE', 'PEM file of a private certificate authority.'),
  plain('HTTPS_PROXY', 'Proxy for https addresses (HTTP_PROXY for http).'),
  plain('HTTP_PROXY', 'Proxy for http addresses.'),
  plain('NO_PROXY', 'Hosts that are reached without the proxy.', 'localhost,127.0.0.1'),
  plain('NODE_EXTRA_CA_CERTS', "Node's own name for a private authority; SAMSVAR_CA_FILE wins."),

  plain('SAMSVAR_ALTINN_APP_ID', 'The app under test, org/app, such as ttd/kontrakt.'),
  plain(
    'SAMSVAR_ALTINN_APP_BASE_URL',
    "Instead of the environment's own address; without org/app.",
  ),
  plain(
    'SAMSVAR_ALTINN_APP_OWNER_ORG_NUMBER',
    'Organisation number of the app owner, nine digits.',
  ),
  plain('SAMSVAR_ALTINN_APP_PARTY_ID', 'Party of the synthetic instance owner.'),
  plain('SAMSVAR_ALTINN_APP_ORGANISATION_NUMBER', 'The same party by organisation number.'),
  plain(
    'SAMSVAR_ALTINN_APP_PERSON_NUMBER',
    'The same party by synthetic national identity number.',
  ),
  plain('SAMSVAR_ALTINN_APP_DATA_TYPE', 'Data type of the form data.'),
  plain(
    'SAMSVAR_ALTINN_APP_VALID_FILE',
    'A body of that data type that the app accepts (.xml or .json).',
  ),
  plain('SAMSVAR_ALTINN_APP_INVALID_FILE', 'A body that the app reads and finds invalid.'),
  plain('SAMSVAR_ALTINN_APP_FEATURES', 'Optional features that the app has, comma separated.'),

  ...clientVariables('SAMSVAR_MASKINPORTEN', 'the Maskinporten client'),
  plain('SAMSVAR_MASKINPORTEN_METADATA_URL', "Instead of the environment's metadata address."),
  plain('SAMSVAR_EXCHANGE_URL', "Instead of the platform's token exchange."),
  plain('SAMSVAR_EXCHANGE_AS_TEST_OWNER', 'true: the exchange lets Digdir stand for ttd.'),

  ...clientVariables('SAMSVAR_SYSTEM', 'the end user system, where it has a client of its own'),
  plain('SAMSVAR_SYSTEM_USER_ORG', 'Organisation number of the owner of the system user.'),
  plain('SAMSVAR_SYSTEM_EXTERNAL_REF', 'externalRef that the system user was made with, if any.'),
  plain(
    'SAMSVAR_SYSTEM_SCOPES',
    'Scopes of the system user.',
    'altinn:instances.read altinn:instances.write',
  ),

  ...clientVariables('SAMSVAR_ORG', 'the app owner, where it has a client of its own'),
  plain('SAMSVAR_ORG_CONSUMER_ORG', "Organisation that the app owner's supplier acts for."),
  plain(
    'SAMSVAR_ORG_SCOPES',
    'Scopes of the app owner.',
    'altinn:serviceowner/instances.read altinn:serviceowner/instances.write',
  ),

  ...clientVariables('SAMSVAR_OTHER_ORG', 'another service owner, who may do nothing here'),
  plain(
    'SAMSVAR_OTHER_ORG_SCOPES',
    'Scopes of the other service owner.',
    'altinn:serviceowner/instances.read altinn:serviceowner/instances.write',
  ),

  secret(
    'SAMSVAR_TOKEN_USER',
    'A ready token of the end user (the platform has no login for machines).',
  ),
  secret(
    'SAMSVAR_TOKEN_STRANGER',
    'A ready token of an end user who may do nothing for the party.',
  ),
  secret('SAMSVAR_TOKEN_USER_LEVEL0', 'A ready token of the end user at authentication level 0.'),
  secret('SAMSVAR_TOKEN_USER_LEVEL1', 'A ready token of the end user at authentication level 1.'),
  secret('SAMSVAR_TOKEN_SYSTEM', 'A ready token of the system user, instead of a grant.'),
  secret('SAMSVAR_TOKEN_ORG', 'A ready token of the app owner, instead of a grant.'),
  secret('SAMSVAR_TOKEN_OTHER_ORG', 'A ready token of another service owner, instead of a grant.'),
  secret(
    'SAMSVAR_TOKEN_ORG_READ_ONLY',
    'A ready token of the app owner with the read scope alone.',
  ),
  plain('SAMSVAR_STORAGE_BASE_URL', "Instead of the environment's own address of Storage."),
  plain('SAMSVAR_STORAGE_STRANGER_PARTY_ID', 'Party of the stranger: the instances of his own.'),
  plain('SAMSVAR_STORAGE_SECOND_PARTY_ID', 'Another party that the user acts for.'),
  plain('SAMSVAR_STORAGE_UNKNOWN_PERSON', 'A synthetic identity number that nobody has.'),
  secret('SAMSVAR_STORAGE_SUBSCRIPTION_KEY', 'Key of the gateway, sent with every token.'),

  plain('SAMSVAR_EVENTS_BASE_URL', "Instead of the environment's own address of the platform."),
  ...clientVariables('SAMSVAR_EVENTS', 'who publishes and subscribes, where he has his own'),
  plain('SAMSVAR_EVENTS_CONSUMER_ORG', 'Organisation that this supplier acts for.'),
  plain('SAMSVAR_EVENTS_FEATURES', 'What the local platform has, of reads loopback retry.'),
  plain('SAMSVAR_EVENTS_RESOURCE', 'Resource that he may publish for, urn:altinn:resource:….'),
  plain('SAMSVAR_EVENTS_RECEIVER', 'Public https address that leads to the receiver of events.'),
  plain('SAMSVAR_EVENTS_RECEIVER_PORT', 'Port of this machine that it leads to, plain http.'),
  secret('SAMSVAR_TOKEN_ORG_NO_SCOPE', 'A ready token of the owner without scopes of events.'),
  secret('SAMSVAR_TOKEN_ORG_PUBLISH', 'The same with altinn:events.publish alone.'),
  secret('SAMSVAR_TOKEN_ORG_SUBSCRIBE', 'The same with altinn:events.subscribe alone.'),

  plain('SAMSVAR_SYSTEM_REGISTER_BASE_URL', "Instead of the environment's own address of it."),
  ...clientVariables('SAMSVAR_VENDOR', 'the vendor of systems, where it has a client of its own'),
  plain('SAMSVAR_VENDOR_ORG_NUMBER', 'Organisation number of that vendor, nine digits.'),
  plain('SAMSVAR_VENDOR_CONSUMER_ORG', 'Organisation that its supplier acts for.'),
  ...clientVariables('SAMSVAR_OTHER_VENDOR', 'another vendor, who may do nothing with ours'),
  plain('SAMSVAR_OTHER_VENDOR_ORG_NUMBER', 'Organisation number of the other vendor.'),
  plain('SAMSVAR_SYSTEM_REGISTER_OTHER_CUSTOMER', 'A second customer by organisation number.'),
  plain(
    'SAMSVAR_SYSTEM_REGISTER_RESOURCE',
    'A resource that systems may have.',
    'authentication-e2e-test',
  ),
  plain('SAMSVAR_SYSTEM_REGISTER_OTHER_RESOURCE', 'Another one.', 'ske-krav-og-betalinger'),
  plain('SAMSVAR_SYSTEM_REGISTER_APP_RESOURCE', 'The app of yours as a resource, app_org_app.'),
  secret('SAMSVAR_TOKEN_VENDOR', 'A ready token of the vendor, instead of a grant.'),
  secret('SAMSVAR_TOKEN_OTHER_VENDOR', 'The same of the other vendor.'),
  secret('SAMSVAR_TOKEN_ADMIN', 'A ready token with altinn:authentication/systemregister.admin.'),

  ...clientVariables('SAMSVAR_GRANT', 'the client whose grants are judged'),
  plain(
    'SAMSVAR_GRANT_SCOPES',
    'Scopes of that client.',
    'altinn:instances.read altinn:instances.write',
  ),
  plain('SAMSVAR_GRANT_ORG_NUMBER', 'Organisation number of that client, nine digits.'),
  plain('SAMSVAR_GRANT_UNDELEGATED_ORG', 'Organisation that has delegated nothing to it.'),
  ...clientVariables('SAMSVAR_SUPPLIER', 'a supplier, where it has a client of its own'),
  plain('SAMSVAR_SUPPLIER_SCOPES', 'Scopes that were delegated to the supplier.'),
  plain('SAMSVAR_SUPPLIER_CONSUMER_ORG', 'Organisation that has delegated them.'),
  ...clientVariables('SAMSVAR_CERTIFICATE', 'a client with an enterprise certificate'),
  plain('SAMSVAR_CERTIFICATE_SCOPES', 'Scopes of that client.'),
  secret(
    'SAMSVAR_TOKEN_GRANTED_OWNER',
    'A ready Maskinporten token of a service owner, not exchanged.',
  ),
  secret('SAMSVAR_TOKEN_GRANTED_DIGDIR', 'The same of Digdir.'),
  secret('SAMSVAR_TOKEN_GRANTED_UNLISTED', 'The same of an organisation that owns no service.'),
  secret('SAMSVAR_TOKEN_GRANTED_ORGANISATION', 'The same with scopes of end users.'),
  secret('SAMSVAR_TOKEN_GRANTED_SUPPLIER', 'The same of a supplier that acts for another.'),
  secret('SAMSVAR_TOKEN_GRANTED_SYSTEM_USER', 'The same of a system user.'),

  ...integrationVariables('SAMSVAR_FIKS', 'the sender in Fiks SvarUt'),
  ...integrationVariables('SAMSVAR_FIKS_OTHER', "another account owner's sender"),
  ...integrationVariables('SAMSVAR_FIKS_UNGRANTED', 'an integration that no account has granted'),
  secret('SAMSVAR_TOKEN_SENDER', 'A ready Maskinporten token of the sender, instead of a grant.'),
  secret('SAMSVAR_TOKEN_OTHER_SENDER', 'The same of the other sender.'),
  secret('SAMSVAR_TOKEN_UNGRANTED', 'The same of the integration without a grant.'),
  plain('SAMSVAR_FIKS_BASE_URL', "Instead of the environment's own address; ends in /api."),
  plain('SAMSVAR_FIKS_KONTO_ID', 'Account that the sender may send from (a UUID).'),
  plain(
    'SAMSVAR_FIKS_OTHER_KONTO_ID',
    'Account of another municipality, not granted to the sender.',
  ),
  plain('SAMSVAR_FIKS_RECIPIENT_ALTINN', 'Synthetic person who is notified through Altinn.'),
  plain('SAMSVAR_FIKS_RECIPIENT_SDP', 'Synthetic person with a digital mailbox.'),
  plain('SAMSVAR_FIKS_RECIPIENT_PRINT', 'Synthetic person whom only a letter reaches.'),
  plain('SAMSVAR_FIKS_RECIPIENT_SYSTEM', 'Organisation with a system that receives (SvarInn).'),
  plain('SAMSVAR_FIKS_SYSTEM_TYPE', 'Forsendelsestype that this system takes.'),
  plain('SAMSVAR_FIKS_RECIPIENT_UNREACHABLE', 'Synthetic person whom nothing digital reaches.'),
  plain('SAMSVAR_FIKS_REPLY_ORGANISATION', 'Organisation number that replies go to.'),

  plain('SAMSVAR_ALTINN2_BASE_URL', 'Another host of Altinn 2 that was closed; ends in /api.'),
  plain(
    'SAMSVAR_ALTINN2_CLOSED_AS',
    'What it must answer, where less than all conforms: of silence 404 410 redirect.',
  ),

  ...reporterVariables('SAMSVAR_SDIR', 'the reporter at Sdir'),
  ...reporterVariables('SAMSVAR_SDIR_OTHER', 'another organisation that reports'),
  ...reporterVariables('SAMSVAR_SDIR_UNAPPROVED', 'an organisation that is approved for nothing'),
  secret('SAMSVAR_SDIR_SECONDARY_KEY', "Secondary key of the reporter's subscription."),
  secret('SAMSVAR_SDIR_OTHER_PRODUCT_KEY', 'A key of the reporter for another product.'),
  secret(
    'SAMSVAR_TOKEN_REPORTER',
    'A ready Maskinporten token of the reporter, instead of a grant.',
  ),
  secret('SAMSVAR_TOKEN_SECONDARY_KEY', 'The same for calls with the secondary key.'),
  secret('SAMSVAR_TOKEN_OTHER_PRODUCT', 'The same for calls with the key of another product.'),
  secret('SAMSVAR_TOKEN_OTHER_REPORTER', 'The same of the other organisation.'),
  secret('SAMSVAR_TOKEN_UNAPPROVED', 'The same of the organisation that is not approved.'),
  plain('SAMSVAR_SDIR_BASE_URL', "Instead of the environment's own address; never the portal's."),
  plain('SAMSVAR_SDIR_AUTH', 'What a call shows: key, or key+token.', 'key+token'),
  plain(
    'SAMSVAR_SDIR_WRITES',
    'own-data: reports may be made there; nothing removes them.',
    'never',
  ),
  plain('SAMSVAR_SDIR_FEATURES', 'Optional features that the services have, comma separated.'),
  plain(
    'SAMSVAR_SDIR_API_COMPETENCE',
    'Name of the API of additional competence in paths.',
    'aps-additionalcompetence-external',
  ),
  plain('SAMSVAR_SDIR_API_COURSE', 'Name of the API of courses.', 'aps-course-external'),
  plain(
    'SAMSVAR_SDIR_API_SEAGOING',
    'Name of the API of seagoing service.',
    'aps-seagoing-external',
  ),
  plain(
    'SAMSVAR_SDIR_API_ECERTIFICATE',
    'Name of the API of e-certificates.',
    'los-ecertificate-external',
  ),
  plain(
    'SAMSVAR_SDIR_KEY_ONLY_API',
    'Name of an API of additional competence that takes the key alone.',
  ),
  plain('SAMSVAR_SDIR_ORGANISATION', 'Organisation number that the reporter reports for.'),
  plain('SAMSVAR_SDIR_OTHER_ORGANISATION', 'One that the reporter may not report for.'),
  plain(
    'SAMSVAR_SDIR_RETIRED_VERSIONS',
    'Numbers of versions that have ended there, comma separated.',
  ),
  plain('SAMSVAR_SDIR_BATCH_MAXIMUM', 'Most items of a batch, where the publisher says so.'),
  plain('SAMSVAR_SDIR_COURSE_CODE', 'Course that the reporter is approved for.'),
  plain('SAMSVAR_SDIR_NON_ASCII_COURSE_CODE', 'Another one, with letters outside ASCII.'),
  plain('SAMSVAR_SDIR_UNAPPROVED_COURSE_CODE', 'Course that the reporter is not approved for.'),
  plain(
    'SAMSVAR_SDIR_VESSEL',
    'A registered vessel of 1000 gross tons or more, as JSON of an order.',
  ),
  plain('SAMSVAR_SDIR_SMALL_VESSEL', 'The same of a smaller vessel.'),

  plain(
    'SAMSVAR_LOCALTEST_URL',
    'Where the local test platform answers.',
    'http://local.altinn.cloud',
  ),
  plain(
    'SAMSVAR_LOCALTEST_PLATFORM_URL',
    'The platform itself behind that, for events.',
    'http://localhost:5101',
  ),
  plain('SAMSVAR_LOCALTEST_TOKEN_URL', 'Where it hands out tokens, if elsewhere.'),
  plain('SAMSVAR_LOCALTEST_USER_ID', 'End user of the local test platform.', '1337'),
  plain('SAMSVAR_LOCALTEST_STRANGER_ID', 'Another end user there.', '12345'),
  plain('SAMSVAR_LOCALTEST_OTHER_ORG', 'Another service owner there.', 'digdir'),
  plain('SAMSVAR_LOCALTEST_OTHER_ORG_NUMBER', 'Organisation number of that owner.', '991825827'),
  plain('SAMSVAR_LOCALTEST_SYSTEM_ID', 'System of the system user there.', '913312465_sbs'),
  plain(
    'SAMSVAR_LOCALTEST_SYSTEM_USER_ID',
    'System user there.',
    'd111dbab-d619-4f15-bf29-58fe570a9ae6',
  ),
  plain('SAMSVAR_LOCALTEST_SYSTEM_USER_ORG', 'Organisation of the system user there.', '950474084'),
];

const byName = new Map(variables.map((variable) => [variable.name, variable]));

/** The setting of that name. */
export function findVariable(name: string): Variable | undefined {
  return byName.get(name);
}
