import { missingActor, type LiveExchange } from '#environments';
import type { AccessRow } from '#specs';
import type { Asked } from '../capabilities/access.ts';
import { idsIn } from './cloud-event.ts';
import type { EventsBench, EventsRequest } from './events-bench.ts';
import type { Given } from './given.ts';
import { subscriptionsIn } from './sweep.ts';

/** What the operations of one row are asked of. */
export interface EventsSubject {
  /** Type of its events, a word of its own. */
  readonly type: string;
  /** Address of its subscriptions. */
  readonly endPoint: string;
  /** A subscription of the owner. */
  readonly id: number;
  /** What nobody may be shown who may not. */
  readonly marks: readonly string[];
}

interface Context {
  readonly on: EventsBench;
  readonly given: Given;
}

const from = '2020-01-01T00:00:00Z';
const none: Pick<EventsSubject, 'id' | 'marks'> = { id: 0, marks: [] };

/** An event that is listed, or a subscription of the owner, as the row needs it. */
export async function toSubject({ on, given }: Context, row: AccessRow): Promise<EventsSubject> {
  const subject = { type: given.unique(), endPoint: given.endPoint(), ...none };
  const { operationId } = row;
  if (operationId.endsWith('Subscription') && operationId !== 'createSubscription')
    return { ...subject, ...(await ownSubscription(given, subject)) };
  if (operationId === 'listSubscriptions')
    return { ...subject, ...(await ownSubscription(given, subject)) };
  if (operationId.startsWith('list'))
    return { ...subject, marks: await listedEvent({ on, given }, { row, type: subject.type }) };
  return subject;
}

async function ownSubscription(
  given: Given,
  { type, endPoint }: EventsSubject,
): Promise<Pick<EventsSubject, 'id' | 'marks'>> {
  const { id } = await given.subscription({ endPoint, ...given.appFilter(), typeFilter: type });
  return { id, marks: [type] };
}

async function listedEvent(
  { on, given }: Context,
  { row, type }: { readonly row: AccessRow; readonly type: string },
): Promise<readonly string[]> {
  if (row.operationId === 'listEvents') {
    const [event] = await given.published(given.event({ type }));
    const query = { resource: on.parameter('resource'), after: '0', type };
    await given.listed(() => on.send('listEvents', { query }), [event?.id ?? '']);
    return [event?.id ?? ''];
  }
  const { actors } = on.bench.session.target;
  if (actors['app'] === undefined) return on.bench.untested('only the app itself can publish');
  const id = await given.appPublished(given.appEvent({ type }));
  await given.listed(() => on.send('listAppEvents', { query: { from, type } }), [id]);
  return [id];
}

/** What is to be the same after a refusal: events of the type, and every caller's subscriptions to the address. */
export async function stateOf({ on }: Context, { type, endPoint }: EventsSubject): Promise<string> {
  const { target } = on.bench.session;
  const query = { resource: on.parameter('resource'), after: '0', type };
  await on.bench.session.control?.advanceClock(31_000, 'altinn-events');
  const events = await on.send('listEvents', { query });
  const apps = await on.send('listAppEvents', { query: { from, type } });
  const subscriptions: unknown[] = [];
  for (const as of ['user', 'stranger', 'system', 'org', 'otherOrg']) {
    if (missingActor(target, as) !== undefined) continue;
    const list = subscriptionsIn(await on.send('listSubscriptions', { as }));
    subscriptions.push(list.filter((one) => one.endPoint === endPoint));
  }
  return JSON.stringify([idsIn(events), idsIn(apps), subscriptions]);
}

type RequestOf = (context: Context, subject: EventsSubject) => EventsRequest;

const byId: RequestOf = (_, { id }) => ({ path: { id: String(id) } });

const requests: Readonly<Record<string, RequestOf>> = {
  listAppEvents: (_, { type }) => ({ query: { from, type } }),
  listPartyEvents: ({ on }, { type }) => ({ query: { from, type, party: on.parameter('party') } }),
  listEvents: ({ on }, { type }) => ({
    query: { resource: on.parameter('resource'), after: '0', type },
  }),
  publishAppEvent: ({ given }, { type }) => ({ json: given.appEvent({ type }) }),
  publishEvent: ({ given }, { type }) => ({
    body: JSON.stringify(given.event({ type })),
    contentType: 'application/cloudevents+json',
  }),
  listSubscriptions: () => ({}),
  getSubscription: byId,
  deleteSubscription: byId,
  validateSubscription: byId,
};

/** Asks one operation as one actor. */
export function askOf(
  context: Context,
  { operationId, situation }: AccessRow,
  { as, subject }: Asked<EventsSubject>,
): Promise<LiveExchange> {
  const { on, given } = context;
  const invalid = { deliberatelyInvalid: true };
  if (operationId !== 'createSubscription')
    return on.send(operationId, { ...requests[operationId]?.(context, subject), as, ...invalid });
  const filters =
    situation === 'to an app'
      ? { ...given.appFilter(), subjectFilter: `/party/${on.parameter('party')}` }
      : given.resourceFilter();
  return on.send(operationId, { as, json: { endPoint: subject.endPoint, ...filters } });
}
