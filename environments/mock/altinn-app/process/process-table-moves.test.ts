import { test } from '@playwright/test';
import {
  afterFailedPdf,
  closeMocks,
  ended,
  invalid,
  json,
  next,
  playRow,
  signing,
  steps,
  withoutProcess,
  type Row,
} from './process-table.fixture.ts';

// Rows of the state table (reference 2.5) that move the process or read it.

const rows: readonly Row[] = [
  {
    row: '2 start',
    given: withoutProcess,
    request: 'POST process/start',
    status: 200,
    media: json,
    text: '"flow":2',
    place: 'Task_1/2',
  },
  { row: '6 valid data', request: next, status: 200, media: json, place: 'Task_2/3' },
  {
    row: '8 action write',
    request: next,
    body: { action: 'write' },
    status: 200,
    place: 'Task_2/3',
  },
  {
    row: '11 reject that BPMN lists, invalid data',
    app: 'reject-in-data',
    model: invalid,
    request: next,
    body: { action: 'reject' },
    status: 200,
    text: 'AbandonCurrentMoveToNext',
    place: 'Task_2/3',
  },
  {
    row: '13 confirmation without body',
    given: steps(undefined),
    request: next,
    status: 200,
    place: 'Task_3/4',
  },
  {
    row: '14 confirm',
    given: steps(undefined),
    request: next,
    body: { action: 'confirm' },
    status: 200,
    place: 'Task_3/4',
  },
  {
    row: '15 reject through the gateway',
    given: steps(undefined),
    request: next,
    body: { action: 'reject' },
    status: 200,
    place: 'Task_1/4',
  },
  {
    row: '17 sign',
    given: signing,
    request: next,
    body: { action: 'sign' },
    status: 200,
    place: 'EndEvent_1',
  },
  {
    row: '18b no signature demanded',
    given: signing,
    request: next,
    status: 200,
    place: 'EndEvent_1',
  },
  {
    row: '22 repeated when the PDF service is back',
    app: 'pdf-service-task',
    given: afterFailedPdf,
    request: next,
    status: 200,
    place: 'Task_3/4',
  },
  {
    row: '26 GET process after the end',
    given: ended,
    request: 'GET process',
    status: 200,
    text: /^\{"currentTask":null,.*"endEvent":"EndEvent_1"\}$/,
    place: 'EndEvent_1',
  },
  {
    row: '28 elementId is ignored',
    request: `${next}?elementId=EndEvent_1`,
    status: 200,
    place: 'Task_2/3',
  },
  {
    row: '37 completeProcess to the end without a signature',
    request: 'PUT process/completeProcess',
    status: 200,
    place: 'EndEvent_1',
  },
];

test.afterAll(closeMocks);
for (const row of rows) test(`row ${row.row}`, () => playRow(row));
