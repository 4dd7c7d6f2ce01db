import { isInstant, isText } from './claims/predicates.ts';
import { delivered, isReadElsewhere, oneOf, settles } from './claims/life-paths.ts';
import { scenario, type FiksContext } from './bench/scenario.ts';
import { searchStatus } from './bench/search-status.ts';
import { rowsOf, sameId, statusRows, type StatusRow } from './bench/seen-lists.ts';
import { setRead } from './bench/sender-acts.ts';

const toPrint = { parameters: ['kontoId', 'recipientPrint'] } as const;

scenario(
  'POST status-sok answers every known id with its status and the time of change',
  { requirement: 'FIKS-STATUS-001', needs: toPrint },
  async (context) => {
    const { on, given } = context;
    const ids = [(await given.sent()).id, (await given.sent()).id];
    const answer = await searchStatus(context, ids);
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
  'POST status-sok tells every id its own status',
  {
    requirement: 'FIKS-STATUS-001',
    needs: { parameters: ['kontoId', 'recipientPrint', 'recipientAltinn'] },
  },
  async (context) => {
    const { on, given } = context;
    const [printed, read] = [await given.sent(), await given.sent({ to: 'recipientAltinn' })];
    for (const sent of [printed, read]) await settles(context, sent);
    await isReadElsewhere(context, read);
    const ids = [printed.id, read.id];
    const before = await eachAlone(context, ids);
    const answer = await searchStatus(context, ids);
    const after = await eachAlone(context, ids);
    for (const [at, id] of ids.entries())
      on.verify('status and time of the id alone', {
        actual: textOf(rowsOf(answer, id)[0]),
        // A printer may be done between two questions.
        expected: oneOf([before[at] ?? '', after[at] ?? '']),
        exchange: answer,
      });
  },
);

async function eachAlone(
  { life }: FiksContext,
  ids: readonly string[],
): Promise<readonly string[]> {
  const rows: string[] = [];
  for (const id of ids) rows.push(textOf(await life.seen(id)));
  return rows;
}

function textOf({ status, sisteStatusEndring }: StatusRow = {}): string {
  return `${status} since ${sisteStatusEndring}`;
}

scenario(
  'POST status-sok answers ids that were asked, and no others',
  { requirement: 'FIKS-STATUS-002', needs: toPrint },
  async (context) => {
    const { on, given } = context;
    const asked = await given.sent();
    await given.sent();
    const answer = await searchStatus(context, [asked.id]);
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
  { requirement: 'FIKS-STATUS-003', needs: toPrint },
  async (context) => {
    const { on, given } = context;
    const { id } = await given.sent();
    const unknown = given.unknownId();
    const beside = await searchStatus(context, [unknown, id]);
    on.conform(beside, { status: 200 });
    on.verify('the known one alone', {
      actual: statusRows(beside).map((row) => String(row.id).toLowerCase()),
      expected: [id.toLowerCase()],
      exchange: beside,
    });
    on.conform(await searchStatus(context, [unknown]), { status: 200, body: { statuser: [] } });
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
      const answer = await searchStatus(context, ids);
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
  'POST status-sok changes no status',
  {
    requirement: 'FIKS-STATUS-011',
    needs: { parameters: ['kontoId', 'recipientAltinn'] },
  },
  async (context) => {
    const { on, life } = context;
    const sent = await delivered(context);
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
  { requirement: 'FIKS-STATUS-012', needs: toPrint },
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
  { requirement: 'FIKS-STATUS-013', needs: toPrint },
  async (context) => {
    const { on, given } = context;
    const { id } = await given.sent();
    const answer = await searchStatus(context, [id.toUpperCase()]);
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
    { requirement: 'FIKS-STATUS-014', needs: toPrint },
    async (context) => {
      const { on, given } = context;
      const { id } = await given.sent();
      const body = JSON.stringify({ forsendelseIds: [id] });
      const answer = await on.send('hentStatuser', { body, contentType });
      on.conform(answer, { status: 200 });
      on.verify('rows', { actual: rowsOf(answer, id).length, expected: 1, exchange: answer });
    },
  );

/** States that come without anybody's act. */
function byItself(status: unknown): boolean {
  return !['MOTTATT', 'AVVIST', 'LEST', 'SLETTET', 'MANUELT_HANDTERT'].includes(String(status));
}
