import { empty, json } from '../../altinn-storage/replies.ts';
import { dropMember, isStatus, mapMember, withStatus } from '../change.ts';
import type { StorageFault } from './fault.ts';
import { answering } from './means.ts';

const foreign = { id: 'digdir/annen', org: 'digdir', title: { nb: 'En annen' }, dataTypes: [] };
const addForeign = mapMember(['applications'], (apps) => [
  ...(Array.isArray(apps) ? apps : []),
  foreign,
]);

/** Metadata and texts of apps. */
export const applicationFaults: readonly StorageFault[] = [
  {
    id: 'stor-app-needs-token',
    breaks: 'The metadata of an app are read with a token alone.',
    aimedAt: 'STOR-APPS-001',
    bypass: ({ request }, { id }) =>
      id === 'getApplication' && request.header('authorization') === undefined
        ? empty(401)
        : undefined,
  },
  {
    id: 'stor-apps-need-token',
    breaks: 'The apps are listed with a token alone.',
    aimedAt: 'STOR-APPS-002',
    bypass: ({ request }, { id }) =>
      id === 'listApplications' && request.header('authorization') === undefined
        ? empty(401)
        : undefined,
  },
  {
    id: 'stor-owner-list-of-all',
    breaks: 'The list of an owner holds an app of another.',
    aimedAt: 'STOR-APPS-003',
    replies: { routes: ['listOwnersApplications'], when: isStatus(200), change: addForeign },
  },
  {
    id: 'stor-unknown-owner-missing',
    breaks: 'An owner without apps is answered with 404.',
    aimedAt: 'STOR-APPS-004',
    replies: {
      routes: ['listOwnersApplications'],
      when: ({ body }) => body?.toString() === '{"applications":[]}',
      change: answering(404, 'Not found'),
    },
  },
  {
    id: 'stor-owner-name-unchecked',
    breaks: 'A name that no owner can have is looked for.',
    aimedAt: 'STOR-APPS-005',
    replies: {
      routes: ['listOwnersApplications'],
      when: isStatus(400),
      change: answering(200, { applications: [] }),
    },
  },
  {
    id: 'stor-unknown-app-empty',
    breaks: 'An unknown app is answered with 400.',
    aimedAt: 'STOR-APPS-006',
    replies: { routes: ['getApplication'], when: isStatus(404), change: withStatus(400) },
  },
  {
    id: 'stor-app-loses-data-type',
    breaks: 'The metadata leave the first data type out.',
    aimedAt: 'STOR-APPS-007',
    replies: {
      routes: ['getApplication'],
      when: isStatus(200),
      change: mapMember(['dataTypes'], (types) => (Array.isArray(types) ? types.slice(1) : types)),
    },
  },
  {
    id: 'stor-anybody-registers',
    breaks: 'An app owner registers apps.',
    aimedAt: 'STOR-APPS-008',
    bypass: ({ request }, { id }) =>
      ['createApplication', 'putApplication', 'deleteApplication'].includes(id) &&
      request.header('authorization') !== undefined
        ? json(200, foreign)
        : undefined,
  },
  {
    id: 'stor-texts-for-anybody',
    breaks: 'Texts are read without a token.',
    aimedAt: 'STOR-APPS-009',
    replies: {
      routes: ['getTexts'],
      when: isStatus(401),
      change: answering(200, { id: 'a-b-nb', org: 'a', language: 'nb', resources: [] }),
    },
  },
  {
    id: 'stor-anybody-writes-texts',
    breaks: 'Whoever has a token writes texts.',
    aimedAt: 'STOR-APPS-010',
    replies: {
      routes: ['createTexts', 'putTexts', 'deleteTexts'],
      when: isStatus(403),
      change: answering(200, { id: 'a-b-nb', org: 'a', language: 'nb', resources: [] }),
    },
  },
  {
    id: 'stor-list-loses-app',
    breaks: 'The first app is missing in the lists.',
    aimedAt: 'STOR-APPS-011',
    replies: {
      routes: ['listApplications', 'listOwnersApplications'],
      when: isStatus(200),
      change: dropMember('applications', 0),
    },
  },
];
