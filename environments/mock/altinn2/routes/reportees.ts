import type { Reply } from '../../server/message.ts';
import type { Party } from '../access/parties.ts';
import type { Altinn2Call, Altinn2Route } from '../call.ts';
import { reporteeTypes } from '../data/languages.ts';
import { link, template, type Part } from '../formats/resource.ts';
import { readSent, type Sent } from '../formats/read-body.ts';
import { addressOf, selfOf, show, showList } from '../show.ts';
import { requirePerson } from './on-message.ts';

const access = { login: 'user', key: 'Organization', scopes: ['reportees'] } as const;

/** Members of a reportee that query options may name. */
export const reporteeMembers: readonly string[] = [
  'ReporteeId',
  'PartyUUID',
  'Name',
  'Type',
  'SocialSecurityNumber',
  'OrganizationNumber',
  'ParentOrganizationNumber',
  'OrganizationForm',
  'Status',
];

/** Whom a caller may stand for (reference altinn2 5.4). */
export const reporteeRoutes: readonly Altinn2Route[] = [
  { id: 'listReportees', method: 'GET', path: '/reportees', ...access, handle: listReportees },
  {
    id: 'convertReportee',
    method: 'POST',
    path: '/reportees/ReporteeConversion',
    ...access,
    handle: convertReportee,
  },
  {
    id: 'getReportee',
    method: 'GET',
    path: '/reportees/{reporteeId}',
    ...access,
    handle: readReportee,
  },
];

/** A reportee as a resource. */
function reporteePart(call: Altinn2Call, party: Party): Part {
  const isPerson = party.kind === 'person';
  const id = `r${party.id}`;
  return {
    fields: [
      ['ReporteeId', id],
      ['PartyUUID', party.uuid],
      ['Name', party.name],
      ['Type', reporteeTypes[party.kind][call.language]],
      ['SocialSecurityNumber', isPerson ? party.number : undefined],
      ['OrganizationNumber', isPerson ? undefined : party.number],
      ['ParentOrganizationNumber', party.parent],
      ['OrganizationForm', party.form],
      ['Status', isPerson ? undefined : 'Active'],
    ],
    links: [
      ['self', link(addressOf(call, `/reportees/${id}`))],
      ['messages', link(addressOf(call, `/${id}/messages`))],
    ],
  };
}

function listReportees(call: Altinn2Call): Reply {
  const find = addressOf(call, '/reportees/{reporteeId}');
  const parties = call.state.rules.representedBy(requirePerson(call));
  return showList(call, {
    rel: 'reportees',
    links: [['find', template(find)], selfOf(call, '/reportees')],
    items: parties.map((party) => reporteePart(call, party)),
    type: 'Altinn.Api.Models.Reportee',
    members: reporteeMembers,
    to: 'user',
  });
}

function readReportee(call: Altinn2Call): Reply {
  const { rules } = call.state;
  const party = rules.findsReportee(call.params['reporteeId'] ?? '');
  const own = rules.representedBy(requirePerson(call));
  if (party === undefined || !own.includes(party)) return rules.unknownReportee();
  return show(call, { name: 'Reportee', ...reporteePart(call, party) });
}

function convertReportee(call: Altinn2Call): Reply {
  const { rules } = call.state;
  const sent = readSent(call.request);
  if (sent === undefined) return rules.refusesBody();
  const party = rules.findsParty(numberIn(sent));
  if (party === undefined || !rules.agreesWithName(party, nameIn(sent))) return rules.refusesName();
  return show(call, { name: 'Reportee', fields: [['ReporteeId', `r${party.id}`]] });
}

/** The number that a request names somebody by. */
export function numberIn({ fields }: Sent): string {
  return fields['SocialSecurityNumber'] ?? fields['OrganizationNumber'] ?? '';
}

/** The name that must agree with it. */
export function nameIn({ fields }: Sent): string {
  return fields['LastName'] ?? fields['Name'] ?? '';
}
