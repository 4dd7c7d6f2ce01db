import type { LiveExchange } from '#environments';
import type { EventsBench } from './events-bench.ts';
import type { Made } from './given.ts';
import { scenario, writes } from './scenario.ts';
import { subscriptionsIn } from './sweep.ts';

const needs = { actors: ['org'], features: ['reads'], parameters: ['app', 'appsDomain', 'party'] };
const generic = { actors: ['org'], features: ['reads'], parameters: ['resource'] };

const idOf = (answer: LiveExchange): number => (answer.json() as Made).id;
const at = (id: number): { readonly path: { readonly id: string } } => ({
  path: { id: String(id) },
});

async function ownIds(on: EventsBench, as = 'org'): Promise<readonly number[]> {
  const list = await on.send('listSubscriptions', { as });
  on.conform(list, { status: 200 });
  return subscriptionsIn(list).map(({ id }) => id);
}

const kinds = [
  ['an app', needs, (on: EventsBench) => ({ sourceFilter: on.sourceOf() })],
  [
    'an app by its resource',
    needs,
    (on: EventsBench) => ({
      resourceFilter: `urn:altinn:resource:app_${on.parameter('app').replace('/', '_')}`,
    }),
  ],
  ['a resource', generic, (on: EventsBench) => ({ resourceFilter: on.parameter('resource') })],
] as const;

for (const [named, kindNeeds, filters] of kinds)
  scenario(
    `POST subscriptions subscribes to ${named}, and its owner reads it and lists it`,
    { requirement: 'EVT-SUB-001', needs: kindNeeds, ...writes },
    async ({ on, given }) => {
      const body = { endPoint: given.endPoint(), ...filters(on) };
      const made = await given.subscribe(body);
      if (!on.conform(made, { status: 201, body })) return;
      const id = idOf(made);
      const read = await on.send('getSubscription', at(id));
      on.conform(read, { status: 200, body: { id, ...body } });
      const ids = await ownIds(on);
      on.verify('it is in the list', { actual: ids.includes(id), expected: true });
    },
  );

scenario(
  'POST subscriptions answers the same subscription again with the same id',
  { requirement: 'EVT-SUB-002', needs, ...writes },
  async ({ on, given }) => {
    const body = { endPoint: given.endPoint(), ...given.appFilter() };
    const first = await given.subscribe(body);
    on.conform(first, { status: 201 });
    const again = await given.subscribe(body);
    on.conform(again, { status: 201, body: { id: idOf(first) } });
    const ids = await ownIds(on);
    on.verify('how often it is listed', {
      actual: ids.filter((id) => id === idOf(first)).length,
      expected: 1,
    });
    const other = await given.subscribe({ ...body, typeFilter: given.unique() });
    on.conform(other, { status: 201 });
    on.verify('another filter has another id', {
      actual: idOf(other) === idOf(first),
      expected: false,
      exchange: other,
    });
  },
);

scenario(
  'POST subscriptions takes id, consumer and validated from nobody',
  { requirement: 'EVT-SUB-003', needs, ...writes },
  async ({ on, given }) => {
    const body = {
      endPoint: given.endPoint(),
      ...given.appFilter(),
      id: 99,
      consumer: '/org/digdir',
      createdBy: '/org/digdir',
      validated: true,
    };
    const made = await given.subscribe(body);
    const own = `/org/${on.parameter('app').split('/')[0]}`;
    on.conform(made, { status: 201, body: { consumer: own, createdBy: own, validated: false } });
    on.verify('the id is none of ours', {
      actual: idOf(made) === 99,
      expected: false,
      exchange: made,
    });
  },
);

scenario(
  'POST subscriptions gives an address in Location that leads to the subscription',
  { requirement: 'EVT-SUB-004', needs, ...writes },
  async ({ on, given }) => {
    const made = await given.subscribe({ endPoint: given.endPoint(), ...given.appFilter() });
    on.conform(made, { status: 201 });
    const found = await on.follow(made.header('location') ?? '/', 'org');
    on.verify('what Location leads to', {
      actual: found.status,
      expected: 200,
      exchange: made,
    });
    if (found.status !== 200) return;
    on.verify('its id', { actual: idOf(found), expected: idOf(made), exchange: made });
  },
);

scenario(
  'POST subscriptions derives the resource of an app from its source',
  { requirement: 'EVT-SUB-007', needs, ...writes },
  async ({ on, given }) => {
    const made = await given.subscribe({ endPoint: given.endPoint(), ...given.appFilter() });
    const [org, app] = on.parameter('app').split('/');
    const resourceFilter = `urn:altinn:resource:app_${org}_${app}`;
    on.conform(made, { status: 201, body: { resourceFilter } });
    const both = { endPoint: given.endPoint(), ...given.appFilter(), resourceFilter };
    on.conform(await given.subscribe(both), { status: 201, body: { resourceFilter } });
    const wrong = { ...both, resourceFilter: `urn:altinn:resource:app_${org}_annen` };
    on.conform(await given.subscribe(wrong), { status: 400 });
  },
);

scenario(
  'POST subscriptions turns an alternative subject into the party that it is',
  {
    requirement: 'EVT-SUB-012',
    needs: { ...needs, parameters: [...needs.parameters, 'person', 'unit'] },
    ...writes,
  },
  async ({ on, given, bench }) => {
    const { party, otherParty = party } = bench.session.target.parameters;
    for (const [alternativeSubjectFilter, number] of [
      [`/person/${on.parameter('person')}`, party],
      [`/organisation/${on.parameter('unit')}`, otherParty],
    ] as const) {
      const made = await given.subscribe({
        endPoint: given.endPoint(),
        ...given.appFilter(),
        alternativeSubjectFilter,
      });
      on.conform(made, { status: 201, body: { subjectFilter: `/party/${number}` } });
    }
  },
);

