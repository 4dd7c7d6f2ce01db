import { empty } from '../../altinn-storage/replies.ts';
import { isStatus, mapMember, setMember, withStatus } from '../change.ts';
import type { StorageFault } from './fault.ts';
import { afterwards, getting, otherGuid, own, shown, shownElements } from './means.ts';

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
