import { expect, test } from '@playwright/test';
import { closeMocks, instanceOf, mockOf, next, placeOf, valid } from './process-table.fixture.ts';

test.afterAll(closeMocks);

test('row 27 of several next calls at once one moves, the others meet the lock', async () => {
  const instance = await instanceOf('kontrakt', valid);
  const all = await Promise.all([1, 2, 3, 4].map(() => instance.send('user', next)));
  expect(all.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([
    200, 409, 409, 409,
  ]);
  const refused = all.filter((answer) => answer.status === 409);
  for (const answer of refused) expect(answer.text).toContain('"title":"Conflict"');
  expect(placeOf(instance)).toBe('Task_2/3');
});

test('row 33 a left task locks its data, a reject back unlocks it', async () => {
  const instance = await instanceOf('kontrakt', valid);
  const locked = (): (boolean | undefined)[] =>
    (instance.mock.api('altinn-app').state.instances.get(instance.guid)?.data ?? []).map(
      (one) => one.locked,
    );
  await instance.send('user', next);
  expect(locked()).toEqual([true]);
  await instance.send('user', next, { body: { action: 'reject' } });
  expect(locked()).toEqual([false]);
});

test('under promise a step that cannot finish moves nothing and is refused', async () => {
  for (const [app, given] of [
    ['pdf-service-task', 'pdf'],
    ['data-end-pdf', 'pdf'],
    ['unknown-task-type', ''],
  ] as const) {
    const mock = await mockOf(app);
    mock.reset({ like: 'promise' });
    const instance = await instanceOf(app, valid);
    mock.api('altinn-app').state.down.add(given);
    const answer = await instance.send('user', next);
    expect(answer.status, app).toBe(409);
    expect(placeOf(instance), app).toBe('Task_1/2');
    const elements = mock.api('altinn-app').state.instances.get(instance.guid)?.data ?? [];
    expect(
      elements.map((one) => one.locked),
      app,
    ).toEqual([false]);
    mock.reset({ like: 'real' });
  }
});

test('the receipt is a PDF and a result of the task', async () => {
  const instance = await instanceOf('data-end-pdf', valid);
  await instance.send('user', next);
  const stored = instance.mock.api('altinn-app').state.instances.get(instance.guid);
  const receipt = stored?.data.find((one) => one.dataType === 'ref-data-as-pdf');
  expect(receipt?.filename).toBe('Kontrakt.pdf');
  expect(receipt?.references).toEqual([
    { value: 'Task_1', relation: 'GeneratedFrom', valueType: 'Task' },
  ]);
  expect(receipt?.content.subarray(0, 5).toString()).toBe('%PDF-');
  expect(receipt?.locked).toBe(false);
  expect(stored?.status.isArchived).toBe(true);
});