scenario(
  'POST subscriptions keeps the filters as they were sent',
  { requirement: 'EVT-SUB-018', needs, ...writes },
  async ({ on, given }) => {
    const subject = `/party/${on.parameter('party')}`;
    for (const filters of [
      { typeFilter: 'app.instance.process.completed' },
      { subjectFilter: subject },
      { subjectFilter: subject, typeFilter: given.unique(), includeSubunits: true },
    ]) {
      const body = { endPoint: given.endPoint(), ...given.appFilter(), ...filters };
      const made = await given.subscribe(body);
      on.conform(made, { status: 201, body: { includeSubunits: false, ...body } });
      const read = await on.send('getSubscription', at(idOf(made)));
      on.conform(read, { status: 200, body: { includeSubunits: false, ...body } });
    }
  },
);

scenario(
  'DELETE ends a subscription, and a second one finds nothing',
  { requirement: ['EVT-SUB-015', 'EVT-SUB-016'], needs, ...writes },
  async ({ on, given }) => {
    const body = { endPoint: given.endPoint(), ...given.appFilter() };
    const made = await given.subscribe(body);
    const id = idOf(made);
    const gone = await on.send('deleteSubscription', at(id));
    on.conform(gone, { status: 200, empty: true }, 'EVT-SUB-015');
    on.conform(await on.send('getSubscription', at(id)), { status: 404 }, 'EVT-SUB-015');
    on.conform(await on.send('deleteSubscription', at(id)), { status: 404 }, 'EVT-SUB-015');
    const ids = await ownIds(on);
    on.verify('it is in the list', {
      actual: ids.includes(id),
      expected: false,
      requirement: 'EVT-SUB-015',
    });
    const again = await given.subscribe(body);
    on.conform(again, { status: 201 }, 'EVT-SUB-016');
    on.verify('it has its old id', {
      actual: idOf(again) === id,
      expected: false,
      exchange: again,
      requirement: 'EVT-SUB-016',
    });
  },
);

scenario(
  'GET subscriptions counts what it lists, and lists nothing of others',
  { requirement: 'EVT-SUB-019', needs: { ...needs, actors: ['org', 'user'] }, ...writes },
  async ({ on, given }) => {
    const { id } = await given.subscription(given.appFilter());
    const subjectFilter = `/party/${on.parameter('party')}`;
    const as = 'user';
    const other = await given.subscription({ ...given.appFilter(), subjectFilter }, { as });
    const list = await on.send('listSubscriptions');
    on.conform(list, { status: 200, body: { count: subscriptionsIn(list).length } });
    const own = subscriptionsIn(list).map((one) => one.id);
    on.verify('own and foreign subscriptions that are listed', {
      actual: [own.includes(id), own.includes(other.id)],
      expected: [true, false],
      exchange: list,
    });
    const others = await ownIds(on, as);
    on.verify('foreign and own subscriptions that the other lists', {
      actual: [others.includes(id), others.includes(other.id)],
      expected: [false, true],
    });
  },
);

scenario(
  'PUT validate is for the platform alone',
  { requirement: 'EVT-SUB-020', needs, ...writes },
  async ({ on, given }) => {
    const { id } = await given.subscription(given.appFilter());
    for (const request of [{}, { authorization: null }]) {
      const sent = { ...at(id), ...request, deliberatelyInvalid: true };
      on.conform(await on.send('validateSubscription', sent), { status: [401, 403] });
    }
    const read = await on.send('getSubscription', at(id));
    on.conform(read, { status: 200, body: { validated: false } });
  },
);

scenario(
  'POST subscriptions reads the names of members in any case',
  { requirement: 'EVT-SUB-021', needs, ...writes },
  async ({ on, given }) => {
    const [ENDPOINT, typeFilter] = [given.endPoint(), given.unique()];
    const { sourceFilter } = given.appFilter();
    const body = { ENDPOINT, SourceFilter: sourceFilter, TypeFilter: typeFilter };
    const made = await given.subscribe(body, { deliberatelyInvalid: true });
    on.conform(made, { status: 201, body: { endPoint: ENDPOINT, sourceFilter, typeFilter } });
  },
);

scenario(
  'A subscription that is answered with an error does not exist',
  { requirement: 'EVT-SUB-017', needs: { ...needs, control: true }, ...writes },
  async ({ on, given, bench }) => {
    const typeFilter = `${given.unique()}.queue-down`;
    const down = { what: 'queue', of: typeFilter };
    await bench.session.control?.order('/events/down', { ...down, on: true });
    bench.defer(async () => {
      await bench.session.control?.order('/events/down', { ...down, on: false });
    });
    const endPoint = given.endPoint();
    const body = { endPoint, ...given.appFilter(), typeFilter };
    const made = await given.subscribe(body, { provoked: 'server-error' });
    on.conform(made, { status: [201, 503] });
    const list = await on.send('listSubscriptions');
    const own = subscriptionsIn(list).filter((one) => one.endPoint === endPoint);
    for (const { id } of own)
      bench.removeLater([
        { method: 'DELETE', path: `/events/api/v1/subscriptions/${id}`, as: 'org' },
      ]);
    on.verify('subscriptions that are stored', {
      actual: own.length,
      expected: made.status === 201 ? 1 : 0,
      exchange: made,
    });
  },
);
