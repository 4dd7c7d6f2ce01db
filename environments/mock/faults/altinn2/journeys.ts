import { dropMember, mapText } from '../change.ts';
import type { Altinn2Fault } from './fault.ts';
import { dead, gone, inList, mapLink, onSuccess } from './means.ts';

/** Faults of what is reached by relations alone. */
export const journeyFaults: readonly Altinn2Fault[] = [
  {
    id: 'alt2-message-is-not-reached',
    breaks: 'Messages in the box have no self.',
    aimedAt: 'ALT2-NAV-001',
    ...onSuccess(['listMessages'], mapLink(inList('messages'), 'self', gone)),
  },
  {
    id: 'alt2-form-is-not-reached',
    breaks: 'A message does not lead to its forms.',
    aimedAt: 'ALT2-NAV-002',
    ...onSuccess(['getMessage'], dropMember('_links', 'form')),
  },
  {
    id: 'alt2-form-data-are-not-reached',
    breaks: 'A form does not lead to its data.',
    aimedAt: 'ALT2-NAV-002',
    ...onSuccess(['getForm'], dropMember('_links', 'formdata')),
  },
  {
    id: 'alt2-print-is-not-reached',
    breaks: 'A message does not lead to its print.',
    aimedAt: 'ALT2-NAV-003',
    ...onSuccess(['getMessage'], dropMember('_links', 'print')),
  },
  {
    id: 'alt2-attachment-is-not-reached',
    breaks: 'A message does not lead to its attachments.',
    aimedAt: 'ALT2-NAV-004',
    ...onSuccess(['getMessage'], dropMember('_links', 'attachment')),
  },
  {
    id: 'alt2-attachment-is-empty',
    breaks: 'An attachment that is followed is empty.',
    aimedAt: 'ALT2-NAV-004',
    ...onSuccess(
      ['getAttachment'],
      mapText(() => ''),
    ),
  },
  {
    id: 'alt2-archive-is-not-reached',
    breaks: 'A message leads to an archived one that is not there.',
    aimedAt: 'ALT2-NAV-005',
    ...onSuccess(
      ['getMessage'],
      mapLink([], 'archivereference', (href) => `${href}9`),
    ),
  },
  {
    id: 'alt2-service-of-a-message-is-not-reached',
    breaks: 'Messages lead to services that are not there.',
    aimedAt: 'ALT2-NAV-006',
    ...onSuccess(['listMessages'], mapLink(inList('messages'), 'metadata', dead)),
  },
  {
    id: 'alt2-box-of-a-reportee-is-not-reached',
    breaks: 'Reportees do not lead to their message boxes.',
    aimedAt: 'ALT2-NAV-007',
    ...onSuccess(['listReportees'], mapLink(inList('reportees'), 'messages', gone)),
  },
  {
    id: 'alt2-schema-is-not-reached',
    breaks: 'Forms of a service do not lead to their schemas.',
    aimedAt: 'ALT2-NAV-008',
    ...onSuccess(['getFormTask'], dropMember('FormsMetaData', '*', '_links')),
  },
  {
    id: 'alt2-schema-is-dead',
    breaks: 'Forms of a service lead to schemas that are not there.',
    aimedAt: 'ALT2-NAV-008',
    ...onSuccess(['getFormTask'], mapLink(['FormsMetaData', '*'], 'schema', dead)),
  },
  {
    id: 'alt2-code-list-is-not-reached',
    breaks: 'Code lists lead to versions that are not there.',
    aimedAt: 'ALT2-NAV-009',
    ...onSuccess(
      ['listCodeLists'],
      mapLink(inList('codelists'), 'self', (href) => href.replace(/\/\d+\?/, '/1?')),
    ),
  },
  {
    id: 'alt2-role-definition-is-not-reached',
    breaks: 'Role definitions have no self.',
    aimedAt: 'ALT2-NAV-010',
    ...onSuccess(['listRoleDefinitions'], mapLink(inList('roledefinitions'), 'self', gone)),
  },
  {
    id: 'alt2-role-leads-to-the-old-place',
    breaks: 'Roles lead to definitions where they stood before 23.10.',
    aimedAt: 'ALT2-NAV-011',
    ...onSuccess(
      ['listRoles'],
      mapLink(inList('roles'), 'roledefinition', (href) =>
        href.replace('/metadata/', '/my/authorization/'),
      ),
    ),
  },
  {
    id: 'alt2-roles-of-a-holder-are-not-reached',
    breaks: 'Right holders do not lead to their roles.',
    aimedAt: 'ALT2-NAV-012',
    ...onSuccess(['getDelegation'], mapLink([], 'roles', gone)),
  },
  {
    id: 'alt2-rights-of-a-holder-are-not-reached',
    breaks: 'Right holders lead to rights that are not there.',
    aimedAt: 'ALT2-NAV-012',
    ...onSuccess(['getDelegation'], mapLink([], 'rights', dead)),
  },
  {
    id: 'alt2-official-contacts-are-not-reached',
    breaks: 'An organisation does not lead to its official contacts.',
    aimedAt: 'ALT2-NAV-013',
    ...onSuccess(['getOrganization'], mapLink([], 'officialcontacts', gone)),
  },
  {
    id: 'alt2-roles-of-a-contact-are-not-reached',
    breaks: 'A person with contact data leads to roles that are not there.',
    aimedAt: 'ALT2-NAV-013',
    ...onSuccess(['listPersonalContacts'], mapLink(inList('personalcontacts'), 'roles', dead)),
  },
  {
    id: 'alt2-contact-data-are-not-reached',
    breaks: 'The profile of an organisation does not lead to its contact data.',
    aimedAt: 'ALT2-NAV-014',
    ...onSuccess(['getProfile'], mapLink([], 'contactinformation', gone)),
  },
  {
    id: 'alt2-what-was-read-is-lost',
    breaks: 'A message that was read leaves the list.',
    aimedAt: 'ALT2-NAV-015',
    ...onSuccess(['getMessage'], (reply, { state, params }) => {
      state.store.messages.delete(params['messageId'] ?? '');
      return reply;
    }),
  },
  {
    id: 'alt2-role-requirements-are-not-reached',
    breaks: 'A service does not lead to the roles that it asks for.',
    aimedAt: 'ALT2-NAV-016',
    ...onSuccess(
      ['getFormTask', 'getCorrespondence', 'getLookup'],
      mapLink([], 'rolerequirements', gone),
    ),
  },
];
