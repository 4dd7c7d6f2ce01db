import type { Reply } from '../../server/message.ts';
import type { Altinn2Call, Altinn2Route } from '../call.ts';
import { link, type Part, type Resource } from '../formats/resource.ts';
import { readSent } from '../formats/read-body.ts';
import { addressOf, noContent, selfOf, show } from '../show.ts';
import type { Contact } from '../state/store.ts';
import { requireParty } from './on-message.ts';

const access = { login: 'user', key: 'UserProfile' } as const;
const reading = { ...access, scopes: ['profiles.read'] };
const writing = { ...access, scopes: ['profiles.write'] };
const contacts = '/{who}/profile/contactinformation';

/** Profiles and contact data (reference altinn2 5.5). */
export const profileRoutes: readonly Altinn2Route[] = [
  { id: 'getProfile', method: 'GET', path: '/{who}/profile', ...reading, handle: readProfile },
  {
    id: 'listContactInformation',
    method: 'GET',
    path: contacts,
    ...reading,
    handle: listContacts,
  },
  {
    id: 'createContactInformation',
    method: 'POST',
    path: contacts,
    ...writing,
    handle: addContact,
  },
  {
    id: 'deleteContactInformation',
    method: 'DELETE',
    path: `${contacts}/{contactId:int}`,
    ...writing,
    handle: removeContact,
  },
];

function readProfile(call: Altinn2Call): Reply {
  const isPerson = requireParty(call).kind === 'person';
  return show(call, isPerson ? personProfile(call) : organizationProfile(call));
}

function personProfile(call: Altinn2Call): Resource {
  const { name } = requireParty(call);
  return {
    name: 'Profile',
    fields: [
      ['Name', name],
      ['AddressLine1', ''],
      ['AddressLine2', 'Prøveveien 1'],
      ['AddressLine3', '0010 OSLO'],
      ['UserName', 'forsiktigbjelle'],
      ['MobileNumber', '99900002'],
      ['PreferredLanguage', 'NorwegianNO'],
      ['ShowClientUnits', true],
      ['PrivateConsent', true],
      ['ProfessionalConsent', false],
      ['ContactInformation', contactPart],
    ],
    links: profileLinks(call, 'MyUserSettings'),
  };
}

const contactPart: Part = {
  fields: [
    ['Email', 'bjelle@samsvar.example'],
    ['Mobile', '99900002'],
    ['RequestsEmailReceipts', false],
  ],
};

function organizationProfile(call: Altinn2Call): Resource {
  const { name, number } = requireParty(call);
  const path = addressOf(call, `/${call.params['who']}/profile/contactinformation`);
  return {
    name: 'Profile',
    fields: [
      ['Entity', name],
      ['Email', `post@${number}.example`],
      ['MobileNumber', '99900001'],
      ['Address', 'Prøveveien 2'],
      ['PostCode', '0010'],
      ['City', 'OSLO'],
      ['BusinessAddress', 'Prøveveien 3'],
      ['BusinessPostCode', '0010'],
      ['BusinessCity', 'OSLO'],
      ['LastModifiedBy', 'LAMPE KLAR'],
      ['LastModifiedDate', '2014-06-14T17:17:11.223'],
      ['IsSelectedForNotification', false],
    ],
    links: [...profileLinks(call, 'UnitProfile'), ['contactinformation', link(path)]],
  };
}

function profileLinks(call: Altinn2Call, page: string): NonNullable<Resource['links']> {
  return [
    selfOf(call, `/${call.params['who']}/profile`),
    ['portalview', link(`http://${call.request.host}/Pages/Profile/${page}.aspx`)],
  ];
}

function ownContacts(call: Altinn2Call): readonly Contact[] {
  const { id } = requireParty(call);
  return [...call.state.store.contacts.values()].filter(({ owner }) => owner === id);
}

function listContacts(call: Altinn2Call): Reply {
  const rel = 'contactinformation';
  const items = ownContacts(call).map(({ id, email, mobile }) => ({
    fields: [
      ['Id', id],
      ['Name', email === '' ? mobile : email],
      ['Email', email],
      ['MobileNumber', mobile],
      ['IsSelectedForNotification', true],
    ] as const,
  }));
  const links = [selfOf(call, `/${call.params['who']}/profile/${rel}`)];
  return show(call, { name: rel, fields: [], links, embedded: { rel, items } });
}

function addContact(call: Altinn2Call): Reply {
  const { rules, store } = call.state;
  const sent = readSent(call.request);
  if (sent === undefined) return rules.refusesBody();
  const { Email: email = '', MobileNumber: mobile = '' } = sent.fields;
  if (!rules.takesContact(email, mobile)) return rules.refusesContact();
  const id = store.nextId();
  store.contacts.set(id, { id, owner: requireParty(call).id, email, mobile });
  return noContent(rules.contactReasons().created);
}

function removeContact(call: Altinn2Call): Reply {
  const { rules, store } = call.state;
  const id = Number(call.params['contactId']);
  if (!ownContacts(call).some((one) => one.id === id)) return rules.unknownContact();
  store.contacts.delete(id);
  return noContent(rules.contactReasons().deleted);
}
