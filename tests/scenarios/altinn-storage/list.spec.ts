import { AppBench } from '../altinn-app/app-bench.ts';
import { appWith } from '../altinn-app/app-under-test.ts';
import { Given as AppGiven } from '../altinn-app/given.ts';
import { ofApp } from './instances-in-states.ts';
import { scenario, type StorageContext } from './scenario.ts';
import { at, found, listAt, membersOf } from './seen.ts';

const owner = { needs: { actors: ['org'] } };

scenario(
  'GET instances lists the instances of an app to its owner, and no others',
  { requirement: ['STOR-LIST-001', 'STOR-LIST-046', 'STOR-LIST-047'], ...owner },
  async ({ on, given, app, inApp }) => {
    const instance = await given.instance();
    await inAnotherApp(inApp);
    const list = await on.list([['appId', app.id]]);
    on.conform(list, { status: 200 });
    on.verify('the instance among those of the app', {
      actual: [
        found(list, [instance]).length,
        ...new Set(listAt(list, '/instances').map((one) => at(one, '/appId'))),
      ],
      expected: [1, app.id],
      exchange: list,
    });
    on.verify('its four members, and the number of instances', {
      actual: [
        ['count', 'instances', 'next', 'self'].filter((name) => at(list, `/${name}`) === undefined),
        at(list, '/count') === listAt(list, '/instances').length,
      ],
      expected: [[], true],
      exchange: list,
      requirement: 'STOR-LIST-046',
    });
    const read = await on.send('getInstance', { on: instance, as: 'org' });
    const listed = listAt(list, '/instances').find((one) => at(one, '/id') === at(read, '/id'));
    on.verify('the instance as it is read alone', {
      actual: membersOf(listed, instanceMembers),
      expected: membersOf(read.json(), instanceMembers),
      exchange: list,
      requirement: 'STOR-LIST-047',
    });
  },
);

const instanceMembers =
  'id instanceOwner appId org selfLinks visibleAfter process status data presentationTexts dataValues created createdBy lastChanged lastChangedBy'.split(
    ' ',
  );

/** An instance of another app of the owner, where the target has one: the list must not hold it. */
async function inAnotherApp({ bench, app }: AppBench): Promise<void> {
  const other = await appWith(bench.session, 'data-end');
  if (other !== undefined && other.id !== app.id)
    await new AppGiven(new AppBench(bench, other)).instance({ filled: false });
}

scenario(
  'GET instances lists the instances of all apps to their owner',
  {
    requirement: 'STOR-LIST-002',
    needs: { ...owner.needs, features: ['lists-without-app'] },
  },
  async ({ on, given, app }) => {
    const instance = await given.instance();
    const list = await on.list([['org', app.org]]);
    on.conform(list, { status: 200 });
    on.verify('the instance among those of the owner', {
      actual: [
        found(list, [instance]).length,
        ...new Set(listAt(list, '/instances').map((one) => at(one, '/org'))),
      ],
      expected: [1, app.org],
      exchange: list,
    });
  },
);

scenario(
  'GET instances lists the instances of a party to the user, and no others',
  { requirement: 'STOR-LIST-004', needs: { features: ['lists-without-app'] } },
  async (context) => {
    const { on, given, bench } = context;
    const instance = await given.instance();
    // One of a party that the user acts for as well, where the target names it: the list must not hold it.
    const partyId = bench.session.target.parameters['secondParty'];
    if (partyId !== undefined)
      await given.stored({ as: on.caller(), more: { instanceOwner: { partyId } } });
    for (const filters of [[], [ofApp(context)]]) {
      const list = await on.list([...filters, ['instanceOwner.partyId', instance.partyId]], {
        as: on.caller(),
      });
      on.conform(list, { status: 200 });
      on.verify('the instance among those of the party', {
        actual: [
          found(list, [instance]).length,
          ...new Set(listAt(list, '/instances').map((one) => at(one, '/instanceOwner/partyId'))),
        ],
        expected: [1, instance.partyId],
        exchange: list,
      });
    }
  },
);

