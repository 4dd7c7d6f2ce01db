import type { LiveExchange } from '#environments';
import { isInstant, isText } from './forms.ts';
import type { FiksRequest } from './fiks-bench.ts';
import { scenario, type FiksContext } from './scenario.ts';
import { rowsOf, sameId, statusRows } from './seen-lists.ts';
import { setRead } from './sender-acts.ts';

const search = (
  { on }: FiksContext,
  ids: readonly string[],
  request: FiksRequest = {},
): Promise<LiveExchange> => on.send('hentStatuser', { json: { forsendelseIds: ids }, ...request });

scenario(
  'POST status-sok answers every known id with its status and the time of change',
  { requirement: 'FIKS-STATUS-001', needs: toPrint() },
  async (context) => {
    const { on, given } = context;
    const ids = [(await given.sent()).id, (await given.sent()).id];
    const answer = await search(context, ids);
    on.conform(answer, { status: 200, mediaType: 'application/json' });
    for (const id of ids)
      on.verify('a row with its id', {
        actual: rowsOf(answer, id)[0] ?? null,
        expected: { status: isText, sisteStatusEndring: isInstant },
        exchange: answer,
      });
  },
);

scenario(
  'POST status-sok answers ids that were asked, and no others',
  { requirement: 'FIKS-STATUS-002', needs: toPrint() },
  async (context) => {
    const { on, given } = context;
    const asked = await given.sent();
    await given.sent();
    const answer = await search(context, [asked.id]);
    on.conform(answer, { status: 200 });
    on.verify('rows with other ids', {
      actual: statusRows(answer).filter(({ id }) => !sameId(id, asked.id)).length,
      expected: 0,
      exchange: answer,
    });
  },
);

scenario(
  'POST status-sok leaves out ids that nobody knows',
  { requirement: 'FIKS-STATUS-003', needs: toPrint() },
  async (context) => {
    const { on, given } = context;
    const { id } = await given.sent();
    const unknown = given.unknownId();
    const beside = await search(context, [unknown, id]);
    on.conform(beside, { status: 200 });
    on.verify('the known one alone', {
      actual: statusRows(beside).map((row) => String(row.id).toLowerCase()),
      expected: [id.toLowerCase()],
      exchange: beside,
    });
    on.conform(await search(context, [unknown]), { status: 200, body: { statuser: [] } });
  },
);

scenario(
  'POST status-sok does not answer ids of another account',
  {
    requirement: 'FIKS-STATUS-004',
    needs: {
      actors: ['sender', 'otherSender'],
      parameters: ['kontoId', 'otherKontoId', 'recipientPrint'],
    },
  },
  async (context) => {
    const { on, given } = context;
    const other = await given.sent({ as: 'otherSender' });
    const own = await given.sent();
    for (const ids of [[other.id], [own.id, other.id]]) {
      const answer = await search(context, ids);
      on.conform(answer, { status: [200, 400, 403, 404] });
      on.verify('rows of the other account', {
        actual: rowsOf(answer, other.id).length,
        expected: 0,
        exchange: answer,
      });
    }
  },
);

scenario(
  'POST status-sok answers an id that is asked twice',
  { requirement: 'FIKS-STATUS-005', needs: toPrint() },
  async (context) => {
    const { on, given, bench } = context;
    const { id } = await given.sent();
    const answer = await search(context, [id, id]);
    on.conform(answer, { status: 200 });
    const rows = rowsOf(answer, id).length;
    on.verify('the id is answered', { actual: rows > 0, expected: true, exchange: answer });
    // A client that looks for the single row of an id finds none among two.
    if (rows > 1) bench.note('one row for an id that is asked twice', `${rows} rows`, answer);
  },
);

scenario(
  'POST status-sok answers an empty list with an empty list, or refuses it with 400',
  { requirement: 'FIKS-STATUS-006', needs: toPrint() },
  async (context) => {
    const { on, given } = context;
    await given.sent();
    const answer = await search(context, []);
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
    { requirement, needs: toPrint() },
    async (context) => {
      const { on, given } = context;
      const known = [await given.sent(), await given.sent(), await given.sent()];
      const [first = '', middle = '', last = ''] = known.map(({ id }) => id);
      await leavesOut(context, first);
      const unknown = manyIds(given.unknownId(), count - known.length);
      const half = count / 2;
      const ids = [first, ...unknown.slice(0, half), middle, ...unknown.slice(half), last];
      const answer = await search(context, ids);
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
  const answer = await search(context, [id, unknown]);
  if (answer.status !== 200) context.bench.untested('the service refuses ids that nobody knows');
}

scenario(
  'POST status-sok changes no status',
  {
    requirement: 'FIKS-STATUS-011',
    needs: { parameters: ['kontoId', 'recipientAltinn'] },
  },
  async (context) => {
    const { on, given, life } = context;
    const sent = await given.sent({ to: 'recipientAltinn' });
    await life.settled(sent.id);
    const after = [await life.seen(sent.id), await life.seen(sent.id)];
    for (const { status, exchange } of after)
      on.verify('nobody has acted', { actual: status, expected: byItself, exchange });
    await setRead(context, sent);
    const read = await life.until(sent.id, ({ status }) => status === 'LEST');
    const again = await life.seen(sent.id);
    on.verify('status and time are as before', {
      actual: `${again.status} ${again.sisteStatusEndring}`,
      expected: `${read.status} ${read.sisteStatusEndring}`,
      exchange: again.exchange,
    });
  },
);

scenario(
  'POST status-sok tolerates members that the document does not name',
  { requirement: 'FIKS-STATUS-012', needs: toPrint() },
  async (context) => {
    const { on, given } = context;
    const { id } = await given.sent();
    const answer = await on.send('hentStatuser', {
      json: { forsendelseIds: [id], seinereTillegg: { ja: true } },
    });
    on.conform(answer, { status: 200 });
    on.verify('rows', { actual: rowsOf(answer, id).length, expected: 1, exchange: answer });
  },
);

scenario(
  'POST status-sok finds a forsendelse by its id in upper case',
  { requirement: 'FIKS-STATUS-013', needs: toPrint() },
  async (context) => {
    const { on, given } = context;
    const { id } = await given.sent();
    const answer = await search(context, [id.toUpperCase()]);
    on.conform(answer, { status: 200 });
    on.verify('rows', { actual: rowsOf(answer, id).length, expected: 1, exchange: answer });
  },
);

for (const contentType of [
  'text/plain',
  'application/octet-stream',
  'application/vnd.samsvar+json',
])
  scenario(
    `POST status-sok understands JSON as ${contentType}`,
    { requirement: 'FIKS-STATUS-014', needs: toPrint() },
    async (context) => {
      const { on, given } = context;
      const { id } = await given.sent();
      const body = JSON.stringify({ forsendelseIds: [id] });
      const answer = await on.send('hentStatuser', { body, contentType });
      on.conform(answer, { status: 200 });
      on.verify('rows', { actual: rowsOf(answer, id).length, expected: 1, exchange: answer });
    },
  );

/** So many ids like one, all different. */
function manyIds(id: string, count: number): readonly string[] {
  return Array.from(
    { length: count },
    (_, at) => id.slice(0, -4) + at.toString(16).padStart(4, '0'),
  );
}

function toPrint(): { readonly parameters: readonly string[] } {
  return { parameters: ['kontoId', 'recipientPrint'] };
}

/** States that come without anybody's act. */
function byItself(status: unknown): boolean {
  return !['MOTTATT', 'AVVIST', 'LEST', 'SLETTET', 'MANUELT_HANDTERT'].includes(String(status));
}
