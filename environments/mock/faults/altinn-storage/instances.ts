import { empty } from '../../altinn-storage/replies.ts';
import { touch } from '../../altinn-app/instances/store.ts';
import { isStatus, mapMember, setMember, withStatus } from '../change.ts';
import type { StorageFault } from './fault.ts';
import { afterwards, getting, own, shown, shownElements } from './means.ts';

const otherGuid = '11111111-2222-4333-8444-555555555555';
const changing = ['putSubstatus', 'createData', 'putData', 'putProcess', 'completeInstance'];

/** One instance, and what holds for every one (reference altinn-platform 4.5). */
export const instanceFaults: readonly StorageFault[] = [
  {
    id: 'stor-other-instance',
    breaks: 'GET gives an instance of another id.',
    aimedAt: 'STOR-INST-001',
    replies: {
      routes: getting,
      when: isStatus(200),
      change: mapMember(['id'], (id) => String(id).replace(/\/.*/, `/${otherGuid}`)),
    },
  },
  {
    id: 'stor-owner-reads-nothing',
    breaks: 'The app owner may not read.',
    aimedAt: 'STOR-INST-002',
    rules: {
      permits: (question) =>
        !(question.caller.org !== undefined && question.action === 'read') && own.permits(question),
    },
  },
  {
    id: 'stor-by-guid-without-data',
    breaks: 'An instance that is read by its guid shows no data.',
    aimedAt: 'STOR-INST-003',
    replies: {
      routes: ['getInstanceByGuid'],
      when: isStatus(200),
      change: setMember(['data'], []),
    },
  },
  {
    id: 'stor-missing-forbidden',
    breaks: 'An unknown instance is forbidden to everybody.',
    aimedAt: 'STOR-INST-004',
    replies: { routes: getting, when: isStatus(404), change: () => empty(403) },
  },
  {
    id: 'stor-guid-refused',
    breaks: 'An id that is no guid is answered with 400.',
    aimedAt: 'STOR-INST-005',
    unrouted: (reply, { path }) =>
      /\/instances\/\d+\/[^/]+$/.test(path) ? withStatus(400)(reply, undefined) : reply,
  },
  {
    id: 'stor-party-refused',
    breaks: 'A party that is no number is answered with 400.',
    aimedAt: 'STOR-INST-006',
    unrouted: (reply, { path }) =>
      /\/instances\/[^/]*[a-z][^/]*\/[^/]+/i.test(path) ? withStatus(400)(reply, undefined) : reply,
  },
  {
    id: 'stor-id-without-party',
    breaks: 'The id is the guid alone.',
    aimedAt: 'STOR-INST-007',
    rules: shown((instance, { guid }) => ({ ...instance, id: guid })),
  },
  {
    id: 'stor-owner-of-other-app',
    breaks: 'An instance names another owner than its app id.',
    aimedAt: 'STOR-INST-008',
    rules: shown((instance) => ({ ...instance, org: 'digdir' })),
  },
  {
    id: 'stor-links-elsewhere',
    breaks: 'The links of data elements lead to elements of another instance.',
    aimedAt: 'STOR-INST-009',
    rules: shownElements((element) => ({
      ...element,
      selfLinks: {
        platform: `https://platform.local.altinn.cloud/storage/api/v1/instances/1/${otherGuid}`,
      },
    })),
  },
  {
    id: 'stor-changed-before-made',
    breaks: 'The last change lies before the creation.',
    aimedAt: 'STOR-INST-010',
    rules: shown((instance) => ({ ...instance, lastChanged: '2020-01-01T00:00:00Z' })),
  },
  {
    id: 'stor-archived-without-time',
    breaks: 'An archived instance does not say when.',
    aimedAt: 'STOR-INST-011',
    rules: shown((instance) => {
      const { archived: _, ...status } = Object(instance['status']) as Record<string, unknown>;
      return { ...instance, status };
    }),
  },
  {
    id: 'stor-element-of-other-instance',
    breaks: 'An element names another instance.',
    aimedAt: 'STOR-INST-012',
    rules: shownElements((element) => ({ ...element, instanceGuid: otherGuid })),
  },
  {
    id: 'stor-element-of-no-type',
    breaks: 'Elements are of a type that the app does not have.',
    aimedAt: 'STOR-INST-013',
    rules: shownElements((element) => ({ ...element, dataType: 'ukjent' })),
  },
  {
    id: 'stor-nulls-written',
    breaks: 'A member without a value is null.',
    aimedAt: 'STOR-INST-014',
    rules: shown((instance) => ({ ...instance, dueBefore: null })),
  },
  {
    id: 'stor-process-of-its-own',
    breaks: 'Storage tells another task than the app.',
    aimedAt: 'STOR-INST-016',
    rules: shown((instance) => {
      const process = Object(instance['process']) as Record<string, unknown>;
      if (process['currentTask'] === undefined) return instance;
      const currentTask = { ...Object(process['currentTask']), elementId: 'Task_9' };
      return { ...instance, process: { ...process, currentTask } };
    }),
  },
  {
    id: 'stor-read-status-turned-round',
    breaks: 'What the app calls read is unread in Storage.',
    aimedAt: 'STOR-INST-017',
    rules: shown((instance, { status }) => ({
      ...instance,
      status: {
        ...Object(instance['status']),
        readStatus: status.readStatus === 1 ? 'Unread' : 'Read',
      },
    })),
  },
  {
    id: 'stor-reading-changes',
    breaks: 'Reading moves the last change.',
    aimedAt: 'STOR-INST-018',
    replies: {
      routes: getting,
      when: isStatus(200),
      change: (reply, call) =>
        afterwards((instance) => {
          instance.lastChanged = call.state.world.clock.now().toISOString();
        })(reply, call),
    },
  },
  {
    id: 'stor-changer-unnamed',
    breaks: 'Who changed an instance is not kept.',
    aimedAt: 'STOR-INST-019',
    replies: {
      routes: changing,
      when: isStatus(200, 201),
      change: afterwards((instance) => {
        instance.lastChangedBy = instance.createdBy;
        instance.lastChanged = instance.created;
      }),
    },
  },
  {
    id: 'stor-creation-moves',
    breaks: 'The time of creation is that of the last change.',
    aimedAt: 'STOR-INST-020',
    rules: shown((instance) => ({ ...instance, created: instance['lastChanged'] })),
  },
];