/** A list that an owner's number in the header asks for. */
interface Headed {
  readonly requirement: string;
  readonly says: string;
  readonly header: (number: string) => string;
  readonly filters?: (partyId: string) => readonly [string, string];
  readonly status: number;
}

const headed: readonly Headed[] = [
  {
    requirement: 'STOR-LIST-006',
    says: 'a number in the header',
    header: (number) => number,
    status: 200,
  },
  {
    requirement: 'STOR-LIST-007',
    says: 'a number of a wrong length',
    header: (number) => number.slice(0, -1),
    status: 400,
  },
  {
    requirement: 'STOR-LIST-007',
    says: 'a number of an unknown kind',
    header: (number) => number.replace(/^\w+/, 'Katt'),
    status: 400,
  },
  {
    requirement: 'STOR-LIST-008',
    says: 'a number and a party together',
    header: (number) => number,
    filters: (partyId) => ['instanceOwner.partyId', partyId],
    status: 400,
  },
];

for (const { requirement, says, header, filters, status } of headed)
  scenario(
    `GET instances with ${says} is answered with ${status}`,
    { requirement },
    async (context) => {
      const { on, given, inApp } = context;
      const instance = await given.instance();
      const made = await inApp.send('getInstance', { on: instance });
      const list = await on.list(
        [ofApp(context), ...(filters === undefined ? [] : [filters(instance.partyId)])],
        {
          as: on.caller(),
          headers: [['X-Ai-InstanceOwnerIdentifier', header(numberOf(made, context))]],
          deliberatelyInvalid: status !== 200,
        },
      );
      on.conform(
        list,
        status === 200 ? { status } : { status, mediaType: 'application/json', text: /^".+"$/s },
      );
      if (status !== 200) return;
      on.verify('the instance among those of the owner', {
        actual: [
          found(list, [instance]).length,
          ...new Set(listAt(list, '/instances').map((one) => at(one, '/instanceOwner/partyId'))),
        ],
        expected: [1, instance.partyId],
        exchange: list,
      });
    },
  );

function numberOf(made: unknown, { bench }: StorageContext): string {
  const [person, organisation] = ['personNumber', 'organisationNumber'].map((name) =>
    at(made, `/instanceOwner/${name}`),
  );
  if (typeof person === 'string' && person !== '') return `Person:${person}`;
  if (typeof organisation === 'string' && organisation !== '')
    return `Organisation:${organisation}`;
  return bench.untested('the app names no number of the instance owner');
}

scenario(
  'GET instances of a number that nobody has is empty',
  { requirement: 'STOR-LIST-009', needs: { actors: ['org'], parameters: ['unknownPerson'] } },
  async (context) => {
    const list = await context.on.list([ofApp(context)], {
      headers: [
        [
          'X-Ai-InstanceOwnerIdentifier',
          `Person:${context.bench.session.target.parameters['unknownPerson'] ?? ''}`,
        ],
      ],
    });
    context.on.conform(list, {
      status: 200,
      body: { count: 0, self: null, next: null, instances: [] },
    });
  },
);

scenario(
  'GET instances: the owner leaves other parties out by naming one',
  { requirement: 'STOR-LIST-044', ...owner },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    const list = await on.list([ofApp(context), ['instanceOwner.partyId', instance.partyId]]);
    on.conform(list, { status: 200 });
    on.verify('the instance', {
      actual: found(list, [instance]),
      expected: [instance.guid],
      exchange: list,
    });
    const other = String(Number(instance.partyId) + 1);
    const none = await on.list([ofApp(context), ['instanceOwner.partyId', other]]);
    on.verify('not under another party', {
      actual: [none.status, found(none, [instance]).length],
      expected: [200, 0],
      exchange: none,
    });
  },
);
