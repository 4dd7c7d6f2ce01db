import {
  addText,
  both,
  dropMember,
  isStatus,
  replaceJson,
  setMember,
  withHeader,
  withMediaType,
  withStatus,
} from '../change.ts';
import type { SdirFault } from './fault.ts';

const ok = isStatus(200);

/** Answers that break the contract itself. */
export const contractFaults: readonly SdirFault[] = [
  {
    id: 'sdir-status-undocumented',
    breaks: 'The list of courses answers 206.',
    aimedAt: 'SDIR-CONTRACT-001',
    replies: { routes: ['listCourses'], when: ok, change: withStatus(206) },
  },
  {
    id: 'sdir-media-type-plain',
    breaks: 'The list of seagoing service is text/plain.',
    aimedAt: 'SDIR-CONTRACT-002',
    replies: { routes: ['listSeagoingServices'], when: ok, change: withMediaType('text/plain') },
  },
  {
    id: 'sdir-media-type-xml',
    breaks: 'The list of competence codes is named XML.',
    aimedAt: 'SDIR-CONTRACT-002',
    replies: { routes: ['listCompetenceCodesV1'], when: ok, change: withMediaType('text/xml') },
  },
  {
    id: 'sdir-body-without-person',
    breaks: 'Listed competences lack the person.',
    aimedAt: 'SDIR-CONTRACT-003',
    replies: { routes: ['listCompetencesV1'], when: ok, change: dropMember('*', 'person') },
  },
  {
    id: 'sdir-body-number-as-text',
    breaks: 'Hours are a text.',
    aimedAt: 'SDIR-CONTRACT-003',
    replies: {
      routes: ['readSeagoingService'],
      when: ok,
      change: setMember(['activity', 'hours'], '240'),
    },
  },
  {
    id: 'sdir-header-empty',
    breaks: 'WWW-Authenticate of a refused key is empty.',
    aimedAt: 'SDIR-CONTRACT-004',
    replies: { when: isStatus(401), change: withHeader('WWW-Authenticate', '') },
  },
  {
    id: 'sdir-refusal-crashes',
    breaks: 'A batch with a bad item is answered 500.',
    aimedAt: 'SDIR-CONTRACT-005',
    replies: {
      routes: ['createCourses'],
      when: isStatus(422),
      change: both(
        withStatus(500),
        replaceJson({ statusCode: 500, message: 'Internal server error' }),
      ),
    },
  },
  {
    id: 'sdir-error-without-family',
    breaks: 'What is not found is told in a body of no family.',
    aimedAt: 'SDIR-CONTRACT-006',
    replies: { when: isStatus(404), change: replaceJson({ error: 'not found' }) },
  },
  {
    id: 'sdir-error-leaks',
    breaks: 'A refused batch shows a stack trace.',
    aimedAt: 'SDIR-CONTRACT-007',
    replies: {
      when: isStatus(422),
      change: setMember(
        [0, 'message'],
        'at Sdir.Service.Store(Item item) in /src/Store.cs:line 17',
      ),
    },
  },
  {
    id: 'sdir-ids-lead-clients-astray',
    breaks: 'Reports have ids that no request can name.',
    aimedAt: 'SDIR-CONTRACT-008',
    replies: { routes: ['listCourses'], when: ok, change: setMember(['*', 'uid'], 'kurs-1') },
  },
  {
    id: 'sdir-property-added',
    breaks: 'Competences show a member that nobody documents.',
    aimedAt: 'SDIR-CONTRACT-009',
    replies: { routes: ['listCompetencesV1'], when: ok, change: setMember(['*', 'addedLater'], 1) },
  },
  {
    id: 'sdir-code-unknown',
    breaks: 'Competences show a code that was never published.',
    aimedAt: 'SDIR-CONTRACT-010',
    replies: {
      routes: ['listCompetencesV1'],
      when: ok,
      change: setMember(['*', 'competence', 'competenceCode'], 'NYKODE'),
    },
  },
  {
    id: 'sdir-body-broken',
    breaks: 'The list of occupations is no JSON.',
    aimedAt: 'SDIR-CONTRACT-003',
    replies: { routes: ['listOccupations'], when: ok, change: addText(',') },
  },
];
