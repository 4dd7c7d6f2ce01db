import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import type { Mock, MockOptions } from '#mock';
import type { IdMap } from './id-map.ts';
import type { RecordedCase } from './recording.ts';
import type { Replay } from './replay-recording.ts';

type EventsState = ReturnType<typeof stateOf>;
type CloudEvent = Parameters<EventsState['events']['add']>[0];
type RightsQuestion = Parameters<EventsState['rules']['permits']>[0];

const stateOf = (mock: Mock) => mock.api('altinn-events').state;

/** What a recording of Events needs around the mock. */
export interface EventsStage {
  /** The decision point of the recording, and its receiver, in place of the mock's own. */
  readonly faults: NonNullable<MockOptions['faults']>;
  readonly replay: (mock: Mock, ids: IdMap) => Replay;
  readonly close: () => Promise<void>;
}

/** Starts the receiver that the recording's subscriptions name, `/fail` included. */
export async function setEventsStage(): Promise<EventsStage> {
  const receiver = createServer((incoming, response) => {
    incoming.resume();
    response.writeHead(incoming.url === '/fail' ? 500 : 200).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const { port } = receiver.address() as AddressInfo;
  let current: RecordedCase | undefined;
  return {
    faults: {
      'altinn-events': [
        {
          id: 'events-as-recorded',
          breaks: 'nothing: decisions and addresses are those of the recording',
          aimedAt: 'none',
          rules: {
            permits: (question) => permits(question, current?.title ?? ''),
            addressOf: ({ endPoint }) =>
              endPoint.replace('https://localhost:5031', `http://127.0.0.1:${port}`),
          },
        },
      ],
    },
    replay: (mock, ids) => ({
      mock,
      ids,
      apiOf: () => 'altinn-events',
      credentials: (one) => credentials(mock, one),
      before: async (one) => {
        current = one;
        await prepare(stateOf(mock), one);
      },
    }),
    close: () => closed(receiver),
  };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** The recording's decision point let everybody do everything but the stranger, and what titles tell. */
function permits({ identity, resource }: RightsQuestion, title: string): boolean {
  if (identity === undefined || identity.userId === 12345) return false;
  if (identity.authenticationLevel < 2 || /PDP denies\)/.test(title)) return false;
  return resource !== 'urn:altinn:resource:forbudt';
}

/** Brings the mock to the hour of the case, and into the state that its title tells of. */
async function prepare(state: EventsState, one: RecordedCase): Promise<void> {
  await turn();
  await state.deliveries.settled();
  const { clock } = state.world;
  // Back as well: a slow machine must not make the events of the recording younger than they were.
  clock.advance(one.startedMs - clock.now().getTime());
  if (one.id.startsWith('EV-QD-')) state.down.set('queue', new Set(['']));
  if (one.id.startsWith('EV-QS-')) state.down.set('functions', new Set(['']));
  denyRows(state, deniedRows.find(([title]) => title.test(one.title))?.[1]);
  if (one.id === 'EV-157' && one.answer !== undefined) keepTimes(state, one.answer.body);
  for (const event of unrecorded[one.id] ?? []) {
    const nowMs = clock.now().getTime() - 60_000;
    state.events.add(event, { key: state.rules.keyOf(event), nowMs });
  }
}

function denyRows({ denied, events }: EventsState, from: number | undefined): void {
  denied.clear();
  if (from === undefined) return;
  for (const { event } of events.rows.slice(from, from + 2)) {
    denied.add(event.attributes['id'] ?? '');
  }
}

/** Later requests name the times of the recorded events: ours get them. */
function keepTimes({ events: { rows } }: EventsState, body: Buffer): void {
  const recorded = JSON.parse(body.toString('utf8')) as { time: string; resource: string }[];
  const own = rows.filter(({ event }) => event.attributes['resource'] === recorded[0]?.resource);
  const ofInstances = own.filter(({ event }) => event.attributes['resourceinstance'] !== undefined);
  ofInstances.slice(0, recorded.length).forEach((row, at) => {
    const { attributes } = row.event;
    const event = { ...row.event, attributes: { ...attributes, time: recorded[at]?.time ?? '' } };
    rows[row.sequence - 1] = { ...row, event };
  });
}

const deniedRows: readonly (readonly [RegExp, number])[] = [
  [/PDP denies the two oldest/, 0],
  [/PDP denies event 3 and 4/, 2],
];

const instance = '501337/00000001-1111-4222-8333-444444444444';

const shared = {
  time: '2026-11-21T12:00:00Z',
  type: 'x',
  subject: '/party/510003',
  resource: 'urn:altinn:resource:mange',
} as const;

/** Events that came into the recording's database beside its requests, by the case before which they did. */
const unrecorded: Readonly<Record<string, readonly CloudEvent[]>> = {
  'EV-22': [
    {
      attributes: {
        id: '0fc0159d-fcfe-4acd-9f59-4654220731bd',
        time: '2026-11-21T23:58:13.4Z',
        type: 'app.test.prefix',
        source: `https://ttd.apps.altinn.no/ttd/kontrakt2/instances/${instance}`,
        subject: '/party/501337',
        resource: 'urn:altinn:resource:app_ttd_kontrakt2',
        resourceinstance: instance,
        alternativesubject: '/person/01039012345',
      },
    },
  ],
  'EV-408': [...many(toGeneric), ...many(toOfApp)],
};

function many(toEvent: (at: number) => CloudEvent): readonly CloudEvent[] {
  return Array.from({ length: 1200 }, (_, at) => toEvent(at + 1));
}

function toGeneric(at: number): CloudEvent {
  return { attributes: { ...shared, id: `g${at}`, source: 'https://kontrakt.no/mange' } };
}

function toOfApp(at: number): CloudEvent {
  const guid = `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
  const source = `https://ttd.apps.altinn.no/ttd/mange/instances/510003/${guid}`;
  const resource = 'urn:altinn:resource:app_ttd_mange';
  return { attributes: { ...shared, id: `a${at}`, source, resource } };
}

async function credentials(mock: Mock, one: RecordedCase): Promise<readonly string[]> {
  const platform = await platformToken(mock, one);
  return [
    ...(platform === undefined ? [] : ['PlatformAccessToken', platform]),
    ...(await callersToken(mock, one)),
  ];
}

async function callersToken(mock: Mock, { actor }: RecordedCase): Promise<readonly string[]> {
  if (actor === 'anonymous') return [];
  const known = ['cookie', 'broken', 'expired'].includes(actor) ? 'org' : actor;
  const wish = actor === 'expired' ? { special: 'expired' } : {};
  const token = (await mock.api('altinn-events').mintToken?.(known, wish)) ?? 'nobody.has.this';
  if (actor === 'cookie') return ['Cookie', `AltinnStudioRuntime=${token}`];
  return ['Authorization', `Bearer ${actor === 'broken' ? `${token.slice(0, -4)}AAAA` : token}`];
}

/** The hidden token: that of the app whose source is in the body where the case prepares, else as the title tells. */
async function platformToken(mock: Mock, one: RecordedCase): Promise<string | undefined> {
  if (!one.masked.includes('platformaccesstoken')) return undefined;
  const special = /unknown issuer/.test(one.title) ? { special: 'unknown-issuer' } : {};
  const order = mock.api('altinn-events').control?.['POST /events/platform-token'];
  const reply = await order?.({ app: publisherOf(one), ...special });
  return (JSON.parse(reply?.body?.toString('utf8') ?? '{}') as { token?: string }).token;
}

function publisherOf({ prepares, body, target, title }: RecordedCase): string {
  if (target !== '/events/api/v1/app' || /issuer platform/.test(title)) return 'platform/events';
  const source = /"source":"https:..[^/]*.([^/"]+.[^/"]+)/.exec(body?.toString('utf8') ?? '')?.[1];
  return prepares && source !== undefined ? source : 'ttd/kontrakt';
}
