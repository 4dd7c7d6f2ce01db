import type { LiveExchange } from '#environments';
import type { OwnInstance } from './given.ts';
import { scenario, type AppContext } from './scenario.ts';
import { hasOffset } from './legal-forms.ts';
import { seenInstance, unknownGuid } from './seen.ts';

const read = ({ on }: AppContext, instance: OwnInstance): Promise<LiveExchange> =>
  on.send('getInstance', { on: instance });

scenario(
  'DELETE instance deletes softly and says so',
  { requirement: ['APP-DEL-001', 'APP-DEL-002', 'APP-DEL-003', 'APP-DEL-012'] },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    const first = await on.send('deleteInstance', { on: instance });
    const softly = { isSoftDeleted: true, softDeleted: hasOffset, isHardDeleted: false };
    on.conform(first, {
      status: 200,
      body: { id: `${instance.partyId}/${instance.guid}`, status: softly },
    });
    on.verify('no data elements', {
      actual: seenInstance(first).data,
      expected: [],
      exchange: first,
      requirement: 'APP-DEL-012',
    });
    on.conform(
      await read(context, instance),
      { status: 200, body: { status: softly } },
      'APP-DEL-002',
    );
    on.conform(
      await on.send('deleteInstance', { on: instance }),
      { status: 200, body: { status: softly } },
      'APP-DEL-003',
    );
  },
);

scenario(
  'DELETE instance with hard deletes for good',
  { requirement: ['APP-DEL-004', 'APP-DEL-005'] },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance({ filled: false });
    const gone = await on.send('deleteInstance', { on: instance, query: { hard: 'true' } });
    on.conform(gone, {
      status: 200,
      body: { status: { isHardDeleted: true, hardDeleted: hasOffset, isSoftDeleted: true } },
    });
    const after = await read(context, instance);
    on.conform(after, { status: [200, 404] }, 'APP-DEL-005');
    if (after.status === 200)
      on.verify('shown as deleted', {
        actual: seenInstance(after).status?.isHardDeleted,
        expected: true,
        exchange: after,
        requirement: 'APP-DEL-005',
      });
  },
);

scenario(
  'DELETE instance with hard that is no boolean is refused and deletes nothing',
  { requirement: 'APP-DEL-006' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance({ filled: false });
    on.conform(
      await on.send('deleteInstance', {
        on: instance,
        query: { hard: 'kanskje' },
        deliberatelyInvalid: true,
      }),
      { status: 400 },
    );
    on.conform(await read(context, instance), {
      status: 200,
      body: { status: { isSoftDeleted: false, isHardDeleted: false } },
    });
  },
);

scenario(
  'DELETE of an instance that does not exist is refused',
  { requirement: 'APP-DEL-007' },
  async ({ on, given }) => {
    const { partyId } = await given.instance({ filled: false });
    on.conform(await on.send('deleteInstance', { on: { partyId, guid: unknownGuid } }), {
      status: [403, 404],
    });
  },
);

scenario(
  'PUT data of a softly deleted instance is refused',
  { requirement: 'APP-DEL-009' },
  async ({ on, given, app }) => {
    const instance = await given.instance();
    await given.prepare('deleteInstance', { on: instance }, 200);
    const { valid, contentType } = app.form.samples;
    const put = await on.send('putData', {
      on: instance,
      path: { dataGuid: instance.formId },
      body: valid,
      contentType,
    });
    on.conform(put, { status: 409 });
  },
);

scenario(
  'DELETE of an ended instance by a user without that right is refused and deletes nothing',
  { requirement: 'APP-DEL-010' },
  async (context) => {
    const { on, given, bench } = context;
    const instance = await given.endedInstance();
    const answer = await on.send('deleteInstance', { on: instance });
    if (answer.status === 200)
      bench.untested('the policy of the app lets users delete ended instances');
    on.conform(answer, { status: 403 });
    on.conform(await read(context, instance), {
      status: 200,
      body: { status: { isSoftDeleted: false, isHardDeleted: false } },
    });
  },
);
