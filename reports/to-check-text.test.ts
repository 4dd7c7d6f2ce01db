import { expect, test } from '@playwright/test';
import { defect } from './stored-example.ts';
import { toCheckText } from './to-check-text.ts';

const found = {
  check: 'no-server-error',
  outcome: 'fail',
  operationId: 'getThing',
  expected: 'no 5xx',
  actual: 'status 500',
} as const;
const counts = { entries: 5, matched: 4, unmatched: 1, unanswered: 1 };

test('equal findings stand once, listed defects apart, notes last', () => {
  const findings = [
    { entry: 0, ...found },
    { entry: 2, ...found },
    { entry: 3, ...found, defect: 'D-1' },
    {
      entry: 3,
      ...found,
      outcome: 'warn',
      check: 'undocumented-property',
      pointer: '/new',
    } as const,
  ];
  const text = toCheckText({ ...counts, findings, defects: [defect('D-1', ['T-1'])], waivers: [] });
  expect(text).toContain(
    '5 entries: 4 of a known operation (1 of them without an answer), 1 of none',
  );
  expect(text).toContain(
    'Deviations (2):\n  no-server-error getThing\n    expected no 5xx\n    actual   status 500\n    entries 0, 2\n',
  );
  expect(text).toContain('  D-1 It fails.\n    entry 3; requirement T-1; recorded as C1');
  expect(text).toContain('undocumented-property getThing /new');
  expect(text).toContain('2 finding(s) that no listed defect explains');
});

test('says that nothing matched, and that nothing was found', () => {
  expect(toCheckText({ ...counts, matched: 0, findings: [], defects: [], waivers: [] })).toContain(
    'Nothing matched',
  );
  expect(toCheckText({ ...counts, findings: [], defects: [], waivers: [] })).toContain(
    'No deviation.',
  );
});
