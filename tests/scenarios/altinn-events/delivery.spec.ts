import { headerOf } from '#specs';
import { canonical, millis } from './canonical.ts';
import { eventsIn, type CloudEvent } from './cloud-event.ts';
import type { Given } from './given.ts';
import { scenario, waits } from './scenario.ts';
import type { Sent, Subscriber } from './subscriber.ts';

const needs = { actors: ['org'], features: ['reads'], parameters: ['resource', 'party'] };

/** How often an event was sent. */
const times = (sent: readonly Sent[], id: string): number =>
  sent.filter(({ event }) => event?.id === id).length;

/** Publishes an event of a type and waits until it was sent to a path. */
async function sentOf(
  { subscriber, given }: { readonly subscriber: Subscriber; readonly given: Given },
  {
    name,
    ...members
  }: { readonly type: string; readonly subject?: string; readonly name?: string },
): Promise<{ readonly id: string; readonly isSent: boolean }> {
  const event = given.event(members);
  await given.published(event);
  const isSent = await subscriber.until(() => times(subscriber.sent(name), event.id) > 0);
  return { id: event.id, isSent };
}

scenario(
  'A new subscription is first asked with one event, and is validated when that is answered with 200',
  { requirement: 'EVT-DELIV-001', needs, ...waits },
  async ({ on, given }) => {
    const subscriber = await given.subscriber();
    const made = await subscriber.subscribe({
      ...given.resourceFilter(),
      typeFilter: given.unique(),
    });
    on.conform(made, { status: 201, body: { validated: false } });
    const { id } = made.json() as { id: number };
    const isAsked = await subscriber.until(() => subscriber.validations().length > 0);
    on.verify('it is asked', { actual: isAsked, expected: true });
    on.verify('what it is asked with', {
      actual: subscriber.validations()[0]?.event?.specversion,
      expected: '1.0',
    });
    const isValidated = await subscriber.until(
      async () => (await subscriber.isValidated(id)) === true,
    );
    on.verify('it is validated', { actual: isValidated, expected: true });
  },
);

scenario(
  'A subscription whose address does not answer stays unvalidated and is sent nothing',
  { requirement: ['EVT-DELIV-002', 'EVT-DELIV-009'], needs, ...waits },
  async ({ on, given }) => {
    const type = given.unique();
    const subscriber = await given.subscriber();
    const filters = { ...given.resourceFilter(), typeFilter: type };
    subscriber.answer(
      Array.from({ length: 40 }, () => 500),
      'deaf',
    );
    const made = await subscriber.subscribe(filters, 'deaf');
    const { id } = made.json() as { id: number };
    await subscriber.until(() => subscriber.validations('deaf').length > 0);
    await subscriber.validated(filters);
    const { id: event } = await sentOf({ subscriber, given }, { type });
    // One event may reach the two in any order: when the next has come, the first had its time.
    await sentOf({ subscriber, given }, { type });
    on.verify('it is validated', {
      actual: await subscriber.isValidated(id),
      expected: false,
      requirement: 'EVT-DELIV-002',
    });
    on.verify('events that it was sent', {
      actual: times(subscriber.sent('deaf'), event),
      expected: 0,
      requirement: 'EVT-DELIV-009',
    });
  },
);

scenario(
  'An event is sent to every subscription that it matches, once to each',
  { requirement: ['EVT-DELIV-003', 'EVT-DELIV-010'], needs, ...waits },
  async ({ on, given }) => {
    const type = given.unique();
    const subscriber = await given.subscriber();
    const filters = { ...given.resourceFilter(), typeFilter: type };
    await subscriber.validated(filters, 'one');
    await subscriber.validated(
      { ...filters, subjectFilter: `/party/${on.parameter('party')}` },
      'two',
    );
    const one = await sentOf({ subscriber, given }, { type, name: 'one' });
    const isSent = await subscriber.until(() => times(subscriber.sent('two'), one.id) > 0);
    on.verify('both are sent the event', {
      actual: [one.isSent, isSent],
      expected: [true, true],
      requirement: 'EVT-DELIV-003',
    });
    await sentOf({ subscriber, given }, { type, name: 'two' });
    on.verify('how often', {
      actual: [times(subscriber.sent('one'), one.id), times(subscriber.sent('two'), one.id)],
      expected: [1, 1],
      requirement: 'EVT-DELIV-010',
    });
  },
);

scenario(
  'An event is sent as POST, as one CloudEvent in JSON, with credentials of nobody, and as it is listed',
  { requirement: ['EVT-DELIV-004', 'EVT-DELIV-005'], needs, ...waits },
  async ({ on, given }) => {
    const type = given.unique();
    const subscriber = await given.subscriber();
    await subscriber.validated({ ...given.resourceFilter(), typeFilter: type });
    const event = given.event({
      type,
      data: { b: 1, a: 'ø' },
      datacontenttype: 'application/json',
    });
    await given.published(event);
    await subscriber.until(() => times(subscriber.sent(), event.id) > 0);
    const [sent] = subscriber.sent();
    on.verify('the request', {
      actual: sent === undefined ? 'nothing was sent' : factsOf(sent),
      expected: {
        method: 'POST',
        type: 'application/json',
        authorization: 'none',
        cookie: 'none',
        id: event.id,
        specversion: '1.0',
      },
      requirement: 'EVT-DELIV-004',
    });
    const query = { resource: event.resource, after: '0', type };
    const list = await given.listed(() => on.send('listEvents', { query }), [event.id]);
    on.verify('the event', {
      actual: valuesOf(sent?.event),
      expected: valuesOf(eventsIn(list)[0]),
      exchange: list,
      requirement: 'EVT-DELIV-005',
    });
  },
);

