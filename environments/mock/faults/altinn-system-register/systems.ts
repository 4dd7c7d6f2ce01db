import {
  mapMember,
  setMember,
  withStatus,
  replaceJson,
  both,
  dropHeader,
  mapJson,
} from '../change.ts';
import { isRecord, textOf } from '../../server/narrow.ts';
import type { RegisterFault } from './fault.ts';
import { answers, decides, misreads, own, sentMember } from './means.ts';

const passes = (): undefined => undefined;

const skips = (rule: string, aimedAt: string, what: string): RegisterFault =>
  decides([`register-${aimedAt.toLowerCase()}-unchecked`, `${what} is taken.`, aimedAt], {
    [rule]: passes,
  });

/** Rules of registrations that are not asked. */
export const ruleFaults: readonly RegisterFault[] = [
  skips('idFormat', 'REG-002', 'An id that does not begin with the vendor'),
  skips('blankInId', 'REG-003', 'An id with a blank'),
  skips('idTaken', 'REG-004', 'An id that is taken'),
  skips('clientTaken', 'REG-006', "Another system's client id"),
  skips('redirectUrls', 'REG-009', 'An address of any scheme'),
  skips('resourceKnown', 'REG-010', 'An unknown resource'),
  skips('resourceFormat', 'REG-011', 'A resource of another kind'),
  skips('resourceDelegable', 'REG-012', 'A resource that cannot be delegated'),
  skips('rightTwice', 'REG-013', 'A right twice'),
  skips('packages', 'REG-014', 'A package that is none'),
  skips('packageTwice', 'REG-015', 'A package twice'),
  skips('clientPackage', 'REG-016', 'A client package on a visible system'),
  decides(['register-case-taken', 'Ids in another case are the same.', 'REG-005'], {
    idTaken: (on) =>
      own.idTaken(on) ??
      (on.id === on.id.toLowerCase() ? undefined : own.idTaken({ ...on, isTaken: () => true })),
  }),
  decides(['register-client-twice', 'A client id twice is taken.', 'REG-007'], {
    clashes: () => false,
  }),
  decides(['register-vendor-any', 'A vendor is any text with a number.', 'REG-008'], {
    vendorNumberIn: (text) => /\d{9}/.exec(text)?.[0] ?? own.vendorNumberIn(text),
  }),
  decides(['register-action-ignored', 'Rights with other actions are the same.', 'REG-013'], {
    rightTwice: (on) =>
      own.rightTwice({
        ...on,
        content: {
          ...on.content,
          rights: on.content.rights.map(({ resource }) => ({ resource })),
        },
      }),
  }),
  decides(['register-language-missing', 'A language may be missing.', 'REG-018'], {
    missingLanguage: passes,
  }),
  decides(['register-null-items', 'Null in a list is let through.', 'REG-019'], {
    refusedNulls: () => [],
  }),
  decides(['register-any-length', 'An id may be of any length.', 'REG-020'], {
    refusedText: passes,
  }),
  decides(['register-twice-at-once', 'Calls at once register a system each.', 'REG-025'], {
    idTaken: passes,
    clientTaken: passes,
  }),
];

/** Registrations that are read, kept or answered otherwise. */
export const registrationFaults: readonly RegisterFault[] = [
  answers(['register-created', 'A registration is answered with 201.', 'REG-001'], {
    on: ['registerSystem'],
    status: 200,
    change: withStatus(201),
  }),
  misreads(['register-loses-description', 'The description is kept in one text.', 'REG-001'], {
    on: ['registerSystem'],
    read: (body) =>
      isRecord(body) && isRecord(body['description'])
        ? { ...body, description: { ...body['description'], nn: body['description']['nb'] } }
        : body,
  }),
  answers(['register-one-rule', 'Of broken rules the first is told.', 'REG-017'], {
    on: ['registerSystem'],
    status: 400,
    change: mapMember(['validationErrors'], (list) => (list as unknown[]).slice(0, 1)),
  }),
  misreads(['register-truth-as-text', 'isVisible may be a text.', 'REG-021'], {
    on: ['registerSystem'],
    read: (body) =>
      isRecord(body) && typeof body['isVisible'] === 'string' ? { ...body, isVisible: true } : body,
  }),
  answers(['register-type-bad-request', 'Another media type is a bad request.', 'REG-022'], {
    on: ['registerSystem'],
    status: 415,
    change: withStatus(400),
  }),
  misreads(['register-needs-rights', 'Rights may not be left out.', 'REG-023'], {
    on: ['registerSystem'],
    read: (body) => (isRecord(body) ? { rights: 'none', ...body } : body),
  }),
  misreads(['register-invisible', 'A system is invisible unless it says otherwise.', 'UPD-004'], {
    on: ['registerSystem'],
    read: (body) => (isRecord(body) ? { isVisible: false, ...body } : body),
  }),
  answers(['register-refused-kept', 'A system that is refused is kept.', 'REG-024'], {
    on: ['registerSystem'],
    status: 400,
    change: (reply, call) => {
      const { systems } = call.state.register;
      const [any] = systems.values();
      const id = sentMember(call, 'id');
      if (any !== undefined && id !== '' && !systems.has(id)) {
        systems.set(id, { ...any, id, orgNumber: id.split('_')[0] ?? '', clientIds: [] });
      }
      return reply;
    },
  }),
  answers(['register-no-slash', 'An address without a path stays so.', 'REG-026'], {
    on: ['getSystem'],
    status: 200,
    change: mapMember(['allowedRedirectUrls', '*'], (url) => textOf(url).replace(/\/$/, '')),
  }),
];

/** Systems that are read otherwise. */
export const readFaults: readonly RegisterFault[] = [
  answers(['read-deleted', 'Every system is read as deleted.', 'READ-001'], {
    on: ['getSystem'],
    status: 200,
    change: setMember(['isDeleted'], true),
  }),
  answers(['read-unknown-empty', 'A system that is not there is an empty one.', 'READ-002'], {
    on: ['getSystem'],
    status: 404,
    change: both(withStatus(200), replaceJson({})),
  }),
  decides(['read-list-visible', 'The list holds visible systems alone.', 'READ-003'], {
    isListed: (row, vendor) => row.isVisible && own.isListed(row, vendor),
  }),
  answers(['read-list-twice', 'The list holds every system twice.', 'READ-003'], {
    on: ['listSystems'],
    status: 200,
    change: mapMember([], (list) => [...(list as unknown[]), ...(list as unknown[])]),
  }),
  answers(['read-list-clients', 'The list holds client ids.', 'READ-004'], {
    on: ['listSystems'],
    status: 200,
    change: (reply, { state }) =>
      mapJson((list) =>
        (list as { systemId: string }[]).map((one) => ({
          ...one,
          clientId: state.register.systems.get(one.systemId)?.clientIds,
        })),
      )(reply, undefined),
  }),
  answers(['read-list-cached', 'The list may be stored.', 'READ-005'], {
    on: ['listSystems'],
    status: 200,
    change: dropHeader('Cache-Control'),
  }),
];
