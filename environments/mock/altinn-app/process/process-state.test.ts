import { expect, test } from '@playwright/test';
import type { StoredProcess } from '../instances/instance.ts';
import { duplicateAction, toProcessState } from './process-state.ts';
import { readProcess } from './read-process.ts';

const bpmn = (actions: string): string =>
  `<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:altinn="http://altinn.no/process" id="D"><b:process id="P">
    <b:startEvent id="S"/><b:serviceTask id="V" name="V"/><b:task id="T" name="Signering"><b:extensionElements><altinn:taskExtension>
    <altinn:taskType>signing</altinn:taskType><altinn:actions>${actions}</altinn:actions>
    </altinn:taskExtension></b:extensionElements></b:task></b:process></b:definitions>`;
const sign = '<altinn:action>sign</altinn:action>';
const price = '<altinn:action type="serverAction">price</altinn:action>';
const process: StoredProcess = {
  started: 't0',
  startEvent: 'S',
  currentTask: {
    flow: 2,
    started: 't1',
    elementId: 'T',
    name: 'Signering',
    altinnTaskType: 'signing',
    flowType: 'CompleteCurrentMoveToNext',
  },
  ended: null,
  endEvent: null,
};

test('members stand in the order of the service, server actions apart', async () => {
  const definition = await readProcess(bpmn(sign + price));
  const may = (action: string): boolean => action !== 'sign';
  expect(JSON.stringify(toProcessState({ definition, process, may }))).toBe(
    JSON.stringify({
      currentTask: {
        actions: { read: true, write: true, sign: false },
        userActions: [
          { id: 'read', authorized: true, type: 'ProcessAction' },
          { id: 'write', authorized: true, type: 'ProcessAction' },
          { id: 'sign', authorized: false, type: 'ProcessAction' },
          { id: 'price', authorized: true, type: 'ServerAction' },
        ],
        read: true,
        write: true,
        elementType: 'Task',
        flow: 2,
        started: 't1',
        elementId: 'T',
        name: 'Signering',
        altinnTaskType: 'signing',
        ended: null,
        validated: null,
        flowType: 'CompleteCurrentMoveToNext',
      },
      processTasks: [
        { altinnTaskType: 'signing', elementId: 'T', elementType: 'Task' },
        { altinnTaskType: '', elementId: 'V', elementType: 'ServiceTask' },
      ],
      started: 't0',
      startEvent: 'S',
      ended: null,
      endEvent: null,
    }),
  );
});

test('without a process everything but the tasks is null', async () => {
  const definition = await readProcess(bpmn(sign));
  const state = toProcessState({ definition, process: null, may: () => true });
  expect(state).toMatchObject({ currentTask: null, started: null, ended: null, endEvent: null });
});

test('a task that lists read is found', async () => {
  const { elements } = await readProcess(bpmn(`${sign}<altinn:action>read</altinn:action>`));
  expect(duplicateAction(elements.get('T'))).toBe('read');
  expect(duplicateAction(elements.get('V'))).toBeUndefined();
});
