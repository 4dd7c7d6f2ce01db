import type { SentLetter } from './bench/given.ts';
import { judgeLife } from './claims/judge-life.ts';
import { sentUnsound } from './letters/special-letters.ts';
import { aWeek, delivered, onPaper, rejected, settles } from './claims/life-paths.ts';
import { scenario, type FiksContext } from './bench/scenario.ts';
import { readNow, setRead } from './bench/sender-acts.ts';

const needs = { parameters: ['kontoId', 'recipientAltinn'] } as const;

async function becomesRead({ on, life }: FiksContext, { id }: SentLetter): Promise<void> {
  const { status, exchange } = await life.until(id, (seen) => seen.status === 'LEST');
  on.verify('the forsendelse is read', { actual: status, expected: 'LEST', exchange });
}

scenario(
  'POST lest answers 204 without a body',
  { requirement: 'FIKS-LEST-001', needs },
  async (context) => {
    const answer = await setRead(context, await delivered(context));
    context.on.conform(answer, { status: 204, empty: true });
  },
);

scenario(
  'POST lest makes the status that of a read forsendelse',
  { requirement: 'FIKS-LEST-002', needs },
  async (context) => {
    const [sent, other] = [await delivered(context), await delivered(context)];
    await setRead(context, sent);
    await becomesRead(context, sent);
    const { status, exchange } = await context.life.seen(other.id);
    context.on.verify('another forsendelse is read by it', {
      actual: status === 'LEST',
      expected: false,
      exchange,
    });
  },
);

scenario(
  'POST lest needs no name of the external system',
  { requirement: 'FIKS-LEST-003', needs },
  async (context) => {
    const sent = await delivered(context);
    const { eksterntSystemnavn: _, ...json } = readNow(context);
    context.on.conform(await setRead(context, sent, { json }), { status: 204 });
    await becomesRead(context, sent);
  },
);

scenario(
  'POST lest tolerates members that the document does not name',
  { requirement: 'FIKS-LEST-013', needs },
  async (context) => {
    const sent = await delivered(context);
    const json = { ...readNow(context), seinereTillegg: { ja: true } };
    context.on.conform(await setRead(context, sent, { json }), { status: 204 });
    await becomesRead(context, sent);
  },
);

scenario(
  'POST lest is answered 204 again and leaves the time of change as it was',
  { requirement: 'FIKS-LEST-008', needs },
  async (context) => {
    const { on, life } = context;
    const sent = await delivered(context);
    await setRead(context, sent);
    const first = await life.until(sent.id, ({ status }) => status === 'LEST');
    on.conform(await setRead(context, sent), { status: 204 });
    const second = await life.seen(sent.id);
    on.verify('status and time', {
      actual: `${second.status} ${second.sisteStatusEndring}`,
      expected: `${first.status} ${first.sisteStatusEndring}`,
      exchange: second.exchange,
    });
  },
);

const dayMs = 86_400_000;

for (const { says, ms } of [
  { says: 'in the future', ms: dayMs },
  { says: 'before the send', ms: -dayMs },
])
  scenario(
    `POST lest accepts a time ${says}, or refuses it with 400`,
    { requirement: 'FIKS-LEST-009', needs },
    async (context) => {
      const sent = await delivered(context);
      const json = { ...readNow(context), tidspunkt: new Date(Date.now() + ms).toISOString() };
      context.on.conform(await setRead(context, sent, { json }), { status: [204, 400] });
    },
  );

/** Tells of what has come to its end that it was read: taken or refused, it stays as it is. */
async function readWhatIsOver(context: FiksContext, sent: SentLetter): Promise<void> {
  const answer = await setRead(context, sent);
  context.on.conform(answer, { status: answer.status === 204 ? 204 : '4xx' });
  await context.life.seen(sent.id);
  judgeLife(context, sent);
}

scenario(
  'POST lest on a rejected forsendelse is answered 204 or refused, and does not deliver it',
  {
    requirement: ['FIKS-LEST-010', 'FIKS-LIFE-025', 'FIKS-LIFE-028'],
    needs: { parameters: [...needs.parameters, 'recipientPrint'] },
  },
  async (context) => {
    const { life, bench } = context;
    const sent = await sentUnsound(context, { to: 'recipientPrint' });
    await settles(context, sent);
    if (!rejected.includes((await life.seen(sent.id)).status))
      bench.inconclusive('a file that is no PDF was not rejected');
    await readWhatIsOver(context, sent);
  },
);

scenario(
  'POST lest on a printed forsendelse is answered 204 or refused',
  {
    requirement: ['FIKS-LEST-010', 'FIKS-LIFE-025'],
    needs: { control: true, parameters: [...needs.parameters, 'recipientPrint'] },
  },
  async (context) => {
    const { given, life, bench } = context;
    const sent = await given.sent({ to: 'recipientPrint' });
    await settles(context, sent);
    await aWeek(context, sent);
    const { status } = await life.seen(sent.id);
    if (!onPaper.includes(status)) bench.inconclusive(`the forsendelse is ${status}, not printed`);
    await readWhatIsOver(context, sent);
  },
);

scenario(
  'POST lest of a forsendelse that does not exist is refused',
  { requirement: 'FIKS-LEST-012', needs, tags: ['@read-only'] },
  async (context) => {
    const answer = await setRead(context, { id: context.given.unknownId() });
    context.on.conform(answer, { status: '4xx' });
  },
);
