import type { OwnInstance } from './given.ts';
import { requirePartyId } from './require-party.ts';
import { scenario } from './scenario.ts';
import { listedIds } from './seen.ts';

scenario(
  'GET active lists running instances, the newest change first',
  { requirement: ['APP-INST-014', 'APP-INST-015', 'APP-INST-016', 'APP-DEL-008'] },
  async ({ on, given }) => {
    const older = await given.instance({ filled: false });
    const newer = await given.instance({ filled: false });
    const ended = await given.endedInstance();
    const deleted = await given.instance({ filled: false });
    await given.prepare('deleteInstance', { on: deleted }, 200);
    const active = await on.send('listActiveInstances', {
      path: { instanceOwnerPartyId: older.partyId },
    });
    on.conform(active, { status: 200 });
    const ids = listedIds(active);
    const has = (one: OwnInstance): boolean => ids.includes(`${one.partyId}/${one.guid}`);
    on.verify('both running instances', {
      actual: [has(older), has(newer)],
      expected: [true, true],
      exchange: active,
    });
    on.verify('not the ended one', {
      actual: has(ended),
      expected: false,
      exchange: active,
      requirement: 'APP-INST-015',
    });
    on.verify('not the deleted one', {
      actual: has(deleted),
      expected: false,
      exchange: active,
      requirement: 'APP-DEL-008',
    });
    const places = [newer, older].map((one) => ids.indexOf(`${one.partyId}/${one.guid}`));
    on.verify('the newer before the older', {
      actual: (places[0] ?? 0) < (places[1] ?? 0),
      expected: true,
      exchange: active,
      requirement: 'APP-INST-016',
    });
  },
);

scenario(
  'GET active of another party shows a user nothing',
  { requirement: 'APP-INST-017', needs: { actors: ['stranger'] } },
  async (context) => {
    const instance = await context.given.instance({ filled: false });
    const active = await context.on.send('listActiveInstances', {
      as: 'stranger',
      path: { instanceOwnerPartyId: instance.partyId },
    });
    context.on.conform(active, { status: [200, 403] });
    context.on.verify('no instance', { actual: listedIds(active), expected: [], exchange: active });
  },
);

scenario(
  'GET active by another organisation is refused or empty',
  { requirement: 'APP-INST-018', needs: { actors: ['otherOrg'] } },
  async (context) => {
    const instanceOwnerPartyId = requirePartyId(context);
    const active = await context.on.send('listActiveInstances', {
      as: 'otherOrg',
      path: { instanceOwnerPartyId },
    });
    context.on.conform(active, { status: [200, 400, 403] });
    context.on.verify('no instance', { actual: listedIds(active), expected: [], exchange: active });
  },
);
