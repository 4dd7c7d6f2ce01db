import { canonical, millis } from './canonical.ts';
import { eventsIn, type CloudEvent } from './cloud-event.ts';
import type { Change, Given } from './given.ts';
import type { EventsBench } from './events-bench.ts';
import { scenario, waits } from './scenario.ts';

const needs = { actors: ['org'], features: ['reads'], parameters: ['resource', 'party'] };

/** Publishes events of one type and gives them as they are listed, in their order. */
async function listedAs(
  { on, given }: { readonly on: EventsBench; readonly given: Given },
  changes: readonly Change[],
): Promise<{ readonly sent: readonly CloudEvent[]; readonly listed: readonly CloudEvent[] }> {
  const type = given.unique();
  const sent = changes.map((change) => given.event({ type, ...change }));
  const taken: CloudEvent[] = [];
  for (const event of sent) {
    const answer = await given.publish(event);
    if (on.conform(answer, { status: 200, empty: true })) taken.push(event);
  }
  const query = { resource: on.parameter('resource'), after: '0', type, size: '400' };
  const read = (): ReturnType<typeof on.send> => on.send('listEvents', { query });
  const list = await given.listed(
    read,
    taken.map(({ id }) => id),
  );
  return { sent, listed: eventsIn(list) };
}

scenario(
  'POST events takes a structured CloudEvent, which is listed with every attribute',
  { requirement: 'EVT-PUB-001', needs, ...waits },
  async ({ on, given }) => {
    const { sent, listed } = await listedAs({ on, given }, [
      {},
      { time: undefined },
      { subject: undefined },
      { id: `min-id-${given.unique()}`, source: '/saker/3' },
      { source: 'urn:kontrakt:sak:4' },
      { resourceinstance: '501337/1', alternativesubject: '/organisation/310702641' },
      { dataschema: 'https://samsvar.invalid/schema' },
      { subject: 'urn:altinn:organization:identifier-no:310702641' },
    ]);
    for (const [at, event] of sent.entries())
      on.verify(`event ${at + 1} as it is listed`, {
        actual: { ...listed[at], time: millis(listed[at]?.time) },
        expected: { ...event, time: millis(event.time) },
      });
  },
);

scenario(
  'POST events takes the type with a charset',
  { requirement: 'EVT-PUB-001', needs, ...waits },
  async ({ on, given }) => {
    const contentType = 'application/cloudevents+json; charset=utf-8';
    const answer = await given.publish(given.event(), { contentType });
    on.conform(answer, { status: 200, empty: true });
  },
);

scenario(
  'POST events lists a time with an offset as the same instant in UTC',
  { requirement: 'EVT-PUB-004', needs, ...waits },
  async ({ on, given }) => {
    const times = [
      '2026-02-03T12:00:00+02:00',
      '2026-02-03T12:00:00.1234567Z',
      '2026-02-03T12:00:00Z',
    ];
    const { listed } = await listedAs(
      { on, given },
      times.map((time) => ({ time })),
    );
    on.verify('times of the list', {
      actual: listed.map(({ time }) => [millis(time), /(?:Z|\+00:00)$/.test(time ?? '')]),
      expected: times.map((time) => [millis(time), true]),
    });
  },
);

const values: readonly (readonly [string, Change])[] = [
  [
    'an object',
    { data: { zebra: 1, a: { b: [1, 2] }, tekst: 'æøå <&>' }, datacontenttype: 'application/json' },
  ],
  ['a list', { data: [1, 'a', null] }],
  ['a text', { data: 'hei' }],
  ['a plain text', { data: 'hei', datacontenttype: 'text/plain' }],
  ['a number', { data: 1.5 }],
  ['a boolean', { data: false }],
  ['bytes', { data_base64: 'aGVp' }],
];

scenario(
  'POST events keeps data of every kind',
  { requirement: 'EVT-PUB-007', needs, ...waits },
  async ({ on, given }) => {
    const { listed } = await listedAs(
      { on, given },
      values.map(([, change]) => change),
    );
    for (const [at, [named, { data, data_base64: bytes }]] of values.entries())
      on.verify(`data that is ${named}`, {
        actual: {
          data: canonical(listed[at]?.['data']),
          bytes: listed[at]?.['data_base64'] ?? 'none',
        },
        expected: { data: canonical(data), bytes: (bytes as string | undefined) ?? 'none' },
      });
  },
);

scenario(
  'POST events keeps unknown extensions, whatever their value',
  { requirement: ['EVT-PUB-009', 'EVT-PUB-010'], needs, ...waits },
  async ({ on, given }) => {
    const extensions: readonly Change[] = [
      { minutvidelse: 'x' },
      { nummer: 5 },
      { flagg: true },
      { abcdefghijklmnopqrst: 'tjue' },
    ];
    const { listed } = await listedAs({ on, given }, extensions);
    for (const [at, change] of extensions.entries())
      for (const [name, value] of Object.entries(change)) {
        const actual = listed[at]?.[name];
        const said = `extension ${name}`;
        const expected = value as string | number | boolean;
        on.verify(said, {
          actual: String(actual),
          expected: String(value),
          requirement: 'EVT-PUB-009',
        });
        on.verify(said, { actual, expected, requirement: 'EVT-PUB-010' });
      }
  },
);

scenario(
  'POST events takes the same id and source again and changes nothing',
  { requirement: 'EVT-PUB-012', needs, ...waits },
  async ({ on, given }) => {
    const type = given.unique();
    const first = given.event({ type, subject: '/party/1' });
    on.conform(await given.publish(first), { status: 200, empty: true });
    on.conform(await given.publish(first), { status: 200, empty: true });
    const changed = { ...first, subject: '/party/2' };
    on.conform(await given.publish(changed), { status: 200, empty: true });
    const last = given.event({ type });
    await given.published(last);
    const query = { resource: on.parameter('resource'), after: '0', type };
    const list = await given.listed(() => on.send('listEvents', { query }), [last.id]);
    on.verify('events of the list', {
      actual: eventsIn(list).map(({ id, subject }) => [id, subject]),
      expected: [
        [first.id, '/party/1'],
        [last.id, last.subject ?? ''],
      ],
      exchange: list,
    });
  },
);

scenario(
  'POST events keeps text beyond ASCII letter by letter',
  { requirement: 'EVT-PUB-016', needs, ...waits },
  async ({ on, given }) => {
    const text = 'Blåbær på øya, «ő» 汉字 🦊 <&>';
    const { listed } = await listedAs({ on, given }, [
      { subject: text, data: { tekst: text } },
      { minutvidelse: text },
    ]);
    on.verify('texts of the list', {
      actual: [listed[0]?.subject, listed[0]?.['data'], listed[1]?.['minutvidelse']],
      expected: [text, { tekst: text }, text],
    });
  },
);
