import type { SdirRoute } from '../call.ts';
import { courseCodes } from '../services/codes.ts';
import { json, problem } from '../services/replies.ts';
import { batch, listing, prevalidation, reading, type ServiceVersion } from './reports.ts';

const of: ServiceVersion = { service: 'course', version: '1' };
const service = 'course' as const;

/** Courses (reference sdir 6.1). */
export const courseRoutes: readonly SdirRoute[] = [
  { id: 'listCourses', service, method: 'GET', path: '/v1/courses', handle: listing(of) },
  {
    id: 'createCourses',
    service,
    method: 'POST',
    path: '/v1/courses/batch',
    streams: true,
    handle: batch(of, 'create'),
  },
  {
    id: 'prevalidateCourses',
    service,
    method: 'POST',
    path: '/v1/courses/prevalidate',
    streams: true,
    handle: prevalidation(of),
  },
  { id: 'readCourse', service, method: 'GET', path: '/v1/courses/{uid}', handle: reading(of) },
  {
    id: 'listCourseCodes',
    service,
    method: 'GET',
    path: '/v1/codes',
    handle: ({ state }) => json(200, state.rules.showsCodes('course', courseCodes)),
  },
  {
    id: 'searchCourseCodes',
    service,
    method: 'GET',
    path: '/v1/codes/search',
    handle: ({ state, request }) => {
      const text = request.query.get('searchpattern') ?? '';
      if (text === '') return problem(400, 'searchpattern is required.');
      return json(
        200,
        courseCodes.filter((code) => state.rules.fitsSearch(code, text)),
      );
    },
  },
];
