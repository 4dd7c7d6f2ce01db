import { expect, test } from '@playwright/test';
import { finding, register, result, run } from './stored-example.ts';
import { toConformance } from './to-conformance.ts';
import { toConsole } from './to-console.ts';
import { toDocuments } from './to-documents.ts';

const row = { api: 'things', method: 'GET', path: '/things', statuses: { 200: 2 } };
const first = { ...row, document: 'things.v1', version: 'v1', operationId: 'getThing' };
const second = { ...row, document: 'things.v2', version: 'v2', operationId: 'getThingV2' };

const report = toConformance(
  [
    result('one', ['T-1'], {
      operations: [first, { ...first, operationId: 'listThings' }, second],
      findings: [
        finding({ requirement: 'T-1', operationId: 'getThingV2' }),
        finding({ requirement: 'T-1', operationId: 'getThing', defect: 'D-1' }),
      ],
    }),
  ],
  register,
  { suiteVersion: '0', run },
);

test('a document sums up its operations and counts what no defect explains', () => {
  expect(toDocuments(report)).toEqual([
    {
      api: 'things',
      document: 'things.v1',
      version: 'v1',
      operations: 2,
      exchanges: 4,
      deviations: 0,
    },
    {
      api: 'things',
      document: 'things.v2',
      version: 'v2',
      operations: 1,
      exchanges: 2,
      deviations: 1,
    },
  ]);
});

test('the console tells of each version where an API has several, and of none where it has one', () => {
  const text = toConsole(report, { reportAt: '' });
  expect(text).toContain('things.v1 v1: 2 operations, 4 exchanges, no deviations');
  expect(text).toContain('things.v2 v2: 1 operation, 2 exchanges, 1 deviation');
  const single = { ...report, operations: report.operations.slice(0, 1) };
  expect(toConsole(single, { reportAt: '' })).not.toContain('things.v1 v1');
});
