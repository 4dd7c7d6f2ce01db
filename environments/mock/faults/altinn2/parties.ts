import { organisations, parties, persons } from '../../altinn2/access/parties.ts';
import { refuse } from '../../altinn2/call.ts';
import { altinn2Rules } from '../../altinn2/rules.ts';
import { mapMember, setMember, withStatus } from '../change.ts';
import type { Altinn2Fault } from './fault.ts';
import { answersWhen, emptyList, mapItems, misreads, onSuccess } from './means.ts';

const { representedBy } = altinn2Rules;

/** Faults of reportees, profiles, contact data and organisations. */
export const partyFaults: readonly Altinn2Fault[] = [
  {
    id: 'alt2-caller-is-no-reportee',
    breaks: 'The caller is not among his reportees.',
    aimedAt: 'ALT2-REP-001',
    rules: { representedBy: (who) => representedBy(who).slice(1) },
  },
  {
    id: 'alt2-foreign-reportee-is-listed',
    breaks: "Somebody else's organisation is among the reportees.",
    aimedAt: 'ALT2-REP-001',
    rules: { representedBy: (who) => [...representedBy(who), organisations.foreign] },
  },
  {
    id: 'alt2-reportee-alone-tells-less',
    breaks: 'A reportee alone has no status.',
    aimedAt: 'ALT2-REP-002',
    ...onSuccess(['getReportee'], setMember(['Status'], 'Inactive')),
  },
  {
    id: 'alt2-person-has-an-organisation-number',
    breaks: 'Persons have an organisation number as well.',
    aimedAt: 'ALT2-REP-003',
    ...onSuccess(
      ['listReportees'],
      mapItems('reportees', (one) => ({
        ...one,
        OrganizationNumber: organisations.company.number,
      })),
    ),
  },
  {
    id: 'alt2-any-reportee-is-read',
    breaks: 'Anybody reads any reportee.',
    aimedAt: 'ALT2-REP-004',
    rules: { representedBy: () => parties },
  },
  {
    id: 'alt2-conversion-finds-another',
    breaks: 'A number is converted to the id of somebody else.',
    aimedAt: 'ALT2-REP-005',
    ...onSuccess(['convertReportee'], setMember(['ReporteeId'], 'r50020003')),
  },
  {
    id: 'alt2-name-is-not-compared',
    breaks: 'The name beside a number is not looked at.',
    aimedAt: 'ALT2-REP-006',
    rules: { agreesWithName: () => true },
  },
  {
    id: 'alt2-owner-reads-no-reportees',
    breaks: 'A service owner reads that a person stands for nobody.',
    aimedAt: 'ALT2-REP-007',
    ...answersWhen(
      ['listOwnersReportees'],
      () => true,
      () => emptyList('reportees'),
    ),
  },
  {
    id: 'alt2-service-does-not-narrow',
    breaks: 'The service is not looked at.',
    aimedAt: 'ALT2-REP-008',
    rules: { opensService: () => true },
  },
  {
    id: 'alt2-unknown-person-answers-404',
    breaks: 'A person whom nobody knows is not found.',
    aimedAt: 'ALT2-REP-009',
    rules: { unknownProfile: () => refuse(404) },
  },
  {
    id: 'alt2-unknown-person-stands-for-nobody',
    breaks: 'A person whom nobody knows stands for nobody.',
    aimedAt: 'ALT2-REP-009',
    rules: { unknownProfile: () => emptyList('reportees') },
  },
  {
    id: 'alt2-unknown-person-says-nothing',
    breaks: 'The status line does not say that there is no profile.',
    aimedAt: 'ALT2-REP-010',
    rules: { unknownProfile: () => refuse(400) },
  },
  {
    id: 'alt2-status-line-shows-the-number',
    breaks: 'The status line shows the identity number.',
    aimedAt: 'ALT2-PRIV-002',
    rules: {
      unknownProfile: (number) => refuse(400, `User profile could not be found for ${number}.`),
    },
  },
  {
    id: 'alt2-profile-of-another',
    breaks: 'Everybody reads the profile of one person.',
    aimedAt: 'ALT2-PROF-001',
    ...onSuccess(
      ['getProfile'],
      mapMember(['Name'], (name) => (name === null ? undefined : persons.member.name)),
    ),
  },
  {
    id: 'alt2-profile-of-another-organisation',
    breaks: 'The profile of an organisation is that of another.',
    aimedAt: 'ALT2-PROF-002',
    ...onSuccess(
      ['getProfile'],
      mapMember(['Entity'], (name) => (name === null ? undefined : organisations.foreign.name)),
    ),
  },
  {
    id: 'alt2-contact-is-not-kept',
    breaks: 'Contact data that are added are not listed.',
    aimedAt: 'ALT2-PROF-003',
    bypass: (_, route) =>
      route.id === 'createContactInformation' ? { status: 204, headers: [] } : undefined,
  },
  {
    id: 'alt2-contact-answers-201',
    breaks: 'Adding contact data is answered with 201.',
    aimedAt: 'ALT2-PROF-003',
    ...onSuccess(['createContactInformation'], withStatus(201)),
  },
  {
    id: 'alt2-contact-stays',
    breaks: 'Contact data that are removed stay.',
    aimedAt: 'ALT2-PROF-004',
    bypass: (_, route) =>
      route.id === 'deleteContactInformation' ? { status: 204, headers: [] } : undefined,
  },
  {
    id: 'alt2-contact-says-nothing',
    breaks: 'The status lines do not say what became of contact data.',
    aimedAt: 'ALT2-PROF-005',
    rules: { contactReasons: () => ({ created: 'No Content', deleted: 'No Content' }) as never },
  },
  {
    id: 'alt2-contact-takes-both',
    breaks: 'Address and number together are taken.',
    aimedAt: 'ALT2-PROF-006',
    rules: { takesContact: () => true },
  },
  {
    id: 'alt2-foreign-profile-is-read',
    breaks: 'Anybody reads the profile of any organisation.',
    aimedAt: 'ALT2-PROF-007',
    rules: { standsFor: () => true },
  },
  {
    id: 'alt2-organisation-alone-is-another',
    breaks: 'An organisation that is read alone has another name.',
    aimedAt: 'ALT2-ORG-001',
    ...onSuccess(['getOrganization'], setMember(['Name'], 'ANNEN AS')),
  },
  {
    id: 'alt2-organisation-is-not-listed',
    breaks: 'The list of organisations begins with the second.',
    aimedAt: 'ALT2-ORG-001',
    ...misreads(['listOrganizations'], '$skip', () => '1'),
  },
  {
    id: 'alt2-address-is-not-looked-at',
    breaks: 'The address does not narrow the list of organisations.',
    aimedAt: 'ALT2-ORG-002',
    ...misreads(['listOrganizations'], 'email', () => undefined),
  },
  {
    id: 'alt2-number-is-not-looked-at',
    breaks: 'The number does not narrow the list of organisations.',
    aimedAt: 'ALT2-ORG-003',
    ...misreads(['listOrganizations'], 'phoneNumber', () => undefined),
  },
  {
    id: 'alt2-official-contacts-of-another',
    breaks: 'The official contacts are those of another organisation.',
    aimedAt: 'ALT2-ORG-004',
    ...onSuccess(
      ['listOfficialContacts'],
      mapItems('officialcontacts', (one) => ({ ...one, EMailAddress: 'annen@samsvar.example' })),
    ),
  },
  {
    id: 'alt2-unknown-organisation-answers-400',
    breaks: 'An organisation that does not exist is a bad request.',
    aimedAt: 'ALT2-ORG-005',
    rules: { unknownOrganization: () => refuse(400) },
  },
];
