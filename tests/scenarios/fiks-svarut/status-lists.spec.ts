import { scenario, type FiksContext } from './bench/scenario.ts';
import { searchStatus } from './bench/search-status.ts';
import { rowsOf } from './bench/seen-lists.ts';

// Lists of every length: an id twice, none, and more than the newer document lets through.

const toPrint = { parameters: ['kontoId', 'recipientPrint'] } as const;

scenario(
  'POST status-sok answers an id that is asked twice',
  { requirement: 'FIKS-STATUS-005', needs: toPrint },
  async (context) => {
    const { on, given, bench } = context;
    const { id } = await given.sent();
    const answer = await searchStatus(context, [id, id]);
    on.conform(answer, { status: 200 });
    const rows = rowsOf(answer, id).length;
    on.verify('the id is answered', { actual: rows > 0, expected: true, exchange: answer });
    // A client that looks for the single row of an id finds none among two.
    if (rows > 1) bench.note('one row for an id that is asked twice', `${rows} rows`, answer);
  },
);

scenario(
  'POST status-sok answers an empty list with an empty list, or refuses it with 400',
  { requirement: 'FIKS-STATUS-006', needs: toPrint },
  async (context) => {
    const { on, given } = context;
    await given.sent();
    const answer = await searchStatus(context, []);
    on.conform(answer, { status: [200, 400] });
    if (answer.status === 200) on.conform(answer, { body: { statuser: [] } });
  },
);

for (const { count, requirement, legal } of [
  { count: 1000, requirement: 'FIKS-STATUS-007', legal: [200] },
  { count: 1001, requirement: 'FIKS-STATUS-008', legal: [200, 400] },
])
  scenario(
    `POST status-sok answers ${count} ids${legal.length > 1 ? ', or refuses them with 400' : ''}`,
    { requirement, needs: toPrint },
    async (context) => {
      const { on, given } = context;
      const known = [await given.sent(), await given.sent(), await given.sent()];
      const [first = '', middle = '', last = ''] = known.map(({ id }) => id);
      await leavesOut(context, first);
      const unknown = manyIds(given.unknownId(), count - known.length);
      const half = count / 2;
      const ids = [first, ...unknown.slice(0, half), middle, ...unknown.slice(half), last];
      const answer = await searchStatus(context, ids);
      on.conform(answer, { status: legal });
      if (answer.status !== 200) return;
      const lost = [first, middle, last].filter((id) => rowsOf(answer, id).length === 0);
      on.verify('known ids that are not answered', {
        actual: lost.length,
        expected: 0,
        exchange: answer,
      });
    },
  );

/** A long list is mostly ids that nobody knows: where these are refused there is none to ask. */
async function leavesOut(context: FiksContext, id: string): Promise<void> {
  const unknown = context.given.unknownId('left out');
  const answer = await searchStatus(context, [id, unknown]);
  if (answer.status !== 200) context.bench.untested('the service refuses ids that nobody knows');
}

/** So many ids like one, all different. */
function manyIds(id: string, count: number): readonly string[] {
  return Array.from(
    { length: count },
    (_, at) => id.slice(0, -4) + at.toString(16).padStart(4, '0'),
  );
}
