import { scenario, type StorageContext } from './scenario.ts';
import { at, listAt } from './seen.ts';
import type { InstanceRef } from './storage-bench.ts';
import { nextPath, walk } from './walk.ts';

/** Who has nothing to do with the instances of the app's usual owner. */
const outsiders = ['stranger', 'otherOrg'] as const;
const needs = { actors: [...outsiders, 'org'] };

/** Another's instance with what can be asked of it. */
interface Others extends InstanceRef {
  readonly element: string;
  readonly event: string;
  /** Texts that would give it away. */
  readonly marks: readonly string[];
}

async function others({ given, bench }: StorageContext): Promise<Others> {
  const instance = await given.instance();
  const secret = `samsvar-${String(bench.session.random('secret', instance.guid)).slice(2)}`;
  const element = await given.element(instance, { body: secret });
  await given.prepare('putPresentationTexts', {
    on: instance,
    json: { texts: { samsvar: secret } },
  });
  const log = await given.prepare('listEvents', { on: instance });
  const event = String(at(listAt(log, '/instanceEvents')[0], '/id'));
  return { ...instance, element, event, marks: [secret, `/${instance.guid}`, element] };
}

/** The owner's party, another, and the stranger's own where the target names it: the path changes nothing. */
const partiesFor = ({ bench }: StorageContext, { partyId }: Others): readonly string[] => [
  partyId,
  String(Number(partyId) + 1),
  ...strangersOwn(bench),
];

/** Party id of the stranger, if the target names it. */
function strangersOwn({ session }: StorageContext['bench']): readonly string[] {
  const party = session.target.parameters['strangerParty'];
  return party === undefined ? [] : [party];
}

/** One way to another's data: every operation, under every party. */
interface Way {
  readonly requirement: string;
  readonly title: string;
  readonly operations: readonly string[];
}

const ways: readonly Way[] = [
  {
    requirement: 'STOR-OTHERS-001',
    title: "Another's instance is not shown by its id, under whatever party",
    operations: ['getInstance', 'getInstanceByGuid'],
  },
  {
    requirement: 'STOR-OTHERS-003',
    title: "Another's data is not read by its id, under whatever party",
    operations: ['getData', 'listDataElements'],
  },
  {
    requirement: 'STOR-OTHERS-004',
    title: "Another's events are not read, under whatever party",
    operations: ['listEvents', 'getEvent', 'getProcessHistory'],
  },
];

for (const { requirement, title, operations } of ways)
  scenario(title, { requirement, needs }, async (context) => {
    const { on } = context;
    const instance = await others(context);
    for (const as of outsiders)
      for (const operation of operations)
        for (const partyId of partiesFor(context, instance)) {
          const refused = await on.send(operation, {
            on: { ...instance, partyId },
            element: instance.element,
            path: { eventGuid: instance.event },
            as,
          });
          on.conform(refused, { status: [403, 404] });
          on.verify(`nothing of it in ${operation}`, {
            actual: instance.marks.filter((mark) => refused.text().includes(mark)),
            expected: [],
            exchange: refused,
          });
        }
  });

