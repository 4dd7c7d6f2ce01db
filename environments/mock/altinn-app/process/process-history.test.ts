import { expect, test } from '@playwright/test';
import type { ProcessEvent, StoredProcess } from '../instances/instance.ts';
import { foldHistory } from './process-history.ts';

const by = '01039012345';
const event = (type: ProcessEvent['type'], elementId: string, at: string): ProcessEvent => ({
  type,
  elementId,
  at,
  performedBy: by,
});
const process: StoredProcess = {
  started: 't0',
  startEvent: 'S',
  currentTask: null,
  ended: 't9',
  endEvent: 'E',
};
const start = [event('process_StartEvent', 'S', 't0'), event('process_StartTask', 'T1', 't0b')];

test('a first visit counts from the start of the process and ends when it is left', () => {
  const events = [
    ...start,
    event('process_EndTask', 'T1', 't1'),
    event('process_StartTask', 'T2', 't1'),
  ];
  expect(foldHistory(events, process).slice(1)).toEqual([
    {
      eventType: 'process_StartTask',
      elementId: 'T1',
      occured: 't0',
      started: 't0',
      ended: 't1',
      performedBy: by,
    },
    {
      eventType: 'process_StartTask',
      elementId: 'T2',
      occured: 't0',
      started: 't0',
      ended: null,
      performedBy: by,
    },
  ]);
});

test('a re-entered task keeps one item with a newer start; the rejected one stays open', () => {
  const events = [
    ...start,
    event('process_EndTask', 'T1', 't1'),
    event('process_StartTask', 'T2', 't1'),
    event('process_AbandonTask', 'T2', 't2'),
    event('process_StartTask', 'T1', 't2'),
  ];
  const items = foldHistory(events, process);
  expect(items.map((item) => [item.elementId, item.started, item.ended])).toEqual([
    ['S', null, null],
    ['T1', 't2', 't1'],
    ['T2', 't0', null],
  ]);
});

test('the end event is last, without the Submited event', () => {
  const events = [
    ...start,
    event('process_EndTask', 'T1', 't9'),
    event('process_EndEvent', 'E', 't9'),
    event('Submited', 'E', 't9'),
  ];
  const items = foldHistory(events, process);
  expect(items.map((item) => item.eventType)).toEqual([
    'process_StartEvent',
    'process_StartTask',
    'process_EndEvent',
  ]);
  expect(items.at(-1)).toEqual({
    eventType: 'process_EndEvent',
    elementId: 'E',
    occured: 't9',
    started: null,
    ended: null,
    performedBy: by,
  });
});
