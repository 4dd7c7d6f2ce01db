import { json } from '../../altinn-app/families.ts';
import { accessRules } from '../../altinn-app/rules/access.ts';
import { dataRules } from '../../altinn-app/rules/data.ts';
import { instanceRules } from '../../altinn-app/rules/instances.ts';
import { instanceOf } from '../../altinn-app/instances/store.ts';
import { both, isStatus, setMember, withStatus } from '../change.ts';
import type { Change, Fault } from './fault.ts';
import { misreadQuery, type Misread } from './misread.ts';
import { isUnknownInstance } from './outcome.ts';
import { onReply, spoil } from './spoil.ts';

const routes = ['deleteInstance'];

const onGone = (change: Change): Pick<Fault, 'replies'> => onReply(routes, 200, change);

const reads = (change: Misread): Pick<Fault, 'requests'> => ({ requests: { routes, change } });

const odd = 'kanskje';

/** Lets anybody delete anything. */
const anybodyDeletes: Fault['rules'] = {
  permits: (question) => question.action === 'delete' || accessRules.permits(question),
};

/** Faults of deletion. */
export const deletionFaults: readonly Fault[] = [
  {
    id: 'app-delete-answers-204',
    breaks: 'DELETE instance answers 204.',
    aimedAt: 'APP-DEL-001',
    ...onGone((reply) => ({
      status: 204,
      headers: reply.headers.filter(([n]) => !/^content-/i.test(n)),
    })),
  },
  {
    id: 'app-delete-shows-not-deleted',
    breaks: 'The answer of DELETE does not say that the instance is deleted.',
    aimedAt: 'APP-DEL-001',
    ...onGone(setMember(['status', 'isSoftDeleted'], false)),
  },
  {
    id: 'app-delete-tells-no-time',
    breaks: 'The answer of DELETE does not say when.',
    aimedAt: 'APP-DEL-001',
    ...onGone(setMember(['status', 'softDeleted'], null)),
  },
  {
    id: 'app-delete-is-always-hard',
    breaks: 'DELETE deletes for good without being asked to.',
    aimedAt: 'APP-DEL-001',
    ...reads(misreadQuery('hard', (sent) => sent ?? 'true')),
  },
  {
    id: 'app-deleted-shows-as-alive',
    breaks: 'A deleted instance reads as if nothing had happened.',
    aimedAt: 'APP-DEL-002',
    ...onGone(
      spoil(({ status }) => {
        status.isSoftDeleted = false;
        status.softDeleted = null;
      }),
    ),
  },
  {
    id: 'app-deleted-time-is-lost',
    breaks: 'A deleted instance does not say since when.',
    aimedAt: 'APP-DEL-002',
    ...onReply(['getInstance'], 200, setMember(['status', 'softDeleted'], null)),
  },
  {
    id: 'app-delete-twice-is-refused',
    breaks: 'A softly deleted instance cannot be deleted again.',
    aimedAt: 'APP-DEL-003',
    bypass: (call, route) =>
      route.id === 'deleteInstance' && instanceOf(call)?.status.isSoftDeleted === true
        ? { status: 403, headers: [] }
        : undefined,
  },
  {
    id: 'app-hard-delete-is-soft',
    breaks: 'DELETE with hard deletes softly.',
    aimedAt: 'APP-DEL-004',
    ...reads(misreadQuery('hard', (sent) => (sent === 'true' ? undefined : sent))),
  },
  {
    id: 'app-hard-delete-is-not-soft',
    breaks: 'DELETE with hard leaves the mark of soft deletion out.',
    aimedAt: 'APP-DEL-004',
    ...onGone(
      both(
        setMember(['status', 'isSoftDeleted'], false),
        setMember(['status', 'softDeleted'], null),
      ),
    ),
  },
  {
    id: 'app-hard-deleted-shows-as-alive',
    breaks: 'An instance that is deleted for good reads as softly deleted.',
    aimedAt: 'APP-DEL-005',
    ...onReply(['getInstance'], 200, setMember(['status', 'isHardDeleted'], false)),
  },
  {
    id: 'app-hard-deleted-is-gone',
    breaks: 'An instance that is deleted for good answers 410.',
    aimedAt: 'APP-DEL-005',
    replies: {
      routes: ['getInstance'],
      when: (_, call) => instanceOf(call)?.status.isHardDeleted === true,
      change: withStatus(410),
    },
  },
  {
    id: 'app-odd-hard-is-false',
    breaks: 'A value of hard that is no boolean counts as false.',
    aimedAt: 'APP-DEL-006',
    ...reads(misreadQuery('hard', (sent) => (sent === odd ? 'false' : sent))),
  },
  {
    id: 'app-odd-hard-deletes-all-the-same',
    breaks: 'A value of hard that is no boolean is refused, and the instance is deleted.',
    aimedAt: 'APP-DEL-006',
    replies: {
      routes,
      when: isStatus(400),
      change: spoil(({ status }) => {
        status.isSoftDeleted = true;
        status.softDeleted = '2026-01-01T00:00:00Z';
      }),
    },
  },
  {
    id: 'app-delete-of-nothing-succeeds',
    breaks: 'DELETE of an instance that does not exist answers 200.',
    aimedAt: 'APP-DEL-007',
    replies: { routes, when: isUnknownInstance, change: () => json(200, {}) },
  },
  {
    id: 'app-delete-of-nothing-answers-500',
    breaks: 'DELETE of an instance that does not exist leads to 500.',
    aimedAt: 'APP-DEL-007',
    replies: { routes, when: isUnknownInstance, change: () => ({ status: 500, headers: [] }) },
  },
  {
    id: 'app-deleted-still-listed',
    breaks: 'The list of active instances holds deleted ones.',
    aimedAt: 'APP-DEL-008',
    rules: {
      isActive: (instance) =>
        instanceRules.isActive({
          ...instance,
          status: { ...instance.status, isSoftDeleted: false, isHardDeleted: false },
        }),
    },
  },
  {
    id: 'app-deleted-still-writable',
    breaks: 'The form of a deleted instance can be changed.',
    aimedAt: 'APP-DEL-009',
    rules: {
      dataAccess: (action, access) => {
        const { instance } = access;
        const status = { ...instance.status, softDeleted: null, hardDeleted: null };
        return dataRules.dataAccess(action, { ...access, instance: { ...instance, status } });
      },
    },
  },
  {
    id: 'app-deleted-write-answers-403',
    breaks: 'Changing the form of a deleted instance is refused with 403.',
    aimedAt: 'APP-DEL-009',
    ...onReply(['putData'], 409, withStatus(403)),
  },
  {
    id: 'app-ended-deleted-without-right',
    breaks: 'DELETE of an ended instance without the right is refused with 409.',
    aimedAt: 'APP-DEL-010',
    ...onReply(routes, 403, withStatus(409)),
  },
  {
    id: 'app-ended-refused-yet-deleted',
    breaks: 'DELETE of an ended instance is refused, and the instance is deleted.',
    aimedAt: 'APP-DEL-010',
    rules: anybodyDeletes,
    replies: {
      routes,
      when: (reply, call) => reply.status === 200 && instanceOf(call)?.process?.ended != null,
      change: () => ({ status: 403, headers: [] }),
    },
  },
  {
    id: 'app-delete-lists-elements',
    breaks: 'The answer of DELETE lists the data elements.',
    aimedAt: 'APP-DEL-012',
    ...onGone((reply, call) =>
      setMember(
        ['data'],
        instanceOf(call)?.data.map(({ id, dataType }) => ({ id, dataType })),
      )(reply, call),
    ),
  },
];