scenario(
  "Another's instance is not found by any search",
  { requirement: 'STOR-OTHERS-002', needs },
  async (context) => {
    const { on, app } = context;
    const instance = await others(context);
    const secret = instance.marks[0] ?? '';
    const made = await on.send('getInstance', { on: instance });
    const searches: readonly (readonly (readonly [string, string])[])[] = [
      [['instanceOwner.partyId', instance.partyId]],
      [
        ['appId', app.id],
        ['instanceOwner.partyId', instance.partyId],
      ],
      [
        ['appId', app.id],
        ['instanceOwner.partyId', instance.partyId],
        ['searchString', secret],
      ],
      [
        ['appId', app.id],
        ['instanceOwner.partyId', instance.partyId],
        ['process.currentTask', app.graph.firstTask],
      ],
      [
        ['appId', app.id],
        ['created', `gte:${String(at(made, '/created'))}`],
      ],
      [
        ['appId', app.id],
        ['instanceOwner.partyId', instance.partyId],
        ['status.isHardDeleted', 'false'],
        ['size', '1000'],
      ],
      [
        ['org', app.org],
        ['instanceOwner.partyId', instance.partyId],
      ],
      ...strangersOwn(context.bench).map((party) => [['instanceOwner.partyId', party] as const]),
    ];
    for (const as of outsiders)
      for (const filters of searches) {
        const list = await on.list(filters, { as });
        on.conform(list, { status: [200, 400, 403] });
        on.verify('nothing of it', {
          actual: instance.marks.slice(1).filter((mark) => list.text().includes(mark)),
          expected: [],
          exchange: list,
        });
        on.verify("nothing of another's", {
          actual: listAt(list, '/instances').filter(
            (one) => at(one, '/instanceOwner/partyId') === instance.partyId,
          ).length,
          expected: 0,
          exchange: list,
        });
      }
    const number = at(made, '/instanceOwner/personNumber');
    if (typeof number !== 'string') return;
    const headed = await on.list([['appId', app.id]], {
      as: 'stranger',
      headers: [['X-Ai-InstanceOwnerIdentifier', `Person:${number}`]],
    });
    on.verify('nothing by its number', {
      actual: listAt(headed, '/instances').length,
      expected: 0,
      exchange: headed,
    });
  },
);

scenario(
  "A walk through another's pages shows nothing",
  { requirement: 'STOR-OTHERS-005', needs },
  async (context) => {
    const { on, given, app, bench } = context;
    const instances = [await given.instance(), await given.instance()];
    const partyId = instances[0]?.partyId ?? '';
    const own = await on.list(
      [
        ['appId', app.id],
        ['instanceOwner.partyId', partyId],
        ['size', '1'],
      ],
      { as: on.caller() },
    );
    const next = nextPath(own);
    on.verify('a page to go on to', { actual: next !== undefined, expected: true, exchange: own });
    for (const as of outsiders) {
      const page = await bench.send({
        method: 'GET',
        path: next ?? '/',
        as,
        operationId: 'listInstances',
      });
      on.conform(page, { status: [200, 400, 403] });
      on.verify('an empty page', {
        actual: listAt(page, '/instances').length,
        expected: 0,
        exchange: page,
      });
    }
    const { guids } = await walk(on, {
      filters: [
        ['appId', app.id],
        ['instanceOwner.partyId', partyId],
        ['size', '50'],
      ],
      as: 'stranger',
    });
    on.verify('no instance on any page', { actual: guids, expected: [] });
  },
);

scenario(
  "Data of another's instance is not reached through one's own",
  { requirement: 'STOR-OTHERS-003', needs: { ...needs, parameters: ['strangerParty'] } },
  async (context) => {
    const { on, given, app } = context;
    const instance = await others(context);
    const [partyOfStranger = ''] = strangersOwn(context.bench);
    const mine = await on.send('createInstance', {
      as: 'org',
      query: { appId: app.id },
      json: {
        instanceOwner: { partyId: partyOfStranger },
        process: {
          currentTask: { elementId: app.graph.firstTask, flow: 2, altinnTaskType: 'data' },
        },
      },
    });
    if (mine.status !== 201)
      context.bench.untested("there is no second party whose instance could be the stranger's own");
    const [partyId = '', guid = ''] = String(at(mine, '/id')).split('/');
    await given.prepare('getInstance', { on: { partyId, guid }, as: 'stranger' });
    const refused = await on.send('getData', {
      on: { partyId, guid },
      element: instance.element,
      as: 'stranger',
    });
    on.conform(refused, { status: [403, 404] });
    on.verify('not its bytes', {
      actual: refused.text().includes(instance.marks[0] ?? ''),
      expected: false,
      exchange: refused,
    });
  },
);