/** What a receiver relies on. */
function factsOf({ delivery, event }: Sent): Readonly<Record<string, string | undefined>> {
  const { method, headers } = delivery;
  const header = (name: string): string => headerOf(headers, name)?.split(';')[0] ?? 'none';
  return {
    method,
    type: header('content-type'),
    authorization: header('authorization'),
    cookie: header('cookie'),
    id: event?.id,
    specversion: event?.specversion,
  };
}

/** An event by its values: their order and the form of a time tell nothing. */
function valuesOf(event: CloudEvent | undefined): string {
  return canonical(event === undefined ? undefined : { ...event, time: millis(event.time) });
}

scenario(
  'An event that misses one filter of a subscription is not sent to it',
  { requirement: 'EVT-DELIV-006', needs, ...waits },
  async ({ on, given }) => {
    const [type, otherType] = [given.unique(), given.unique()];
    const subject = `/party/${on.parameter('party')}`;
    const subscriber = await given.subscriber();
    await subscriber.validated({
      ...given.resourceFilter(),
      typeFilter: type,
      subjectFilter: subject,
    });
    const misses = [
      given.event({ type: otherType, subject }),
      given.event({ type, subject: '/party/1' }),
    ];
    await given.published(...misses);
    const { isSent } = await sentOf({ subscriber, given }, { type });
    on.verify('a matching event is sent', { actual: isSent, expected: true });
    on.verify('others are sent', {
      actual: misses.map(({ id }) => times(subscriber.sent(), id)),
      expected: [0, 0],
    });
  },
);

scenario(
  'An event of an app is sent to who subscribes to the app, and of another app it is not',
  {
    requirement: 'EVT-DELIV-006',
    needs: { ...needs, actors: ['org', 'app'], parameters: ['app', 'appsDomain', 'party'] },
    ...waits,
  },
  async ({ on, given }) => {
    const typeFilter = given.unique();
    const subscriber = await given.subscriber();
    await subscriber.validated({ ...given.appFilter(), typeFilter });
    const generic = given.event({ type: typeFilter });
    await given.published(generic);
    const id = await given.appPublished(given.appEvent({ type: typeFilter }));
    const isSent = await subscriber.until(() => times(subscriber.sent(), id) > 0);
    on.verify('the event of the app is sent', { actual: isSent, expected: true });
    on.verify('the other one is sent', {
      actual: times(subscriber.sent(), generic.id),
      expected: 0,
    });
  },
);

scenario(
  'An event that is answered with 500 or 503 is sent again',
  { requirement: 'EVT-DELIV-007', needs: { ...needs, features: ['reads', 'retry'] }, ...waits },
  async ({ on, given }) => {
    const type = given.unique();
    const subscriber = await given.subscriber();
    await subscriber.validated({ ...given.resourceFilter(), typeFilter: type });
    for (const status of [500, 503, 404]) {
      subscriber.answer([status]);
      const { id, isSent } = await sentOf({ subscriber, given }, { type });
      if (!isSent) continue;
      const isAgain = await subscriber.until(() => times(subscriber.sent(), id) > 1);
      on.verify(`what was answered with ${status} is sent again`, {
        actual: isAgain,
        expected: true,
      });
    }
  },
);

scenario(
  'After DELETE nothing more is sent',
  { requirement: 'EVT-DELIV-008', needs, ...waits },
  async ({ on, given }) => {
    const type = given.unique();
    const subscriber = await given.subscriber();
    const filters = { ...given.resourceFilter(), typeFilter: type };
    const id = await subscriber.validated(filters, 'gone');
    const stays = given.unique();
    await subscriber.validated({ ...filters, subjectFilter: '/party/1' }, 'stays');
    const gone = await on.send('deleteSubscription', { path: { id: String(id) } });
    on.conform(gone, { status: 200 });
    const event = given.event({ type, subject: '/party/1', minutvidelse: stays });
    await given.published(event);
    const isSent = await subscriber.until(() => times(subscriber.sent('stays'), event.id) > 0);
    on.verify('the other one is sent the event', { actual: isSent, expected: true });
    // One event may reach the two in any order: when the next has come, the first had its time.
    await sentOf({ subscriber, given }, { type, subject: '/party/1', name: 'stays' });
    on.verify('the deleted one is sent it', {
      actual: times(subscriber.sent('gone'), event.id),
      expected: 0,
    });
  },
);
