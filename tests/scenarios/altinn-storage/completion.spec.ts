import type { LiveExchange } from '#environments';
import { unknownGuid } from '../altinn-app/seen.ts';
import { scenario } from './scenario.ts';
import { at, listAt } from './seen.ts';

const org = { needs: { actors: ['org'] } };

/** Milliseconds: the same moment has several legal forms. */
function confirmedAt(answer: LiveExchange): number {
  return Date.parse(String(at(answer, '/completeConfirmations/0/confirmedOn')));
}

scenario(
  'POST complete by the app owner is told by the instance, once',
  { requirement: ['STOR-COMP-001', 'STOR-COMP-002', 'STOR-COMP-005', 'STOR-COMP-006'], ...org },
  async ({ on, given, inApp, app }) => {
    const instance = await given.ended();
    const first = await on.send('completeInstance', { on: instance, as: 'org' });
    on.conform(first, {
      status: 200,
      body: { completeConfirmations: [{ stakeholderId: app.org, confirmedOn: /T/ }] },
    });
    const again = await on.send('completeInstance', { on: instance, as: 'org' });
    on.conform(again, { status: 200 }, 'STOR-COMP-002');
    const read = await on.send('getInstance', { on: instance, as: 'org' });
    on.conform(read, {
      status: 200,
      body: { completeConfirmations: [{ stakeholderId: app.org }] },
    });
    for (const answer of [again, read])
      on.verify('the same confirmation', {
        actual: [
          listAt(answer, '/completeConfirmations').length,
          at(answer, '/completeConfirmations/0/stakeholderId'),
          confirmedAt(answer),
        ],
        expected: [1, app.org, confirmedAt(first)],
        exchange: answer,
        requirement: 'STOR-COMP-002',
      });
    const log = await on.send('listEvents', {
      on: instance,
      as: 'org',
      query: { eventTypes: 'ConfirmedComplete' },
    });
    on.verify('the event', {
      actual: listAt(log, '/instanceEvents').length,
      expected: 1,
      exchange: log,
      requirement: 'STOR-COMP-005',
    });
    const shown = await inApp.send('getInstance', { on: instance, as: 'org' });
    on.verify('the confirmation in the app', {
      actual: listAt(shown, '/completeConfirmations').map((one) => at(one, '/stakeholderId')),
      expected: [app.org],
      exchange: shown,
      requirement: 'STOR-COMP-006',
    });
  },
);

scenario(
  'POST complete by the user is refused, and nothing is confirmed',
  { requirement: 'STOR-COMP-003', ...org },
  async ({ on, given }) => {
    const instance = await given.ended();
    on.conform(await on.send('completeInstance', { on: instance }), { status: 403, empty: true });
    const read = await on.send('getInstance', { on: instance, as: 'org' });
    on.verify('no confirmation', {
      actual: listAt(read, '/completeConfirmations').length,
      expected: 0,
      exchange: read,
    });
  },
);

scenario(
  'POST complete of an instance that does not exist is refused',
  { requirement: 'STOR-COMP-004', ...org },
  async ({ on, given }) => {
    const { partyId } = await given.instance();
    on.conform(
      await on.send('completeInstance', { on: { partyId, guid: unknownGuid }, as: 'org' }),
      { status: [403, 404] },
    );
  },
);
