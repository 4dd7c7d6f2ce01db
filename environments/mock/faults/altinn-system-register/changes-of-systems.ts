import { both, dropMember, mapMember, replaceJson, setMember, withStatus } from '../change.ts';
import type { RegisterFault } from './fault.ts';
import { answers, decides, misreads, own, requestOf, systemOf } from './means.ts';

const passes = (): undefined => undefined;
const put = ['replaceSystem'];

/** PUT of systems and their lists. */
export const updateFaults: readonly RegisterFault[] = [
  decides(['update-keeps-description', 'PUT leaves the description.', 'UPD-001'], {
    replaced: (row, content) => ({
      ...own.replaced(row, content),
      description: row.description,
    }),
  }),
  answers(['update-once', 'The second PUT is refused.', 'UPD-002'], {
    on: put,
    status: 200,
    when: (_, call) =>
      (systemOf(call)?.log.filter(({ changeType }) => changeType === 'update').length ?? 0) > 1,
    change: withStatus(400),
  }),
  decides(['update-keeps-lists', 'An empty list in PUT leaves the stored one.', 'UPD-003'], {
    replaced: (row, content) => ({
      ...own.replaced(row, content),
      rights: content.rights.length > 0 ? content.rights : row.rights,
    }),
  }),
  decides(['update-keeps-visible', 'A PUT leaves isVisible.', 'UPD-004'], {
    replaced: (row, content) => ({ ...own.replaced(row, content), isVisible: row.isVisible }),
  }),
  decides(['update-any-id', 'The id in the body does not count.', 'UPD-005'], {
    isSameId: () => true,
  }),
  decides(['update-any-vendor', 'The vendor in the body does not count.', 'UPD-006'], {
    isSameVendor: () => true,
  }),
  decides(['update-keeps-clients', 'Client ids that are left out stay taken.', 'UPD-007'], {
    replaced: (row, content) => ({
      ...own.replaced(row, content),
      clientIds: [...new Set([...content.clientIds, ...row.clientIds])],
    }),
  }),
  decides(['update-client-twice', 'A client id twice in PUT is taken.', 'UPD-008'], {
    clientTwice: passes,
  }),
  decides(['update-right-twice', 'PUT takes a right twice.', 'UPD-009'], { rightTwice: passes }),
  decides(['update-redirects', 'PUT takes any redirect address.', 'UPD-010'], {
    checksRedirects: () => false,
    redirectUrls: passes,
  }),
  decides(['update-language-missing', 'PUT takes texts without a language.', 'UPD-011'], {
    missingLanguage: passes,
  }),
  decides(['update-rights-kept', 'An empty list of rights changes nothing.', 'UPD-012'], {
    listReplaced: (row, change) =>
      change.rights?.length === 0 ? row : own.listReplaced(row, change),
  }),
  decides(['update-packages-and-rights', 'PUT of packages takes the rights.', 'UPD-013'], {
    listReplaced: (row, change) => ({
      ...own.listReplaced(row, change),
      ...(change.accessPackages === undefined ? {} : { rights: [] }),
    }),
  }),
  answers(['update-list-unknown', 'Rights of no system are replaced.', 'UPD-014'], {
    on: ['replaceRights'],
    status: 404,
    change: both(withStatus(200), replaceJson({ succeeded: true })),
  }),
  decides(['update-undelegable', 'PUT of rights takes what cannot be delegated.', 'UPD-015'], {
    resourceDelegable: passes,
  }),
  decides(['update-package-twice', 'PUT of packages takes one twice.', 'UPD-016'], {
    packageTwice: passes,
  }),
  misreads(['update-texts', 'Texts in a list of rights are left out.', 'UPD-017'], {
    on: ['replaceRights'],
    read: (body) =>
      Array.isArray(body) ? body.filter((one: unknown) => typeof one !== 'string') : body,
  }),
  answers(['update-refused-done', 'A refused PUT hides the system all the same.', 'UPD-018'], {
    on: put,
    status: 400,
    change: (reply, call) => {
      const row = systemOf(call);
      if (row !== undefined) call.state.register.systems.set(row.id, { ...row, rights: [] });
      return reply;
    },
  }),
  decides(['update-client-package', 'PUT of packages takes one for clients.', 'UPD-019'], {
    clientPackage: passes,
  }),
];

