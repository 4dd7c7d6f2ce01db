import type { Reply } from '../../server/message.ts';
import { organisations, persons } from '../access/parties.ts';
import type { Altinn2Call, Altinn2Route } from '../call.ts';
import {
  registeredOrganizations,
  type ContactData,
  type RegisteredOrganization,
} from '../data/registered-organizations.ts';
import { link, type Part } from '../formats/resource.ts';
import { addressOf, selfOf, show, showList } from '../show.ts';
import { holdingOf, roleMembers, rolePart } from './role-parts.ts';

const access = {
  login: 'owner',
  key: 'ServiceOwner',
  scopes: ['serviceowner/organizations'],
} as const;
const all = '/serviceowner/organizations';
const one = `${all}/{organizationNumber}`;

/** Organisations and their contact data, for service owners (reference altinn2 5.5). */
export const organizationRoutes: readonly Altinn2Route[] = [
  { id: 'listOrganizations', method: 'GET', path: all, ...access, handle: listOrganizations },
  {
    id: 'getOrganization',
    method: 'GET',
    path: one,
    ...access,
    handle: onOrganization((call, organization) =>
      show(call, { name: 'Organization', ...organizationPart(call, organization) }),
    ),
  },
  {
    id: 'listOfficialContacts',
    method: 'GET',
    path: `${one}/officialcontacts`,
    ...access,
    handle: onOrganization(listOfficial),
  },
  {
    id: 'listPersonalContacts',
    method: 'GET',
    path: `${one}/personalcontacts`,
    ...access,
    handle: onOrganization(listPersonal),
  },
  {
    id: 'listContactRoles',
    method: 'GET',
    path: `${one}/personalcontacts/{personId}/roles`,
    ...access,
    handle: onOrganization(listRoles),
  },
];

function onOrganization(
  handle: (call: Altinn2Call, organization: RegisteredOrganization) => Reply,
): (call: Altinn2Call) => Reply {
  return (call) => {
    const number = call.params['organizationNumber'];
    const found = registeredOrganizations.find((organization) => organization.number === number);
    return found === undefined ? call.state.rules.unknownOrganization() : handle(call, found);
  };
}

function organizationPart(call: Altinn2Call, organization: RegisteredOrganization): Part {
  const { name, number, form, changed, confirmed } = organization;
  const path = addressOf(call, `${all}/${number}`);
  return {
    fields: [
      ['Name', name],
      ['OrganizationNumber', number],
      ['Type', form],
      ['LastChanged', changed],
      ['LastConfirmed', confirmed],
    ],
    links: [
      ['self', link(path)],
      ['personalcontacts', link(`${path}/personalcontacts`)],
      ['officialcontacts', link(`${path}/officialcontacts`)],
    ],
  };
}

function listOrganizations(call: Altinn2Call): Reply {
  const [email, phone] = [call.query.get('email'), call.query.get('phoneNumber')];
  const found = registeredOrganizations.filter(
    ({ official }) =>
      (email === null || official.some((contact) => contact.email === email)) &&
      (phone === null || official.some((contact) => contact.mobile === phone)),
  );
  return showList(call, {
    rel: 'organizations',
    links: [selfOf(call, all)],
    items: found.map((organization) => organizationPart(call, organization)),
    type: 'Altinn.Api.Models.Organization',
    members: ['Name', 'OrganizationNumber', 'Type', 'LastChanged', 'LastConfirmed'],
    to: 'owner',
  });
}

const contactFields = ({
  mobile,
  mobileChanged,
  email,
  emailChanged,
}: ContactData): Part['fields'] => [
  ['MobileNumber', mobile],
  ['MobileNumberChanged', mobileChanged],
  ['EMailAddress', email],
  ['EMailAddressChanged', emailChanged],
];

function listOfficial(call: Altinn2Call, { number, official }: RegisteredOrganization): Reply {
  const rel = 'officialcontacts';
  return show(call, {
    name: rel,
    fields: [],
    links: [selfOf(call, `${all}/${number}/${rel}`)],
    embedded: { rel, items: official.map((contact) => ({ fields: contactFields(contact) })) },
  });
}

/** Only the director of the company has registered anything; names are padded in some answers. */
function listPersonal(call: Altinn2Call, { number }: RegisteredOrganization): Reply {
  const rel = 'personalcontacts';
  const has = number === organisations.company.number;
  const items = has ? [personalPart(call, number)] : [];
  const links = [selfOf(call, `${all}/${number}/${rel}`)];
  return show(call, { name: rel, fields: [], links, embedded: { rel, items } });
}

function personalPart(call: Altinn2Call, number: string): Part {
  const { director } = persons;
  const id = `r${director.id}`;
  const contact = {
    mobile: '99900005',
    mobileChanged: '2017-06-15T09:05:00.86',
    email: 'lampe@samsvar.example',
    emailChanged: null,
  };
  return {
    fields: [
      ['PersonalContactId', id],
      ['Name', `${director.name}          `],
      ['SocialSecurityNumber', director.number],
      ...contactFields(contact),
    ],
    links: [['roles', link(addressOf(call, `${all}/${number}/personalcontacts/${id}/roles`))]],
  };
}

function listRoles(call: Altinn2Call, { number }: RegisteredOrganization): Reply {
  const { rules } = call.state;
  const [of, who] = [rules.findsParty(number), rules.findsReportee(call.params['personId'] ?? '')];
  if (of === undefined || who === undefined) return rules.unknownOrganization();
  const path = `${all}/${number}/personalcontacts/r${who.id}/roles`;
  return showList(call, {
    rel: 'roles',
    links: [selfOf(call, path)],
    items: holdingOf(call, of.id, who.id).roles.map((role) => rolePart(call, role)),
    type: 'Altinn.Api.Models.Role',
    members: roleMembers,
    to: 'owner',
  });
}
