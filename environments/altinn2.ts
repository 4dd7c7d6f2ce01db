import type { TargetDefinition } from './environment-definition.ts';

/** What the mock of Altinn 2 has (mock/altinn2/access, mock/altinn2/data), said once more as a target's owner would. */
export const altinn2MockParameters = {
  organization: '312801000',
  organizationName: 'FORSIKTIG BJELLE AS',
  organizationReportee: 'r50020001',
  organizationEmail: 'post@312801000.example',
  organizationPhone: '+4799900001',
  largeBox: '312802112',
  foreignOrganization: '312802481',
  foreignReportee: 'r50020004',
  serviceCode: '9001',
  serviceEdition: '1',
  correspondenceCode: '9002',
  portalOnlyService: '9003/1',
  thirdPartyService: '9004/2',
  roleService: '9004/2',
  codeList: 'ASF_Land',
  codeListOfOneLanguage: 'TTD_Fylker',
  rightHolder: 'r50010002',
  rightHolderOfRegister: 'r50010005',
  subject: '14857410077',
  subjectLastName: 'BJELLE',
  unknownSubject: '05847910382',
  receiver: '11927011958',
  receiverLastName: 'SYKKEL',
  receiverOrganization: '312802856',
  receiverOrganizationName: 'MOTTAK MOLO AS',
  delegableRole: '6',
  auditorRole: '7',
  registeredOrigin: 'https://www.samsvar.invalid',
  unregisteredOrigin: 'https://www.annen.invalid',
  unsupportedAccept: 'fallback',
  userName: 'forsiktigbjelle',
  userPassword: 'mock-Tr4pp-og-B7elle',
  closedAt: '/closed/not-found/api /closed/gone/api /closed/redirect/api /closed/silent/api',
};

/**
 * Altinn 2 in its test environment: closed on 2026-06-19, so that only what says so conforms (reference altinn2 1).
 * `closedAs` narrows what is expected: of `silence 404 410 redirect`.
 */
export const altinn2Closed: TargetDefinition = {
  baseUrl: 'https://tt02.altinn.no/api',
  baseUrlVariable: 'SAMSVAR_ALTINN2_BASE_URL',
  describe: 'closed: three reads that must find nothing',
  writes: 'never',
  actors: { anonymous: { kind: 'anonymous' } },
  features: ['closed'],
  parameters: { closedAs: { setting: 'SAMSVAR_ALTINN2_CLOSED_AS' } },
};
