import { valueAt } from '../capabilities/json-value.ts';
import { rowsOf } from './given.ts';
import { lostOwn } from './own-members.ts';
import { scenario } from './scenario.ts';

// Courses: codes, approvals, what is reported and read again (reference sdir 6.1).

const refused = { status: [400, 403, 409, 422] } as const;
const withText = { ...refused, text: /"(?:message|title)"\s*:\s*"[^"]/ } as const;
const created = { status: [200, 201] } as const;
const readOnly = ['@read-only'] as const;

scenario(
  'GET v1/codes answers codes',
  { requirement: 'SDIR-COURSE-001', tags: readOnly },
  async ({ on }) => {
    const exchange = await on.send('listCourseCodes');
    on.conform(exchange, { status: 200 });
    const codes = rowsOf(exchange).map(({ code }) => code);
    on.verify('codes, all of them texts', {
      actual: [codes.length > 0, codes.every((code) => typeof code === 'string')],
      expected: [true, true],
      exchange,
    });
  },
);

/** Codes that are known to have stood in the lists of courses and of education (reference sdir 6.1). */
const published = ['HRØB', 'HOØB', 'D5L'];

scenario(
  'GET v1/codes holds what was published',
  { requirement: 'SDIR-COURSE-015', tags: readOnly },
  async ({ on }) => {
    const exchange = await on.send('listCourseCodes');
    on.conform(exchange, { status: 200 });
    const codes = rowsOf(exchange).map(({ code }) => code);
    on.verify('published codes that the list lacks', {
      actual: published.filter((code) => !codes.includes(code)),
      expected: [],
      exchange,
    });
  },
);

scenario(
  'GET v1/codes/search answers the codes that hold the text, and no other',
  { requirement: 'SDIR-COURSE-002', tags: readOnly },
  async ({ on }) => {
    const all = rowsOf(await on.send('listCourseCodes'));
    const first =
      all.find(({ code }) => /^[A-Z0-9]{3,}$/.test(String(code))) ??
      on.bench.untested('the list has no plain code to search for');
    const pattern = String(first['code']).slice(0, 3);
    const exchange = await on.send('searchCourseCodes', { query: { searchpattern: pattern } });
    on.conform(exchange, { status: 200 });
    const found = rowsOf(exchange);
    on.verify('the code that begins so', {
      actual: found.some(({ code }) => code === first['code']) ? 'found' : 'not found',
      expected: 'found',
      exchange,
    });
    on.verify('codes that hold the text nowhere', {
      actual: found.filter(
        (row) => !JSON.stringify(row).toLowerCase().includes(pattern.toLowerCase()),
      ).length,
      expected: 0,
      exchange,
    });
  },
);

scenario(
  'GET v1/codes/search answers an empty list where nothing fits',
  { requirement: 'SDIR-COURSE-003', tags: readOnly },
  async ({ on }) => {
    const query = { searchpattern: 'finnesikkexyz' };
    const exchange = await on.send('searchCourseCodes', { query });
    on.conform(exchange, { status: 200, body: [] });
  },
);

scenario(
  'GET v1/codes/search finds letters outside ASCII',
  { requirement: 'SDIR-COURSE-004', tags: readOnly, needs: { parameters: ['nonAsciiCourseCode'] } },
  async ({ on }) => {
    const code = on.parameter('nonAsciiCourseCode');
    const exchange = await on.send('searchCourseCodes', { query: { searchpattern: code } });
    on.conform(exchange, { status: 200 });
    on.verify('codes found', {
      actual: rowsOf(exchange).some((row) => row['code'] === code) ? 'found' : 'not found',
      expected: 'found',
      exchange,
    });
  },
);

scenario(
  'GET v1/codes may list a code twice',
  { requirement: 'SDIR-COURSE-005', tags: readOnly },
  async ({ on }) => {
    const exchange = await on.send('listCourseCodes');
    const codes = rowsOf(exchange).map(({ code }) => String(code));
    const twice = codes.filter((code, place) => codes.indexOf(code) < place);
    on.conform(exchange, { status: 200 });
    on.bench.note('codes that stand once', `twice: ${twice.join(', ') || 'none'}`, exchange);
  },
);

scenario(
  'GET v1/courses/{uid} shows what was reported',
  { requirement: ['SDIR-COURSE-006', 'SDIR-COURSE-007'] },
  async ({ on, given }) => {
    const item = given.item('course');
    on.conform(await on.send('createCourses', { json: [item] }), created);
    const listed = await given.standing('course', item);
    on.verify('own members that the list does not show as they were sent', {
      actual: lostOwn('course', item, listed),
      expected: [],
      requirement: 'SDIR-COURSE-007',
    });
    const exchange = await on.send('readCourse', { of: String(listed?.['uid']) });
    on.conform(exchange, { status: 200 }, 'SDIR-COURSE-006');
    on.verify('own members that are not shown as they were sent', {
      actual: lostOwn('course', item, exchange.json()),
      expected: [],
      exchange,
      requirement: 'SDIR-COURSE-006',
    });
  },
);

scenario(
  'POST v1/courses/batch refuses a course that the institution is not approved for',
  { requirement: 'SDIR-COURSE-008', needs: { parameters: ['unapprovedCourseCode'] } },
  async ({ on, given }) => {
    const courseCode = on.parameter('unapprovedCourseCode');
    const json = [given.item('course', { courseCode })];
    const exchange = await on.send('createCourses', { json, deliberatelyInvalid: true });
    on.conform(exchange, withText);
  },
);

scenario(
  'POST v1/courses/batch of an institution that is not approved is refused',
  { requirement: 'SDIR-COURSE-009', needs: { actors: ['reporter', 'unapproved'] } },
  async ({ on, given }) => {
    const json = [given.item('course')];
    const request = { json, as: 'unapproved', deliberatelyInvalid: true };
    on.conform(await on.send('createCourses', request), refused);
  },
);

scenario(
  'POST v1/courses/batch refuses a code that no list has',
  { requirement: 'SDIR-COURSE-010' },
  async ({ on, given }) => {
    for (const courseCode of ['FINNESIKKE', '']) {
      const json = [given.item('course', { courseCode })];
      const exchange = await on.send('createCourses', { json, deliberatelyInvalid: true });
      on.conform(exchange, withText);
    }
  },
);

scenario(
  'POST v1/courses/batch keeps a code with letters outside ASCII',
  { requirement: 'SDIR-COURSE-011', needs: { parameters: ['nonAsciiCourseCode'] } },
  async ({ on, given }) => {
    const courseCode = on.parameter('nonAsciiCourseCode');
    const item = given.item('course', { courseCode });
    const exchange = await on.send('createCourses', { json: [item] });
    on.conform(exchange, created);
    on.verify('the code of the stored report', {
      actual: valueAt(await given.standing('course', item), '/courseCode'),
      expected: courseCode,
      exchange,
    });
  },
);

scenario(
  'POST v1/courses/batch takes the code that the institution is approved for, whatever was published',
  { requirement: 'SDIR-COURSE-012', needs: { parameters: ['courseCode'] } },
  async ({ on, given }) => {
    const json = [given.item('course', { courseCode: on.parameter('courseCode') })];
    on.conform(await on.send('createCourses', { json }), created);
  },
);

scenario(
  'POST v1/courses/batch refuses a course that is completed in the future',
  { requirement: 'SDIR-COURSE-013' },
  async ({ on, given }) => {
    const json = [given.item('course', { completedAt: '2999-01-01T00:00:00+00:00' })];
    const exchange = await on.send('createCourses', { json, deliberatelyInvalid: true });
    on.conform(exchange, refused);
  },
);