/** POST of instances. */
export const createFaults: readonly StorageFault[] = [
  {
    id: 'stor-location-astray',
    breaks: 'Location of a new instance leads to another.',
    aimedAt: 'STOR-CREATE-001',
    replies: {
      routes: ['createInstance'],
      when: isStatus(201),
      change: (reply) => ({
        ...reply,
        headers: reply.headers.map(([name, value]) =>
          name === 'Location' ? [name, value.replace(/[^/]+$/, otherGuid)] : [name, value],
        ),
      }),
    },
  },
  {
    id: 'stor-process-not-stored',
    breaks: 'A new instance is stored in another task than was sent.',
    aimedAt: 'STOR-CREATE-002',
    rules: shown((instance) => {
      const process = Object(instance['process']) as Record<string, unknown>;
      const currentTask = { ...Object(process['currentTask']), elementId: 'Task_0' };
      return { ...instance, process: { ...process, currentTask } };
    }),
  },
  {
    id: 'stor-new-is-read',
    breaks: 'What the app owner makes has been read.',
    aimedAt: 'STOR-CREATE-003',
    rules: shown((instance) => ({
      ...instance,
      status: { ...Object(instance['status']), readStatus: 'Read' },
    })),
  },
  {
    id: 'stor-blank-party-other-status',
    breaks: 'A blank party is answered with 404.',
    aimedAt: 'STOR-CREATE-004',
    replies: { routes: ['createInstance'], when: isStatus(400), change: withStatus(404) },
  },
  {
    id: 'stor-create-unknown-app-refused',
    breaks: 'An unknown app is answered with 400.',
    aimedAt: 'STOR-CREATE-005',
    replies: { routes: ['createInstance'], when: isStatus(404), change: withStatus(400) },
  },
  {
    id: 'stor-create-broken-json-other-status',
    breaks: 'A body that is no JSON is answered with 409.',
    aimedAt: 'STOR-CREATE-006',
    replies: { routes: ['createInstance'], when: isStatus(400), change: withStatus(409) },
  },
  ...[
    ['without-app', 'A request without an app id', 'STOR-CREATE-007'] as const,
    ['without-owner', 'A request without an owner', 'STOR-CREATE-008'] as const,
    ['party-not-number', 'A party that is no number', 'STOR-CREATE-009'] as const,
    ['app-without-slash', 'An app id without a slash', 'STOR-CREATE-010'] as const,
  ].map(([id, what, aimedAt]): StorageFault => ({
    id: `stor-create-${id}-crashes`,
    breaks: `${what} is answered with 500.`,
    aimedAt,
    replies: { routes: ['createInstance'], when: isStatus(400), change: withStatus(500) },
  })),
  {
    id: 'stor-create-any-media-type',
    breaks: 'A body of another media type is answered with 400.',
    aimedAt: 'STOR-CREATE-011',
    replies: { routes: ['createInstance'], when: isStatus(415), change: withStatus(400) },
  },
  {
    id: 'stor-refused-creation-stored',
    breaks: 'A refused creation leaves an instance behind.',
    aimedAt: 'STOR-CREATE-012',
    replies: {
      routes: ['createInstance'],
      when: ({ status }) => status >= 400,
      change: (reply, { state }) => {
        const some = [...state.instances.values()].at(-1);
        if (some === undefined) return reply;
        const guid = otherGuid.replace(/^1/, String(state.instances.size % 10));
        const copy = { ...some, guid, row: state.platform.nextRow() };
        touch(state, copy, {
          id: '0',
          kind: 'org',
          scopes: [],
          authenticationLevel: 3,
          performedBy: '0',
        });
        state.instances.set(guid, copy);
        return reply;
      },
    },
  },
  {
    id: 'stor-stored-not-found',
    breaks: 'What was made without data is not found.',
    aimedAt: 'STOR-CREATE-013',
    rules: {
      matches: (instance, filtering) =>
        instance.data.length > 0 && own.matches(instance, filtering),
    },
  },
  {
    id: 'stor-of-app-not-found',
    breaks: 'What was made through the app is not found.',
    aimedAt: 'STOR-CREATE-014',
    rules: {
      matches: (instance, filtering) =>
        instance.events.length === 0 && own.matches(instance, filtering),
    },
  },
];
