import { expect, test } from '@playwright/test';
import { readFile, readdir } from 'node:fs/promises';
import { ProcessFileError, readProcess } from './read-process.ts';

const apps = new URL('../../../../tests/recorded/altinn-app/apps/', import.meta.url);
const bpmn = (inner: string): string =>
  `<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:altinn="http://altinn.no/process" id="D"><b:process id="P">${inner}</b:process></b:definitions>`;

test('reads tasks, actions, gateways and conditions of the recorded app', async () => {
  const file = new URL('kontrakt/process.bpmn', apps);
  const process = await readProcess(await readFile(file, 'utf8'));
  expect(process.id).toBe('Kontrakt');
  expect(process.startEvents).toEqual(['StartEvent_1']);
  expect(process.tasks).toEqual(['Task_1', 'Task_2', 'Task_3']);
  expect(process.elements.get('Task_2')).toEqual({
    id: 'Task_2',
    kind: 'task',
    name: 'Bekreftelse',
    taskType: 'confirmation',
    actions: [
      { id: 'confirm', type: 'ProcessAction' },
      { id: 'reject', type: 'ProcessAction' },
    ],
  });
  expect(process.elements.get('Task_3')?.signature).toEqual({
    dataTypesToSign: ['Skjema'],
    signatureDataType: 'signatur',
    runDefaultValidator: false,
  });
  expect(process.elements.get('Gateway_1')).toMatchObject({
    kind: 'exclusiveGateway',
    defaultFlow: 'Flow_g1_next',
    connectedDataTypeId: 'Skjema',
  });
  expect(process.flows.get('Gateway_1')?.map((flow) => [flow.target, flow.condition])).toEqual([
    ['Task_1', ['equals', ['gatewayAction'], 'reject']],
    ['Task_3', ['notEquals', ['gatewayAction'], 'reject']],
  ]);
});

test('reads every recorded process', async () => {
  for (const name of await readdir(apps)) {
    const xml = await readFile(new URL(`${name}/process.bpmn`, apps), 'utf8');
    expect((await readProcess(xml)).startEvents, name).toEqual(['StartEvent_1']);
  }
});

test('lists service tasks after tasks', async () => {
  const file = new URL('pdf-service-task/process.bpmn', apps);
  const process = await readProcess(await readFile(file, 'utf8'));
  expect(process.tasks).toEqual(['Task_1', 'Task_3', 'Task_2']);
});

test('keeps elements that the service does not know as other', async () => {
  const process = await readProcess(bpmn('<b:startEvent id="S"/><b:userTask id="U"/>'));
  expect(process.elements.get('U')?.kind).toBe('other');
});

test('reads server actions, payment and the name of a PDF', async () => {
  const process = await readProcess(
    bpmn(
      `<b:startEvent id="S"/><b:task id="T"><b:extensionElements><altinn:taskExtension>
        <altinn:taskType>payment</altinn:taskType>
        <altinn:actions><altinn:action type="serverAction">price</altinn:action></altinn:actions>
        <altinn:paymentConfig><altinn:paymentDataType>betaling</altinn:paymentDataType></altinn:paymentConfig>
        <altinn:pdfConfig><altinn:filename>Kvittering</altinn:filename></altinn:pdfConfig>
      </altinn:taskExtension></b:extensionElements></b:task>`,
    ),
  );
  expect(process.elements.get('T')).toMatchObject({
    taskType: 'payment',
    actions: [{ id: 'price', type: 'ServerAction' }],
    payment: { paymentDataType: 'betaling' },
    pdfFilename: 'Kvittering',
  });
});

const broken: readonly (readonly [what: string, xml: string, reason: RegExp])[] = [
  ['no XML', 'hello', /missing start tag|unparsable/],
  ['an open tag', '<a', /unclosed tag/],
  ['no BPMN', '<x/>', /Definitions/],
  ['no process', bpmn('').replace(/<b:process.*<\/b:process>/, ''), /no <process>/],
  ['no start event', bpmn('<b:task id="T"/>'), /no <startEvent>/],
  [
    'the task type of old libraries',
    bpmn('<b:startEvent id="S"/><b:task id="T" altinn:tasktype="data"/>'),
    /task "T" .*attribute altinn:tasktype/,
  ],
  [
    'a flow to nowhere',
    bpmn('<b:startEvent id="S"/><b:sequenceFlow id="F" sourceRef="S" targetRef="X"/>'),
    /"F" joins "S" to ""/,
  ],
];
for (const [what, xml, reason] of broken) {
  test(`refuses ${what} with a reason`, async () => {
    const refusal = readProcess(xml);
    await expect(refusal).rejects.toThrow(ProcessFileError);
    await expect(refusal).rejects.toThrow(reason);
  });
}
