import type { LiveExchange } from '#environments';
import type { SentLetter } from './bench/given.ts';
import { nowOf } from './bench/life.ts';
import { delivered, isReadElsewhere } from './claims/life-paths.ts';
import { scenario, type FiksContext } from './bench/scenario.ts';
import { eventRows, type EventRow } from './bench/seen-lists.ts';
import { verifyEvents } from './claims/verify-events.ts';
import { inOrder, isInstant, isText, none } from './claims/predicates.ts';

const needs = { parameters: ['kontoId', 'recipientAltinn'] } as const;

const eventsOf = ({ on }: FiksContext, { id }: SentLetter): Promise<LiveExchange> =>
  on.send('hentHendelser', { of: id });

/** An event, whatever the form of its time. */
function eventText({ tidspunkt = '', hendelse }: EventRow): string {
  return `${Date.parse(tidspunkt)} ${hendelse}`;
}

scenario(
  'GET hendelser answers events, each with a time and a text',
  { requirement: 'FIKS-HEND-001', needs },
  async (context) => {
    const answer = await eventsOf(context, await delivered(context));
    verifyEvents(context, answer, { tidspunkt: isInstant, hendelse: isText });
  },
);

scenario(
  'GET hendelser answers the events of one forsendelse alone',
  { requirement: 'FIKS-HEND-001', needs },
  async (context) => {
    const { on } = context;
    const [unread, read] = [await delivered(context), await delivered(context)];
    await isReadElsewhere(context, read);
    const answer = await eventsOf(context, unread);
    const other = eventRows(await eventsOf(context, read)).map(eventText);
    const own = eventRows(answer).map(eventText);
    on.verify('all events of the other among its own', {
      actual: other.length > 0 && other.every((event) => own.includes(event)),
      expected: false,
      exchange: answer,
    });
  },
);

scenario(
  'GET hendelser shows an event of a forsendelse that was just accepted',
  { requirement: 'FIKS-HEND-002', needs },
  async (context) => {
    const { on, given } = context;
    const answer = await eventsOf(context, await given.sent({ to: 'recipientAltinn' }));
    on.conform(answer, { status: 200 });
    on.verify('it has an event', {
      actual: eventRows(answer).length > 0,
      expected: true,
      exchange: answer,
    });
  },
);

/** How far the clocks of service and suite may lie apart. */
const skewMs = 5000;

scenario(
  'GET hendelser shows no event before the send or after now',
  { requirement: 'FIKS-HEND-003', needs },
  async (context) => {
    const { on } = context;
    const sent = await delivered(context);
    const answer = await eventsOf(context, sent);
    on.conform(answer, { status: 200 });
    // A time may be cut to its second.
    const [from, to] = [sent.sentMs - 1000 - skewMs, nowOf(answer) + skewMs];
    const outside = eventRows(answer).filter(({ tidspunkt = '' }) => {
      const ms = Date.parse(tidspunkt);
      return ms < from || ms > to;
    });
    on.verify('events outside', {
      actual: outside.map(({ tidspunkt }) => tidspunkt).join(', '),
      expected: none,
      exchange: answer,
    });
  },
);

scenario(
  'GET hendelser shows events in the order of their times',
  { requirement: 'FIKS-HEND-004', needs },
  async (context) => {
    const { on } = context;
    const sent = await delivered(context);
    await isReadElsewhere(context, sent);
    const answer = await eventsOf(context, sent);
    on.conform(answer, { status: 200 });
    on.verify('times', {
      actual: eventRows(answer).map(({ tidspunkt }) => tidspunkt ?? ''),
      expected: inOrder,
      exchange: answer,
    });
  },
);

scenario(
  'GET hendelser shows events again, with new ones beside them',
  { requirement: 'FIKS-HEND-005', needs },
  async (context) => {
    const { on } = context;
    const sent = await delivered(context);
    const before = eventRows(await eventsOf(context, sent)).map(eventText);
    await isReadElsewhere(context, sent);
    const answer = await eventsOf(context, sent);
    on.conform(answer, { status: 200 });
    const after = eventRows(answer).map(eventText);
    on.verify('events that are gone', {
      actual: before.filter((event) => !after.includes(event)).length,
      expected: 0,
      exchange: answer,
    });
  },
);

for (const operation of ['hentHendelser', 'hentSigneringshendelser'])
  scenario(
    `${operation} of a forsendelse that does not exist is refused`,
    { requirement: 'FIKS-HEND-006', tags: ['@read-only'] },
    async ({ on, given }) => {
      on.conform(await on.send(operation, { of: given.unknownId() }), { status: '4xx' });
    },
  );

scenario(
  'GET hendelser and signeringshendelser change neither events nor status',
  { requirement: 'FIKS-HEND-007', needs },
  async (context) => {
    const { on, life } = context;
    const sent = await delivered(context);
    const first = await eventsOf(context, sent);
    await on.send('hentSigneringshendelser', { of: sent.id });
    const unread = await life.seen(sent.id);
    on.verify('nobody has read it', {
      actual: unread.status === 'LEST',
      expected: false,
      exchange: first,
    });
    await isReadElsewhere(context, sent);
    const before = await life.seen(sent.id);
    const reads = [];
    for (let count = 0; count < 4; count += 1) reads.push(await eventsOf(context, sent));
    const counts = reads.map((one) => eventRows(one).length);
    // Something may still happen by itself: what comes with every single reading comes of it.
    const isOfReading = counts.every((count, at) => at === 0 || count !== counts[at - 1]);
    on.verify('every reading changes the events', {
      actual: isOfReading,
      expected: false,
      exchange: reads[3],
    });
    const after = await life.seen(sent.id);
    on.verify('status and time', {
      actual: `${after.status} ${after.sisteStatusEndring}`,
      expected: `${before.status} ${before.sisteStatusEndring}`,
      exchange: after.exchange,
    });
  },
);
