import type { LiveExchange } from '#environments';
import type { AppRequest } from './app-bench.ts';
import { refusals } from './create-refusals.ts';
import { dueMark, verifyNoneMade } from './due-mark.ts';
import { requirePartyId } from './require-party.ts';
import { scenario, type AppContext } from './scenario.ts';
import { elementsOf, refOf, seenInstance, seenObject, unknownGuid } from './seen.ts';

/** POST /instances/create; an instance that comes of it is removed when the scenario ends. */
async function create({ on, given }: AppContext, request: AppRequest): Promise<LiveExchange> {
  const answer = await on.send('createInstanceSimple', request);
  if (answer.status === 201 && seenInstance(answer).id !== undefined) given.own(answer);
  return answer;
}

const owned = ({ app }: AppContext, members: object = {}): { json: object } => ({
  json: { instanceOwner: app.instanceOwner, ...members },
});

for (const { requirement, says, status, requests, options } of refusals) {
  scenario(
    `POST /instances/create ${says} is refused and makes no instance`,
    { requirement, ...options },
    async (context) => {
      const mark = dueMark(context);
      for (const request of requests(context, mark)) {
        const answer = await create(context, { deliberatelyInvalid: true, ...request });
        context.on.conform(answer, { status });
      }
      const { partyId } = context.app.instanceOwner;
      if (partyId !== undefined)
        await verifyNoneMade(context, { partyId, marks: [mark], requirement });
    },
  );
}

scenario(
  'POST /instances/create answers 201 with the instance in the first task',
  { requirement: ['APP-CREATE-001', 'APP-CREATE-002', 'APP-CREATE-003', 'APP-CREATE-035'] },
  async (context) => {
    const { on, app } = context;
    const created = await create(context, owned(context));
    on.conform(created, {
      status: 201,
      body: {
        appId: app.id,
        process: { currentTask: { elementId: app.graph.firstTask, flow: 2 }, ended: null },
      },
    });
    const { selfLinks, status } = seenInstance(created);
    on.verify('Location is selfLinks.apps', {
      actual: created.header('location'),
      expected: selfLinks?.apps ?? 'a link to the app',
      exchange: created,
      requirement: 'APP-CREATE-002',
    });
    on.verify('neither archived nor deleted, and read', {
      actual: status,
      expected: { isArchived: false, isSoftDeleted: false, isHardDeleted: false, readStatus: 1 },
      exchange: created,
      requirement: 'APP-CREATE-035',
    });
    const automatic = app.metadata.dataTypes.filter(
      (type) => type.appLogic?.autoCreate === true && type.taskId === app.graph.firstTask,
    );
    for (const type of automatic)
      on.verify(`one element of ${type.id}`, {
        actual: elementsOf(created, type.id).length,
        expected: 1,
        exchange: created,
        requirement: 'APP-CREATE-003',
      });
  },
);

/** Members of the valid sample by what kind of value they have. */
function sampleMembers(
  { app }: AppContext,
  kind: 'string' | 'number',
): readonly (readonly [string, unknown])[] {
  const sample: unknown = JSON.parse(Buffer.from(app.form.samples.valid).toString('utf8'));
  return Object.entries(Object(sample) as object).filter(([, value]) => typeof value === kind);
}

async function readForm(context: AppContext, created: LiveExchange): Promise<LiveExchange> {
  const dataGuid = elementsOf(created, context.app.form.id)[0]?.id ?? unknownGuid;
  return context.on.send('getData', { on: refOf(created), path: { dataGuid } });
}

interface PrefillRow {
  readonly requirement: string;
  readonly says: string;
  readonly kind: 'string' | 'number';
  readonly more?: Readonly<Record<string, string>>;
}

const prefills: readonly PrefillRow[] = [
  { requirement: 'APP-CREATE-004', says: 'writes prefill into the form', kind: 'string' },
  {
    requirement: 'APP-CREATE-005',
    says: 'ignores prefill that matches nothing',
    kind: 'string',
    more: { finnesIkke: 'x', 'finnes.heller.ikke': 'y' },
  },
  { requirement: 'APP-CREATE-037', says: 'writes digits into number fields', kind: 'number' },
];

for (const { requirement, says, kind, more } of prefills) {
  scenario(`POST /instances/create ${says}`, { requirement }, async (context) => {
    const members = sampleMembers(context, kind);
    if (members.length === 0) context.bench.untested(`the form's sample has no ${kind}`);
    const prefill = Object.fromEntries(members.map(([name, value]) => [name, String(value)]));
    const created = await create(context, owned(context, { prefill: { ...prefill, ...more } }));
    context.on.conform(created, { status: 201 });
    const read = await readForm(context, created);
    const seen = seenObject(read);
    context.on.verify('the values that were sent', {
      actual: members.filter(([name, value]) => seen[name] !== value).map(([name]) => name),
      expected: [],
      exchange: read,
    });
  });
}

scenario(
  'POST /instances/create takes an owner by party id',
  { requirement: 'APP-CREATE-008' },
  async (context) => {
    const partyId = requirePartyId(context);
    const created = await create(context, { json: { instanceOwner: { partyId } } });
    context.on.conform(created, { status: 201, body: { instanceOwner: { partyId } } });
  },
);

