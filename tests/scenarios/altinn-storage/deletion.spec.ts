import { unknownGuid } from '../altinn-app/seen.ts';
import { scenario } from './scenario.ts';
import { at, listAt } from './seen.ts';

const inBin = { isSoftDeleted: true, softDeleted: /T/, isHardDeleted: false };
const gone = { isSoftDeleted: true, isHardDeleted: true, hardDeleted: /T/ };

scenario(
  'DELETE instance puts it into the bin, and again',
  { requirement: ['STOR-DEL-001', 'STOR-DEL-002'] },
  async ({ on, given }) => {
    const instance = await given.instance();
    on.conform(await on.send('deleteInstance', { on: instance }), {
      status: 200,
      body: { status: inBin, data: [] },
    });
    const read = await on.send('getInstance', { on: instance });
    on.conform(read, { status: 200, body: { status: inBin } });
    on.conform(
      await on.send('deleteInstance', { on: instance }),
      { status: 200, body: { status: { isSoftDeleted: true } } },
      'STOR-DEL-002',
    );
  },
);

scenario(
  'DELETE instance for good shows in the instance',
  { requirement: ['STOR-DEL-003', 'STOR-DEL-004'], needs: { actors: ['org'] } },
  async ({ on, given }) => {
    const instance = await given.instance();
    on.conform(await on.send('deleteInstance', { on: instance, query: { hard: 'true' } }), {
      status: 200,
      body: { status: gone },
    });
    const read = await on.send('getInstance', { on: instance, as: 'org' });
    on.conform(read, { status: 200 }, 'STOR-DEL-004');
    on.verify('gone for good', { actual: at(read, '/status'), expected: gone, exchange: read });
  },
);

scenario(
  'DELETE instance that does not exist is refused',
  { requirement: 'STOR-DEL-005' },
  async ({ on, given }) => {
    const { partyId } = await given.instance();
    on.conform(await on.send('deleteInstance', { on: { partyId, guid: unknownGuid } }), {
      status: [403, 404],
    });
  },
);

scenario(
  'DELETE instance is refused while the app keeps it, and it stays',
  { requirement: 'STOR-DEL-006', app: 'deletion-hold', needs: { actors: ['org'] } },
  async ({ on, given }) => {
    const instance = await given.ended();
    for (const hard of ['false', 'true'])
      on.conform(await on.send('deleteInstance', { on: instance, as: 'org', query: { hard } }), {
        status: 403,
      });
    on.conform(await on.send('getInstance', { on: instance, as: 'org' }), {
      status: 200,
      body: { status: { isSoftDeleted: false, isHardDeleted: false } },
    });
  },
);

scenario(
  'DELETE instance stands in the event log',
  { requirement: 'STOR-DEL-007', needs: { actors: ['org'] } },
  async ({ on, given }) => {
    const instance = await given.instance();
    await given.prepare('deleteInstance', { on: instance });
    const log = await on.send('listEvents', {
      on: instance,
      as: 'org',
      query: { eventTypes: 'Deleted' },
    });
    on.conform(log, { status: 200 });
    on.verify('one deletion', {
      actual: listAt(log, '/instanceEvents').map((one) => at(one, '/eventType')),
      expected: ['Deleted'],
      exchange: log,
    });
  },
);

scenario(
  'DELETE instance by the app owner takes an archived one',
  { requirement: 'STOR-DEL-008', needs: { actors: ['org'] } },
  async ({ on, given }) => {
    const instance = await given.ended();
    on.conform(await on.send('deleteInstance', { on: instance, as: 'org' }), {
      status: 200,
      body: { status: { ...inBin, isArchived: true } },
    });
    on.conform(await on.send('getInstance', { on: instance, as: 'org' }), {
      status: 200,
      body: { status: inBin },
    });
  },
);
