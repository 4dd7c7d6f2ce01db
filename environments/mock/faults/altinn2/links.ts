import type { Links, Part } from '../../altinn2/formats/resource.ts';
import { dropMember, mapMember, setMember } from '../change.ts';
import type { Altinn2Fault } from './fault.ts';
import { dead, inList, mapItems, mapLink, mapResource, onSuccess, writesOther } from './means.ts';

/** Without any link, also in what it embeds. */
function linkless(part: Part): Part {
  const { links: _, embedded, ...rest } = part;
  if (embedded === undefined) return rest;
  return { ...rest, embedded: { ...embedded, items: embedded.items.map(linkless) } };
}

const onlySelf = (links: Links = []): Links => links.filter(([rel]) => rel === 'self');

/** Faults of links and embedded lists. */
export const linkFaults: readonly Altinn2Fault[] = [
  {
    id: 'alt2-list-without-self',
    breaks: 'The list of reportees has no address of its own.',
    aimedAt: 'ALT2-HAL-001',
    ...onSuccess(['listReportees'], dropMember('_links', 'self')),
  },
  {
    id: 'alt2-message-without-self',
    breaks: 'A message has no address of its own.',
    aimedAt: 'ALT2-HAL-001',
    ...onSuccess(['getMessage'], setMember(['_links', 'self'], { href: '' })),
  },
  {
    id: 'alt2-two-lists',
    breaks: 'The list of services embeds a second list.',
    aimedAt: 'ALT2-HAL-002',
    ...onSuccess(['listMetadata'], setMember(['_embedded', 'featured'], [])),
  },
  {
    id: 'alt2-hal-list-is-bare',
    breaks: 'The list of roles is bare under HAL.',
    aimedAt: 'ALT2-HAL-002',
    ...onSuccess(
      ['listRoles'],
      mapResource(({ _embedded: list, _links: links }) => ({ _links: links, list })),
    ),
  },
  {
    id: 'alt2-template-is-not-marked',
    breaks: 'The template of the message box is not marked.',
    aimedAt: 'ALT2-HAL-003',
    ...onSuccess(['listMessages'], dropMember('_links', 'find', 'isTemplated')),
  },
  {
    id: 'alt2-address-is-marked-as-template',
    breaks: 'An address is marked as a template.',
    aimedAt: 'ALT2-HAL-003',
    ...onSuccess(
      ['listOrganizations'],
      setMember([...inList('organizations'), '_links', 'self', 'isTemplated'], true),
    ),
  },
  {
    id: 'alt2-list-under-another-relation',
    breaks: 'Services are embedded as codelists.',
    aimedAt: 'ALT2-HAL-004',
    ...onSuccess(
      ['listMetadata'],
      mapMember(['_embedded'], (one) => ({ codelists: Object.values(one as object)[0] })),
    ),
  },
  {
    id: 'alt2-relation-in-capitals',
    breaks: 'Right holders are embedded under a name in capitals.',
    aimedAt: 'ALT2-HAL-004',
    ...onSuccess(
      ['listDelegations'],
      mapMember(['_embedded'], (one) => ({ RightHolders: Object.values(one as object)[0] })),
    ),
  },
  {
    id: 'alt2-self-names-another',
    breaks: 'The self of each role definition names the fourth.',
    aimedAt: 'ALT2-HAL-005',
    ...onSuccess(
      ['listRoleDefinitions'],
      mapLink(inList('roledefinitions'), 'self', (href) => href.replace(/\/\d+$/, '/4')),
    ),
  },
  {
    id: 'alt2-link-is-dead',
    breaks: 'A service leads to role requirements that are not there.',
    aimedAt: 'ALT2-HAL-006',
    ...onSuccess(['listMetadata'], mapLink(inList('metadata'), 'rolerequirements', dead)),
  },
  {
    id: 'alt2-archived-print-is-dead',
    breaks: 'The print of a message leads nowhere.',
    aimedAt: 'ALT2-HAL-006',
    ...onSuccess(['listMessages'], mapLink(inList('messages'), 'print', dead)),
  },
  {
    id: 'alt2-template-finds-nothing',
    breaks: 'The template of the message box leads nowhere.',
    aimedAt: 'ALT2-HAL-007',
    ...onSuccess(
      ['listMessages'],
      mapLink([], 'find', (href) => href.replace('/messages/', '/message/')),
    ),
  },
  {
    id: 'alt2-filled-template-of-delegations-is-dead',
    breaks: 'The template to find a right holder leads nowhere.',
    aimedAt: 'ALT2-HAL-007',
    ...onSuccess(
      ['listDelegations'],
      mapLink([], 'find', (href) => href.replace('/delegations/', '/delegation/')),
    ),
  },
  {
    id: 'alt2-list-has-no-template',
    breaks: 'The reportees have no template to find one.',
    aimedAt: 'ALT2-HAL-007',
    ...onSuccess(['listReportees'], dropMember('_links', 'find')),
  },
  {
    id: 'alt2-last-item-has-no-address',
    breaks: 'The last organisation of a list has no address.',
    aimedAt: 'ALT2-HAL-008',
    ...onSuccess(
      ['listOrganizations'],
      mapItems('organizations', (one, at) => (at === 60 ? { ...one, _links: {} } : one)),
    ),
  },
  {
    id: 'alt2-trash-bin-names-the-box',
    breaks: 'The trash bin calls itself the message box.',
    aimedAt: 'ALT2-HAL-009',
    ...onSuccess(
      ['listTrashbin'],
      mapLink([], 'self', (href) => href.replace('/trashbin', '')),
    ),
  },
  {
    id: 'alt2-links-lead-elsewhere',
    breaks: 'Links of reportees lead to another host.',
    aimedAt: 'ALT2-HAL-010',
    ...onSuccess(
      ['listReportees'],
      mapLink(inList('reportees'), 'messages', (href) =>
        href.replace(/\/\/[^/]+/, '//annen.invalid'),
      ),
    ),
  },
  {
    id: 'alt2-xml-without-links',
    breaks: 'HAL+XML has no links.',
    aimedAt: 'ALT2-HAL-011',
    ...writesOther('application/hal+xml', (resource) => ({
      ...linkless(resource),
      name: resource.name,
    })),
  },
  {
    id: 'alt2-xml-with-self-alone',
    breaks: 'HAL+XML leaves out all relations but self.',
    aimedAt: 'ALT2-HAL-011',
    ...writesOther('application/hal+xml', (resource) => ({
      ...resource,
      links: onlySelf(resource.links),
    })),
  },
];