scenario(
  'POST /instances/create takes an owner by organisation number',
  { requirement: 'APP-CREATE-009' },
  async (context) => {
    const organisationNumber = await organisationOf(context);
    const created = await create(context, { json: { instanceOwner: { organisationNumber } } });
    context.on.conform(created, {
      status: 201,
      body: { instanceOwner: { organisationNumber, party: { orgNumber: organisationNumber } } },
    });
  },
);

scenario(
  'POST /instances/create takes an owner by identity number',
  { requirement: 'APP-CREATE-010' },
  async (context) => {
    const { personNumber, partyId } = context.app.instanceOwner;
    if (personNumber === undefined)
      context.bench.untested('the settings name no person as instance owner');
    const created = await create(context, { json: { instanceOwner: { personNumber } } });
    context.on.conform(created, {
      status: 201,
      body: { instanceOwner: partyId === undefined ? {} : { partyId } },
    });
  },
);

scenario(
  'POST /instances/create lets the party id decide',
  { requirement: 'APP-CREATE-011' },
  async (context) => {
    const partyId = requirePartyId(context);
    const organisationNumber = await organisationOf(context);
    const created = await create(context, {
      json: { instanceOwner: { partyId, organisationNumber } },
    });
    context.on.conform(created, { status: 201, body: { instanceOwner: { partyId } } });
  },
);

/** An organisation that the user acts for: the first with a number in his list of parties. */
async function organisationOf({ on, app, bench }: AppContext): Promise<string> {
  if (app.instanceOwner.organisationNumber !== undefined)
    return app.instanceOwner.organisationNumber;
  const parties = (await on.send('listParties')).json();
  const found = Array.isArray(parties)
    ? parties.find((one: { orgNumber?: unknown }) => typeof one.orgNumber === 'string')
    : undefined;
  return String(found?.orgNumber ?? bench.untested('the user acts for no organisation'));
}

/** Unusual requests that must nevertheless make an instance. */
const tolerated: readonly {
  requirement: string;
  says: string;
  requests: (context: AppContext) => readonly AppRequest[];
}[] = [
  {
    requirement: 'APP-CREATE-019',
    says: 'ignores members that it does not know',
    requests: (context) => [owned(context, { ukjent: { a: [1] } })],
  },
  {
    requirement: 'APP-CREATE-032',
    says: 'reads members in any case, the last of two',
    requests: ({ app }) => {
      const owner = JSON.stringify(app.instanceOwner);
      return [`{"INSTANCEOWNER":${owner}}`, `{"instanceOwner":{},"instanceOwner":${owner}}`].map(
        (body) => ({ body, contentType: 'application/json' }),
      );
    },
  },
  {
    requirement: 'APP-CREATE-033',
    says: 'takes a date without an offset',
    requests: (context) => [owned(context, { dueBefore: dueMark(context).replace('Z', '') })],
  },
];

for (const { requirement, says, requests } of tolerated) {
  scenario(`POST /instances/create ${says}`, { requirement }, async (context) => {
    for (const request of requests(context))
      context.on.conform(await create(context, { ...request, deliberatelyInvalid: true }), {
        status: 201,
      });
  });
}

scenario(
  'POST /instances/create keeps dueBefore and visibleAfter',
  { requirement: 'APP-CREATE-020' },
  async (context) => {
    const dueBefore = new Date(Date.now() - 24 * 3600 * 1000).toISOString();
    const visibleAfter = dueMark(context);
    const created = await create(context, owned(context, { dueBefore, visibleAfter }));
    context.on.conform(created, { status: 201 });
    const seen = seenInstance(created);
    context.on.verify('both dates as sent', {
      actual: [Date.parse(seen.dueBefore ?? ''), Date.parse(seen.visibleAfter ?? '')],
      expected: [Date.parse(dueBefore), Date.parse(visibleAfter)],
      exchange: created,
    });
  },
);

scenario(
  'POST /instances/create ignores id, app, process and status',
  { requirement: 'APP-CREATE-038' },
  async (context) => {
    const forged = {
      id: `1/${unknownGuid}`,
      appId: 'annen/app',
      process: { ended: new Date().toISOString() },
      status: { isArchived: true },
    };
    const created = await create(context, { ...owned(context, forged), deliberatelyInvalid: true });
    context.on.conform(created, {
      status: 201,
      body: {
        appId: context.app.id,
        process: { ended: null, currentTask: { elementId: context.app.graph.firstTask } },
        status: { isArchived: false },
      },
    });
  },
);

scenario(
  'GET on /instances/create is refused with 405',
  { requirement: 'APP-CREATE-030', tags: ['@read-only'] },
  async ({ bench, app, on }) => {
    const answer = await bench.send({
      method: 'GET',
      path: `/${app.id}/instances/create`,
      as: on.caller(),
      deliberatelyInvalid: true,
    });
    on.conform(answer, { status: 405, headers: { allow: /POST/ } });
  },
);