/** DELETE of systems, and what is left. */
export const deletionFaults: readonly RegisterFault[] = [
  answers(['delete-unreadable', 'A deleted system is gone.', 'DEL-001'], {
    on: ['getSystem'],
    status: 200,
    when: (_, call) => systemOf(call)?.isDeleted === true,
    change: withStatus(404),
  }),
  decides(['delete-listed', 'Deleted systems are listed.', 'DEL-002'], {
    isListed: ({ orgNumber }, vendor) => orgNumber === vendor,
  }),
  decides(['delete-frees-id', 'The id of a deleted system is free.', 'DEL-003'], {
    isTaken: (row) => row?.isDeleted === false,
  }),
  decides(['delete-keeps-clients', 'Client ids of a deleted system stay taken.', 'DEL-004'], {
    holdsClients: () => true,
  }),
  answers(['delete-without-clients', 'Without client ids a deletion is 400.', 'DEL-005'], {
    on: ['deleteSystem'],
    status: 200,
    when: (_, call) => systemOf(call)?.clientIds.length === 0,
    change: withStatus(400),
  }),
  answers(['delete-unknown', 'Deleting what is not there is 400.', 'DEL-006'], {
    on: ['deleteSystem'],
    status: 404,
    change: withStatus(400),
  }),
  answers(['delete-twice', 'A second deletion succeeds.', 'DEL-007'], {
    on: ['deleteSystem'],
    status: 400,
    change: both(withStatus(200), replaceJson({ succeeded: true })),
  }),
  decides(['delete-changeable', 'A deleted system is changed.', 'DEL-008'], {
    isFrozen: () => false,
  }),
  decides(['delete-asked', 'A deleted system takes requests.', 'DEL-009'], {
    takesRequests: () => true,
  }),
  answers(['delete-requests-gone', 'Requests go with their system.', 'DEL-010'], {
    on: ['getRequest'],
    status: 200,
    when: (_, call) =>
      call.state.register.systems.get(requestOf(call)?.systemId ?? '')?.isDeleted === true,
    change: withStatus(404),
  }),
  answers(['delete-users-gone', 'System users go with their system.', 'DEL-011'], {
    on: ['listSystemUsers'],
    status: 200,
    when: (_, call) => systemOf(call)?.isDeleted === true,
    change: setMember(['data'], []),
  }),
];

const log = ['getChangeLog'];

/** The change log. */
export const logFaults: readonly RegisterFault[] = [
  answers(['log-oldest-first', 'The log begins with the oldest.', 'LOG-001'], {
    on: log,
    status: 200,
    change: mapMember([], (list) => (list as unknown[]).toReversed()),
  }),
  answers(['log-one-kind', 'Changes of rights are called updates.', 'LOG-001'], {
    on: log,
    status: 200,
    change: mapMember(['*', 'changeType'], (kind) => (kind === 'rightsupdate' ? 'update' : kind)),
  }),
  answers(['log-of-nobody', 'The log does not tell who changed a system.', 'LOG-002'], {
    on: log,
    status: 200,
    change: setMember(['*', 'changedByOrgNumber'], '000000000'),
  }),
  answers(['log-tells-nothing', 'The log does not tell what was sent.', 'LOG-003'], {
    on: log,
    status: 200,
    change: dropMember('*', 'changedData'),
  }),
  answers(['log-unknown-empty', 'The log of no system is empty.', 'LOG-004'], {
    on: log,
    status: 404,
    change: both(withStatus(200), replaceJson([])),
  }),
  answers(['log-refused', 'What is refused is logged.', 'LOG-005'], {
    on: ['replaceRights'],
    status: 400,
    change: (reply, call) => {
      const row = systemOf(call);
      const [entry] = row?.log ?? [];
      if (row !== undefined && entry !== undefined) {
        const added = { ...entry, changeType: 'rightsupdate' as const };
        call.state.register.systems.set(row.id, { ...row, log: [...row.log, added] });
      }
      return reply;
    },
  }),
];
