import { loadAccess, type AccessRequirements, type AccessRow } from '#specs';
import { registerAccess } from '../capabilities/access.ts';
import { askOf, stateOf, toSubject } from './access-subject.ts';
import { idsIn } from './cloud-event.ts';
import { EventsBench } from './events-bench.ts';
import { Given } from './given.ts';
import { scenario, waits } from './scenario.ts';

const table = loadAccess('altinn-events');

/** Each row is judged for what the register says of its operation. */
const requirementOf: Readonly<Record<string, string>> = {
  listPartyEvents: 'EVT-WHO-003',
  listEvents: 'EVT-WHO-004',
  publishAppEvent: 'EVT-PUBA-010',
  publishEvent: 'EVT-WHO-005',
  'createSubscription to an app': 'EVT-WHO-006',
  'createSubscription to a resource': 'EVT-WHO-007',
  listSubscriptions: 'EVT-SUB-019',
  getSubscription: 'EVT-WHO-008',
  deleteSubscription: 'EVT-WHO-008',
  validateSubscription: 'EVT-SUB-020',
};

function requirementsOf(row: AccessRow, usual: AccessRequirements): AccessRequirements {
  const name = [row.operationId, row.situation].filter(Boolean).join(' ');
  const own = requirementOf[name];
  return own === undefined ? usual : { ...usual, allowed: own, denied: own };
}

if (table !== undefined)
  for (const row of table.rows)
    registerAccess(
      { ...table, rows: [row], requirements: requirementsOf(row, table.requirements) },
      {
        open: async (bench) => {
          const on = new EventsBench(bench);
          return { on, given: new Given(on) };
        },
        subject: toSubject,
        ask: askOf,
        state: stateOf,
        marks: ({ marks }) => marks,
        isSpent: ({ operationId }) => operationId === 'deleteSubscription',
        needs: ({ operationId }) => ({
          actors: operationId === 'publishAppEvent' ? ['org', 'app'] : ['org'],
          features: ['reads'],
          parameters: ['app', 'appsDomain', 'party', 'resource'],
        }),
        tags: ['@writes'],
      },
    );

scenario(
  'A login that is too weak for the policy is shown no events',
  {
    requirement: 'EVT-WHO-009',
    needs: {
      actors: ['org', 'app', 'lowLevel'],
      features: ['reads'],
      parameters: ['app', 'appsDomain', 'party'],
    },
    ...waits,
  },
  async ({ on, given }) => {
    const type = given.unique();
    const id = await given.appPublished(given.appEvent({ type }));
    const from = '2020-01-01T00:00:00Z';
    const read = (as: string): ReturnType<typeof on.send> =>
      on.send('listAppEvents', { as, query: { from, type } });
    await given.listed(() => read('org'), [id]);
    const answer = await read('lowLevel');
    on.conform(answer, { status: 200 });
    on.verify('events that are shown', { actual: idsIn(answer), expected: [], exchange: answer });
  },
);
