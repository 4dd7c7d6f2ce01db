import {
  both,
  dropMember,
  isStatus,
  mapMember,
  replaceJson,
  setMember,
  withHeader,
  withStatus,
} from '../change.ts';
import { gatewayReply } from '../../sdir/gateway/bodies.ts';
import { json } from '../../sdir/services/replies.ts';
import type { Item } from '../../sdir/store/items.ts';
import type { SdirFault } from './fault.ts';
import { own, shows } from './means.ts';

const ok = isStatus(200);
const isUnder = (version: string, path: string): boolean => path.includes(`/v${version}/`);

/** Versions: which answer, in which shape, and under which number. */
export const versionFaults: readonly SdirFault[] = [
  {
    id: 'sdir-current-version-gone',
    breaks: 'The current version is answered 410.',
    aimedAt: 'SDIR-VER-001',
    bypass: (_call, route) =>
      route.id === 'readCompetenceV2' ? gatewayReply(410, 'Gone') : undefined,
  },
  {
    id: 'sdir-current-course-version-404',
    breaks: 'The list of courses is not found.',
    aimedAt: 'SDIR-VER-001',
    replies: { routes: ['listCourses'], when: ok, change: withStatus(404) },
  },
  {
    id: 'sdir-old-version-ended-early',
    breaks: 'The version before the current one is answered 410.',
    aimedAt: 'SDIR-VER-002',
    bypass: (_call, route) =>
      route.id === 'readCompetenceV1' ? gatewayReply(410, 'Gone') : undefined,
  },
  {
    id: 'sdir-v1-answers-as-v2',
    breaks: 'Version 1 answers in the shape of version 2.',
    aimedAt: 'SDIR-VER-003',
    rules: {
      showsReport: (item, version, rules) =>
        own.showsReport(item, item.service === 'competence' ? '2' : version, rules),
    },
  },
  {
    id: 'sdir-v1-one-answers-as-v2',
    breaks: 'Version 1 reads one report in the shape of version 2.',
    aimedAt: 'SDIR-VER-003',
    replies: {
      routes: ['readCompetenceV1'],
      when: ok,
      change: both(
        mapMember(['organization'], () => ({ organizationNumber: '314800109' })),
        mapMember(['competence'], () => ({ code: 'BV' })),
      ),
    },
  },
  {
    id: 'sdir-v1-answers-in-both-shapes',
    breaks: 'Version 1 shows the members of version 2 beside its own.',
    aimedAt: 'SDIR-VER-003',
    replies: {
      routes: ['listCompetencesV1'],
      when: ok,
      change: setMember(['*', 'registrator'], { name: 'Rederiet' }),
    },
  },
  {
    id: 'sdir-v2-answers-as-v1',
    breaks: 'Version 2 answers in the shape of version 1.',
    aimedAt: 'SDIR-VER-003',
    rules: {
      showsReport: (item, _version, rules) => own.showsReport(item, '1', rules),
    },
  },
  {
    id: 'sdir-v1-refuses-in-another-form',
    breaks: 'Version 1 refuses a batch with problem details, version 2 with a list.',
    aimedAt: 'SDIR-VER-004',
    replies: {
      routes: ['createCompetencesV1'],
      when: isStatus(422),
      change: replaceJson({ title: 'Unprocessable', status: 422 }),
    },
  },
  {
    id: 'sdir-versions-have-stores-of-their-own',
    breaks: 'Version 2 does not show what version 1 stored.',
    aimedAt: 'SDIR-VER-005',
    rules: {
      isSeen: (item, look) =>
        own.isSeen(item, look) && (look.version !== '2' || !isOfVersion1(item)),
    },
  },
  {
    id: 'sdir-versions-differ-in-data',
    breaks: 'Version 2 shows another person than version 1.',
    aimedAt: 'SDIR-VER-005',
    replies: {
      routes: ['listCompetencesV2'],
      when: ok,
      change: setMember(['*', 'person', 'identityNumber'], '13876551289'),
    },
  },
  {
    id: 'sdir-unknown-version-answers',
    breaks: 'Version 99 is answered with an empty list.',
    aimedAt: 'SDIR-VER-006',
    unrouted: (reply, { path }) => (isUnder('99', path) ? json(200, []) : reply),
  },
  {
    id: 'sdir-unknown-version-crashes',
    breaks: 'Version 99 is answered 500.',
    aimedAt: 'SDIR-VER-006',
    unrouted: (reply, { path }) =>
      isUnder('99', path) ? gatewayReply(500, 'Internal server error') : reply,
  },
  {
    id: 'sdir-version-with-point-answers',
    breaks: 'Version 1.1 is answered with an empty list.',
    aimedAt: 'SDIR-VER-006',
    unrouted: (reply, { path }) => (isUnder('1.1', path) ? json(200, []) : reply),
  },
  {
    id: 'sdir-retired-version-answers',
    breaks: 'A version that has ended is answered with an empty list.',
    aimedAt: 'SDIR-VER-007',
    rules: { refusesRetired: () => json(200, []) },
  },
  {
    id: 'sdir-retired-version-400',
    breaks: 'A version that has ended is answered 400.',
    aimedAt: 'SDIR-VER-007',
    rules: { refusesRetired: () => gatewayReply(400, 'Bad request') },
  },
  {
    id: 'sdir-retired-version-redirects',
    breaks: 'A version that has ended leads to the current one.',
    aimedAt: 'SDIR-VER-008',
    rules: {
      refusesRetired: () => ({
        status: 301,
        headers: [['Location', '/aps-additionalcompetence-external/v2/additionalcompetence']],
      }),
    },
  },
  {
    id: 'sdir-location-of-another-version',
    breaks: 'The address of what version 1 created leads to version 2.',
    aimedAt: 'SDIR-VER-009',
    replies: {
      routes: ['createCompetenceV1'],
      when: isStatus(201),
      change: withHeader(
        'Location',
        '/aps-additionalcompetence-external/v2/additionalcompetence/1bd956a7-26a4-41f7-822b-c37d2f032d4f',
      ),
    },
  },
  {
    id: 'sdir-minor-change-drops-member',
    breaks: 'Version 1 shows the call sign no more.',
    aimedAt: 'SDIR-VER-010',
    replies: {
      routes: ['listCompetencesV1', 'readCompetenceV1'],
      when: ok,
      change: both(dropMember('*', 'vessel', 'callsign'), dropMember('vessel', 'callsign')),
    },
  },
  {
    id: 'sdir-minor-change-renames-member',
    breaks: 'Seagoing service shows the middle name under another name.',
    aimedAt: 'SDIR-VER-010',
    replies: {
      routes: ['readSeagoingService'],
      when: ok,
      change: mapMember(['person'], (person) => {
        const { middleName, ...rest } = person as Record<string, unknown>;
        return { ...rest, mellomnavn: middleName };
      }),
    },
  },
  {
    id: 'sdir-minor-change-retypes-member',
    breaks: 'The id of a vessel became a number.',
    aimedAt: 'SDIR-VER-010',
    rules: shows((content) =>
      typeof content['vesselId'] === 'string' ? { ...content, vesselId: '17' } : content,
    ),
  },
  {
    id: 'sdir-minor-change-demands-member',
    breaks: 'The name of the registrator is demanded.',
    aimedAt: 'SDIR-VER-011',
    rules: { demands: (field) => field.as === 'registrator' || own.demands(field) },
  },
  {
    id: 'sdir-minor-change-demands-call-sign',
    breaks: 'The call sign of a vessel is demanded.',
    aimedAt: 'SDIR-VER-011',
    rules: { demands: (field) => field.as === 'callSign' || own.demands(field) },
  },
];

/** Only version 1 keeps an id of the vessel. */
function isOfVersion1({ content }: Item): boolean {
  return content['vesselId'] !== null && content['vesselId'] !== undefined;
}
