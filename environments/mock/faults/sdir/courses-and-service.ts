import { isStatus, mapMember, replaceJson, setMember } from '../change.ts';
import { problem } from '../../sdir/services/replies.ts';
import type { SdirFault } from './fault.ts';
import { answers, own, shows } from './means.ts';

const ok = isStatus(200);

/** Courses. */
export const courseFaults: readonly SdirFault[] = [
  {
    id: 'sdir-course-codes-empty',
    breaks: 'The list of course codes is empty.',
    aimedAt: 'SDIR-COURSE-001',
    replies: { routes: ['listCourseCodes'], when: ok, change: replaceJson([]) },
  },
  {
    id: 'sdir-course-code-left-out',
    breaks: 'The list of course codes lacks one that was published.',
    aimedAt: 'SDIR-COURSE-015',
    rules: {
      showsCodes: (_list, rows) => rows.filter((one) => !JSON.stringify(one).includes('"HRØB"')),
    },
  },
  {
    id: 'sdir-course-search-finds-all',
    breaks: 'A search answers all codes.',
    aimedAt: 'SDIR-COURSE-002',
    rules: { fitsSearch: () => true },
  },
  {
    id: 'sdir-course-search-finds-none',
    breaks: 'A search answers no code.',
    aimedAt: 'SDIR-COURSE-002',
    rules: { fitsSearch: () => false },
  },
  {
    id: 'sdir-course-search-empty-404',
    breaks: 'A search that nothing fits is answered 404.',
    aimedAt: 'SDIR-COURSE-003',
    replies: {
      routes: ['searchCourseCodes'],
      when: (reply) => reply.body?.toString() === '[]',
      change: () => problem(404, 'Not Found'),
    },
  },
  {
    id: 'sdir-course-search-ascii-only',
    breaks: 'A search knows no letters outside ASCII.',
    aimedAt: 'SDIR-COURSE-004',
    rules: { fitsSearch: (code, text) => /^[ -~]*$/.test(text) && own.fitsSearch(code, text) },
  },
  {
    id: 'sdir-course-read-other-code',
    breaks: 'A course is read with another code.',
    aimedAt: 'SDIR-COURSE-006',
    replies: { routes: ['readCourse'], when: ok, change: setMember(['courseCode'], 'GSB') },
  },
  {
    id: 'sdir-course-list-other-day',
    breaks: 'Listed courses are completed a day earlier.',
    aimedAt: 'SDIR-COURSE-007',
    rules: shows((content) => ({
      ...content,
      completed: Number(content['completed']) - 86_400_000,
    })),
  },
  {
    id: 'sdir-course-any-approval',
    breaks: 'A course that the institution is not approved for is taken.',
    aimedAt: 'SDIR-COURSE-008',
    rules: { isApprovedFor: () => true },
  },
  {
    id: 'sdir-course-any-institution',
    breaks: 'An institution that is not approved may report.',
    aimedAt: 'SDIR-COURSE-009',
    rules: { isApproved: () => true, mayReportFor: () => true },
  },
  {
    id: 'sdir-course-any-code',
    breaks: 'Any course code is taken.',
    aimedAt: 'SDIR-COURSE-010',
    rules: { isKnownCode: () => true, isApprovedFor: () => true },
  },
  {
    id: 'sdir-course-letters-folded',
    breaks: 'A code loses its letters outside ASCII.',
    aimedAt: 'SDIR-COURSE-011',
    rules: shows((content) => ({
      ...content,
      code: String(content['code']).replaceAll('Ø', 'O'),
    })),
  },
  {
    id: 'sdir-course-list-frozen',
    breaks: 'A code that the frozen list lacks is refused.',
    aimedAt: 'SDIR-COURSE-012',
    rules: { isKnownCode: (service, code) => code !== 'HSCLC' && own.isKnownCode(service, code) },
  },
];

/** Seagoing service. */
export const seagoingFaults: readonly SdirFault[] = [
  {
    id: 'sdir-occupation-codes-as-numbers',
    breaks: 'Occupation codes are numbers.',
    aimedAt: 'SDIR-SEA-001',
    replies: { routes: ['listOccupations'], when: ok, change: mapMember(['*', 'code'], Number) },
  },
  {
    id: 'sdir-occupation-codes-short',
    breaks: 'Occupation codes have six digits.',
    aimedAt: 'SDIR-SEA-001',
    replies: {
      routes: ['listOccupations'],
      when: ok,
      change: mapMember(['*', 'code'], (code) => String(code).slice(1)),
    },
  },
  {
    id: 'sdir-occupation-left-out',
    breaks: 'The list of occupations lacks one that was published.',
    aimedAt: 'SDIR-SEA-002',
    rules: { showsCodes: (_list, rows) => rows.slice(1) },
  },
  {
    id: 'sdir-mapping-leads-nowhere',
    breaks: 'A mapping leads to a code that no list has.',
    aimedAt: 'SDIR-SEA-003',
    replies: {
      routes: ['listOccupationMappings'],
      when: ok,
      change: setMember([0, 'code'], '9999999'),
    },
  },
  {
    id: 'sdir-seagoing-read-other-hours',
    breaks: 'A report is read with other hours.',
    aimedAt: 'SDIR-SEA-004',
    replies: {
      routes: ['readSeagoingService'],
      when: ok,
      change: setMember(['activity', 'hours'], 1),
    },
  },
  {
    id: 'sdir-seagoing-list-swaps-dates',
    breaks: 'Listed reports swap sign-on and sign-off.',
    aimedAt: 'SDIR-SEA-005',
    rules: shows((content) => ({
      ...content,
      on: content['off'] ?? null,
      off: content['on'] ?? null,
    })),
  },
  {
    id: 'sdir-seagoing-any-occupation',
    breaks: 'Any occupation code is taken.',
    aimedAt: 'SDIR-SEA-006',
    rules: {
      isKnownCode: (service, code) => service === 'seagoing' || own.isKnownCode(service, code),
    },
  },
  {
    id: 'sdir-seagoing-vessel-not-needed',
    breaks: 'A report without a vessel is taken.',
    aimedAt: 'SDIR-SEA-010',
    rules: { demands: (field) => field.kind !== 'imo' && own.demands(field) },
  },
  {
    id: 'sdir-seagoing-hours-rounded',
    breaks: 'Hours are rounded.',
    aimedAt: 'SDIR-SEA-011',
    rules: shows((content) => ({ ...content, hours: Math.round(Number(content['hours'])) })),
  },
  {
    id: 'sdir-seagoing-refuses-in-html',
    breaks: 'An unknown occupation code is refused with an empty object.',
    aimedAt: 'SDIR-SEA-006',
    rules: { tellsFailures: answers(422, {}) },
  },
];
