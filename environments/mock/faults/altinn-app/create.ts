import { both, dropHeader, mapHeader, mapMember, setMember, withStatus } from '../change.ts';
import type { Change, Fault } from './fault.ts';
import { misreadMembers, sentMembers, without, type Misread } from './misread.ts';
import { isRecord, textOf } from '../../server/narrow.ts';
import { onReply, other, spoil } from './spoil.ts';

const routes = ['createInstanceSimple'];

const onMade = (change: Change): Pick<Fault, 'replies'> => onReply(routes, 201, change);

const reads = (change: Misread): Pick<Fault, 'requests'> => ({ requests: { routes, change } });

/** Reads the owner otherwise. */
const readsOwner = (
  read: (owner: Readonly<Record<string, unknown>>) => unknown,
): Pick<Fault, 'requests'> =>
  reads(
    misreadMembers((members) => {
      const sent = members['instanceOwner'];
      return isRecord(sent) ? { ...members, instanceOwner: read(sent) } : members;
    }),
  );

/** Faults of simple instantiation that is in order. */
export const createFaults: readonly Fault[] = [
  {
    id: 'app-create-answers-200',
    breaks: 'POST instances/create answers 200.',
    aimedAt: 'APP-CREATE-001',
    ...onMade(withStatus(200)),
  },
  {
    id: 'app-create-starts-no-task',
    breaks: 'The process of a new instance stands nowhere.',
    aimedAt: 'APP-CREATE-001',
    ...onMade(setMember(['process', 'currentTask'], null)),
  },
  {
    id: 'app-create-skips-first-task',
    breaks: 'A new instance stands in another task than the first.',
    aimedAt: 'APP-CREATE-001',
    ...onMade(setMember(['process', 'currentTask', 'elementId'], 'Task_9')),
  },
  {
    id: 'app-create-counts-from-one',
    breaks: 'The first task has number 1.',
    aimedAt: 'APP-CREATE-001',
    ...onMade(setMember(['process', 'currentTask', 'flow'], 1)),
  },
  {
    id: 'app-create-location-of-another',
    breaks: 'Location leads to another instance.',
    aimedAt: 'APP-CREATE-002',
    ...onMade(
      mapHeader('Location', (value) =>
        value.replace(/[^/]+$/, '11111111-1111-4111-8111-111111111111'),
      ),
    ),
  },
  {
    id: 'app-create-location-is-missing',
    breaks: 'A new instance is answered without Location.',
    aimedAt: 'APP-CREATE-002',
    ...onMade(dropHeader('Location')),
  },
  {
    id: 'app-create-makes-no-form',
    breaks: 'A new instance has no form.',
    aimedAt: 'APP-CREATE-003',
    ...onMade(
      both(
        spoil((instance) => void (instance.data = [])),
        setMember(['data'], []),
      ),
    ),
  },
  {
    id: 'app-create-makes-two-forms',
    breaks: 'A new instance has its form twice.',
    aimedAt: 'APP-CREATE-003',
    ...onMade(mapMember(['data'], (data) => (Array.isArray(data) ? [...data, ...data] : data))),
  },
  {
    id: 'app-create-refuses-unknown-prefill',
    breaks: 'A prefill key that matches nothing is refused.',
    aimedAt: 'APP-CREATE-005',
    ...reads(
      misreadMembers((members) =>
        JSON.stringify(members['prefill'] ?? {}).includes('finnesIkke')
          ? { ...members, prefill: 1 }
          : members,
      ),
    ),
  },
  {
    id: 'app-create-party-id-is-refused',
    breaks: 'An owner cannot be named by party id.',
    aimedAt: 'APP-CREATE-008',
    ...readsOwner(without('partyId')),
  },
  {
    id: 'app-create-stores-another-party',
    breaks: 'The instance is made for another party than the one named.',
    aimedAt: 'APP-CREATE-008',
    ...readsOwner((sent) => ('partyId' in sent ? { ...sent, partyId: other.partyId } : sent)),
  },
  {
    id: 'app-create-organisation-is-refused',
    breaks: 'An owner cannot be named by organisation number.',
    aimedAt: 'APP-CREATE-009',
    ...readsOwner(without('organisationNumber')),
  },
  {
    id: 'app-create-stores-parent-organisation',
    breaks: 'The instance belongs to another organisation than the one named.',
    aimedAt: 'APP-CREATE-009',
    ...readsOwner((sent) =>
      'organisationNumber' in sent ? { organisationNumber: other.organisationNumber } : sent,
    ),
  },
  {
    id: 'app-create-person-is-refused',
    breaks: 'An owner cannot be named by identity number.',
    aimedAt: 'APP-CREATE-010',
    ...readsOwner(without('personNumber')),
  },
  {
    id: 'app-create-stores-another-for-person',
    breaks: 'An identity number leads to the party of somebody else.',
    aimedAt: 'APP-CREATE-010',
    ...readsOwner((sent) =>
      'personNumber' in sent && !('partyId' in sent) ? { partyId: other.partyId } : sent,
    ),
  },
  {
    id: 'app-create-organisation-decides',
    breaks: 'Of party id and organisation number the latter decides.',
    aimedAt: 'APP-CREATE-011',
    ...readsOwner((sent) => {
      return 'organisationNumber' in sent ? without('partyId')(sent) : sent;
    }),
  },
  {
    id: 'app-create-stores-what-was-sent',
    breaks: 'The stored owner is what the client sent.',
    aimedAt: 'APP-CREATE-011',
    replies: {
      routes,
      when: (reply, call) => reply.status === 201 && 'instanceOwner' in sentMembers(call),
      change: (reply, call) =>
        setMember(['instanceOwner'], {
          ...Object(sentMembers(call)['instanceOwner']),
          partyId: '0',
        })(reply, call),
    },
  },
  {
    id: 'app-create-refuses-unknown-members',
    breaks: 'A member that is not documented is refused.',
    aimedAt: 'APP-CREATE-019',
    ...reads(misreadMembers((members) => ('ukjent' in members ? { instanceOwner: [] } : members))),
  },
  {
    id: 'app-create-loses-due-date',
    breaks: 'dueBefore is not kept.',
    aimedAt: 'APP-CREATE-020',
    ...reads(misreadMembers(without('dueBefore'))),
  },
  {
    id: 'app-create-swaps-dates',
    breaks: 'dueBefore and visibleAfter are mixed up.',
    aimedAt: 'APP-CREATE-020',
    ...reads(
      misreadMembers(({ dueBefore, visibleAfter, ...rest }) => ({
        ...rest,
        dueBefore: visibleAfter,
        visibleAfter: dueBefore,
      })),
    ),
  },
  {
    id: 'app-create-shifts-due-date',
    breaks: 'dueBefore is read as local time.',
    aimedAt: 'APP-CREATE-020',
    ...reads(
      misreadMembers((members) =>
        typeof members['dueBefore'] === 'string'
          ? { ...members, dueBefore: members['dueBefore'].replace(/Z$/, '+02:00') }
          : members,
      ),
    ),
  },
  {
    id: 'app-create-refuses-other-case',
    breaks: 'Member names are read by case.',
    aimedAt: 'APP-CREATE-032',
    ...reads(misreadMembers((members) => ('INSTANCEOWNER' in members ? {} : members))),
  },
  {
    id: 'app-create-demands-offset',
    breaks: 'A date without an offset is refused.',
    aimedAt: 'APP-CREATE-033',
    ...reads(
      misreadMembers((members) =>
        /[^Z]$/.test(textOf(members['dueBefore'] ?? 'Z'))
          ? { ...members, dueBefore: 'none' }
          : members,
      ),
    ),
  },
  {
    id: 'app-create-archives-at-once',
    breaks: 'A new instance is archived.',
    aimedAt: 'APP-CREATE-035',
    ...onMade(setMember(['status', 'isArchived'], true)),
  },
  {
    id: 'app-create-leaves-unread',
    breaks: 'A new instance is unread for the user who made it.',
    aimedAt: 'APP-CREATE-035',
    ...onMade(setMember(['status', 'readStatus'], 0)),
  },
  {
    id: 'app-create-believes-sent-status',
    breaks: 'A client archives an instance while making it.',
    aimedAt: 'APP-CREATE-038',
    replies: {
      routes,
      when: (reply, call) => reply.status === 201 && 'status' in sentMembers(call),
      change: setMember(['status', 'isArchived'], true),
    },
  },
  {
    id: 'app-create-believes-sent-process',
    breaks: 'A client ends a process while making an instance.',
    aimedAt: 'APP-CREATE-038',
    replies: {
      routes,
      when: (reply, call) => reply.status === 201 && 'process' in sentMembers(call),
      change: setMember(['process', 'currentTask'], null),
    },
  },
  {
    id: 'app-create-offers-get',
    breaks: 'GET on instances/create is a missing page.',
    aimedAt: 'APP-CREATE-030',
    unrouted: (reply, { path }) =>
      path.endsWith('/instances/create') ? { ...reply, status: 404 } : reply,
  },
  {
    id: 'app-create-allows-nothing',
    breaks: 'The refusal of GET on instances/create does not name POST.',
    aimedAt: 'APP-CREATE-030',
    unrouted: (reply, request) =>
      request.path.endsWith('/instances/create')
        ? {
            ...reply,
            headers: [...reply.headers.filter(([name]) => name !== 'Allow'), ['Allow', 'PUT']],
          }
        : reply,
  },
];
