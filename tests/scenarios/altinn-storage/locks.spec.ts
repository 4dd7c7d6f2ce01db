import { scenario } from './scenario.ts';
import { at } from './seen.ts';

scenario(
  'A locked element is not replaced until it is unlocked',
  { requirement: ['STOR-LOCK-001', 'STOR-LOCK-002', 'STOR-LOCK-003'] },
  async ({ on, given }) => {
    const instance = await given.instance();
    const element = await given.element(instance, { body: 'som før' });
    const put = { on: instance, element, body: 'nytt', contentType: 'text/plain' };
    on.conform(await on.send('lockData', { on: instance, element }), {
      status: 201,
      body: { id: element, locked: true },
    });
    on.conform(
      await on.send('putData', put),
      { status: 409, mediaType: 'application/json', text: /^".+"$/ },
      'STOR-LOCK-002',
    );
    on.conform(
      await on.send('getData', { on: instance, element }),
      { status: 200, text: 'som før' },
      'STOR-LOCK-002',
    );
    on.conform(
      await on.send('unlockData', { on: instance, element }),
      { status: 200, body: { id: element, locked: false } },
      'STOR-LOCK-003',
    );
    on.conform(await on.send('putData', put), { status: 200 }, 'STOR-LOCK-003');
    on.conform(
      await on.send('getData', { on: instance, element }),
      { status: 200, text: 'nytt' },
      'STOR-LOCK-003',
    );
  },
);

scenario(
  'The lock of an instance is given once, and the process stands still',
  { requirement: ['STOR-LOCK-004', 'STOR-LOCK-005', 'STOR-LOCK-006'] },
  async ({ on, given, inApp }) => {
    const instance = await given.instance();
    const json = { ttlSeconds: 30 };
    on.conform(await on.send('lockInstance', { on: instance, json }), {
      status: 200,
      body: { lockToken: /./ },
    });
    on.conform(
      await on.send('lockInstance', { on: instance, json }),
      { status: 409, body: { status: 409, detail: /./ } },
      'STOR-LOCK-005',
    );
    const moved = await inApp.send('nextProcess', { on: instance });
    const after = await on.send('getProcessAuthInfo', { on: instance });
    on.verify('no step, and the task of before', {
      actual: [moved.status, at(after, '/process/currentTask/elementId')],
      expected: [409, on.app.graph.firstTask],
      exchange: after,
      requirement: 'STOR-LOCK-006',
    });
  },
);

scenario(
  'The lock of an instance ends by itself',
  { requirement: 'STOR-LOCK-007', needs: { control: true } },
  async ({ on, given, bench }) => {
    const instance = await given.instance();
    await given.prepare('lockInstance', { on: instance, json: { ttlSeconds: 2 } });
    await bench.session.control?.advanceClock(3000);
    on.conform(await on.send('lockInstance', { on: instance, json: { ttlSeconds: 1 } }), {
      status: 200,
    });
  },
);
