import type { ActorDefinition, TargetDefinition, Trap } from './environment-definition.ts';

/** The scope of each service, letter for letter: that of additional competence is spelt so (reference sdir 3.3). */
const scopes = [
  'sdir:seafarer.additionalcompetance.write',
  'sdir:seafarer.course.write',
  'sdir:seafarer.seagoingservice.write',
  'sdir:vessel.ecertificate.write',
];

interface Caller {
  /** Begins the names of the settings of his client. */
  readonly prefix: string;
  /** Setting that holds his key. */
  readonly key: string;
}

/** Someone with a subscription key, and a token unless the environment takes the key alone (reference sdir 3). */
function caller({ prefix, key }: Caller): ActorDefinition {
  return {
    kind: 'maskinporten',
    prefix,
    sharesClient: true,
    isSystemUser: false,
    scopes,
    exchange: false,
    headers: { 'Ocp-Apim-Subscription-Key': key },
    headersAlone: { setting: 'SAMSVAR_SDIR_AUTH', is: 'key' },
  };
}

const otherReporter = caller({
  prefix: 'SAMSVAR_SDIR_OTHER',
  key: 'SAMSVAR_SDIR_OTHER_SUBSCRIPTION_KEY',
});
const unapproved = caller({
  prefix: 'SAMSVAR_SDIR_UNAPPROVED',
  key: 'SAMSVAR_SDIR_UNAPPROVED_SUBSCRIPTION_KEY',
});
const withKey = (key: string): ActorDefinition => caller({ prefix: 'SAMSVAR_SDIR', key });

/** Known mistakes of the publisher's pages (reference sdir 2 and 3.3). */
const traps: readonly Trap[] = [
  {
    of: 'baseUrl',
    pattern: /\.developer\./i,
    reason:
      'this is the address of the developer portal; use that of the gateway, without .developer.',
  },
  {
    of: 'SAMSVAR_SDIR_SCOPES',
    pattern: /additionalcompetence/i,
    reason: 'the scope of additional competence is spelt additionalcompetance; do not correct it',
  },
  {
    of: 'SAMSVAR_SDIR_AUTH',
    pattern: /^(?!key$|key\+token$)/,
    reason: 'expected key or key+token',
  },
];

/** Sdir in its test environment: nothing is written unless a setting allows it, as nothing can be removed (reference sdir 2 and 4). */
export const sdirTest: TargetDefinition = {
  baseUrl: 'https://sdir-t-apim-common.azure-api.net',
  baseUrlVariable: 'SAMSVAR_SDIR_BASE_URL',
  describe: 'your own subscription; at most 2 requests per second, no writes unless allowed',
  writes: 'never',
  writesVariable: 'SAMSVAR_SDIR_WRITES',
  featuresVariable: 'SAMSVAR_SDIR_FEATURES',
  traps,
  actors: {
    anonymous: { kind: 'anonymous' },
    reporter: withKey('SAMSVAR_SDIR_SUBSCRIPTION_KEY'),
    secondaryKey: withKey('SAMSVAR_SDIR_SECONDARY_KEY'),
    otherProduct: withKey('SAMSVAR_SDIR_OTHER_PRODUCT_KEY'),
    otherReporter,
    unapproved,
  },
  toBeRefused: ['otherProduct'],
  parameters: {
    auth: { setting: 'SAMSVAR_SDIR_AUTH', otherwise: 'key+token' },
    apiCompetence: {
      setting: 'SAMSVAR_SDIR_API_COMPETENCE',
      otherwise: 'aps-additionalcompetence-external',
    },
    apiCourse: { setting: 'SAMSVAR_SDIR_API_COURSE', otherwise: 'aps-course-external' },
    apiSeagoing: { setting: 'SAMSVAR_SDIR_API_SEAGOING', otherwise: 'aps-seagoing-external' },
    apiEcertificate: {
      setting: 'SAMSVAR_SDIR_API_ECERTIFICATE',
      otherwise: 'los-ecertificate-external',
    },
    keyOnlyApi: { setting: 'SAMSVAR_SDIR_KEY_ONLY_API' },
    organisation: { setting: 'SAMSVAR_SDIR_ORGANISATION' },
    otherOrganisation: { setting: 'SAMSVAR_SDIR_OTHER_ORGANISATION' },
    retiredVersions: { setting: 'SAMSVAR_SDIR_RETIRED_VERSIONS' },
    batchMaximum: { setting: 'SAMSVAR_SDIR_BATCH_MAXIMUM' },
    courseCode: { setting: 'SAMSVAR_SDIR_COURSE_CODE' },
    nonAsciiCourseCode: { setting: 'SAMSVAR_SDIR_NON_ASCII_COURSE_CODE' },
    unapprovedCourseCode: { setting: 'SAMSVAR_SDIR_UNAPPROVED_COURSE_CODE' },
    vessel: { setting: 'SAMSVAR_SDIR_VESSEL' },
    smallVessel: { setting: 'SAMSVAR_SDIR_SMALL_VESSEL' },
    warmUp: 'true',
  },
};

/** What the mock of Sdir has (mock/sdir), said once more as a target's owner would. */
export const sdirMock: TargetDefinition = {
  baseUrl: 'given by the mock',
  describe: 'embedded; two reporters, services on a database of its own',
  actors: { anonymous: { kind: 'anonymous' } },
  features: ['single', 'update', 'version-2'],
  traps,
  parameters: {
    auth: 'key+token',
    apiCompetence: 'aps-additionalcompetence-external',
    apiCourse: 'aps-course-external',
    apiSeagoing: 'aps-seagoing-external',
    apiEcertificate: 'los-ecertificate-external',
    keyOnlyApi: 'aps-additionalcompetence/additionalcompetence',
    organisation: '314800109',
    otherOrganisation: '314800478',
    retiredVersions: '0',
    batchMaximum: '25',
    courseCode: 'HSCLC',
    nonAsciiCourseCode: 'HRØB',
    unapprovedCourseCode: 'HOØB',
    vessel:
      '{"Name":"TESTSKIP","CallSign":"LATS","Imo":"1234567","HomePort":"HAUGESUND","GrossTonnage":"2290.0"}',
    smallVessel:
      '{"Name":"TESTBÅT","CallSign":"LATB","Imo":"1000007","HomePort":"BERGEN","GrossTonnage":"480.0"}',
  },
};
