import type { LiveExchange } from '#environments';
import { unknownGuid } from '../altinn-app/seen.ts';
import { scenario } from './scenario.ts';
import { at, listAt, microsecondsOf } from './seen.ts';
import type { OwnInstance } from './given.ts';

const idOf = ({ partyId, guid }: OwnInstance): string => `${partyId}/${guid}`;

scenario(
  'GET instance shows it to the user',
  { requirement: 'STOR-INST-001' },
  async ({ on, given, app }) => {
    const instance = await given.instance();
    const read = await on.send('getInstance', { on: instance });
    on.conform(read, { status: 200, body: { id: idOf(instance), appId: app.id } });
  },
);

scenario(
  'GET instance shows it to the app owner',
  { requirement: 'STOR-INST-002', needs: { actors: ['org'] } },
  async ({ on, given, app }) => {
    const instance = await given.instance();
    const read = await on.send('getInstance', { on: instance, as: 'org' });
    on.conform(read, { status: 200, body: { id: idOf(instance), appId: app.id } });
  },
);

scenario(
  'GET instance by its guid alone answers the same',
  { requirement: 'STOR-INST-003' },
  async ({ on, given }) => {
    const instance = await given.instance();
    const read = await on.send('getInstance', { on: instance });
    const short = await on.send('getInstanceByGuid', { on: instance });
    on.conform(short, { status: 200 });
    on.verify('the same instance', {
      actual: short.text(),
      expected: read.text(),
      exchange: short,
    });
  },
);

scenario(
  'GET instance that does not exist is answered with 404 and shows nothing',
  { requirement: 'STOR-INST-004', needs: { features: ['tells-missing'] } },
  async ({ on, given }) => {
    const { partyId } = await given.instance();
    const missing = await on.send('getInstance', { on: { partyId, guid: unknownGuid } });
    on.conform(missing, { status: 404, mediaType: 'application/json', text: /^"[^"]+"$/ });
    // Without a party nobody can tell who could read it.
    const short = await on.send('getInstanceByGuid', { on: { partyId, guid: unknownGuid } });
    on.conform(short, { status: [403, 404] });
  },
);

const malformed = [
  {
    requirement: 'STOR-INST-005',
    says: 'an id that is no guid',
    path: ({ partyId }: OwnInstance) => `${partyId}/ikke-en-guid`,
  },
  {
    requirement: 'STOR-INST-006',
    says: 'a party that is no number',
    path: ({ guid }: OwnInstance) => `abc/${guid}`,
  },
];

for (const { requirement, says, path } of malformed)
  scenario(
    `GET instance with ${says} is answered with an empty 404`,
    { requirement },
    async ({ on, given }) => {
      const instance = await given.instance();
      const answer = await on.ask({
        method: 'GET',
        path: `/storage/api/v1/instances/${path(instance)}`,
        operationId: 'getInstance',
        deliberatelyInvalid: true,
      });
      on.conform(answer, { status: 404, empty: true });
    },
  );

scenario(
  'GET instance under another party leads to the same instance',
  { requirement: 'STOR-INST-015' },
  async ({ on, given }) => {
    const instance = await given.instance();
    const partyId = String(Number(instance.partyId) + 1);
    const read = await on.send('getInstance', { on: { ...instance, partyId } });
    on.conform(read, { status: 200, body: { id: idOf(instance) } });
  },
);

scenario(
  'The app and Storage show the same instance, running and ended',
  { requirement: ['STOR-INST-016', 'STOR-INST-017'], needs: { actors: ['org'] } },
  async ({ on, given, inApp }) => {
    const instance = await given.instance();
    const compare = async (): Promise<void> => {
      const stored = await on.send('getInstance', { on: instance, as: 'org' });
      const shown = await inApp.send('getInstance', { on: instance, as: 'org' });
      on.verify('what the app shows', {
        actual: sharedOf(stored),
        expected: sharedOf(shown),
        exchange: stored,
      });
      const name = String(at(stored, '/status/readStatus'));
      on.verify('the read status of the app', {
        actual: readStatuses.indexOf(name),
        expected: Number(at(shown, '/status/readStatus')),
        exchange: stored,
        requirement: 'STOR-INST-017',
      });
    };
    await compare();
    await inApp.send('getInstance', { on: instance });
    await given.inApp.advance(instance, (task) => task === undefined);
    await compare();
  },
);

const readStatuses = ['Unread', 'Read', 'UpdatedSinceLastReview'];

/** Members that both write, as one text; what one of them leaves out is null to the other. */
function sharedOf(read: LiveExchange): string {
  const pointers = [
    '/id',
    '/appId',
    '/org',
    '/instanceOwner/partyId',
    '/instanceOwner/personNumber',
    '/instanceOwner/organisationNumber',
    '/process/started',
    '/process/startEvent',
    '/process/currentTask/elementId',
    '/process/currentTask/flow',
    '/process/ended',
    '/process/endEvent',
    '/status/isArchived',
    '/status/archived',
    '/status/isSoftDeleted',
    '/status/isHardDeleted',
    '/visibleAfter',
    '/dueBefore',
    '/created',
    '/createdBy',
    '/lastChanged',
    '/lastChangedBy',
  ];
  const elements = listAt(read, '/data').map((one) =>
    ['/id', '/dataType', '/contentType', '/size', '/locked', '/created'].map(
      (name) => at(one, name) ?? null,
    ),
  );
  return JSON.stringify([...pointers.map((name) => [name, at(read, name) ?? null]), elements]);
}

scenario(
  'GET instance changes nothing',
  { requirement: 'STOR-INST-018', needs: { actors: ['org'] } },
  async ({ on, given }) => {
    const instance = await given.instance();
    const [first, second] = [
      await on.send('getInstance', { on: instance, as: 'org' }),
      await on.send('getInstance', { on: instance, as: 'org' }),
    ];
    on.verify('two reads alike', {
      actual: second.text(),
      expected: first.text(),
      exchange: second,
    });
  },
);

scenario(
  'A change names who made it and when, and leaves who made the instance and when',
  { requirement: ['STOR-INST-019', 'STOR-INST-020'], needs: { actors: ['org'] } },
  async ({ on, given }) => {
    const instance = await given.instance();
    const before = await on.send('getInstance', { on: instance, as: 'org' });
    await given.prepare('putSubstatus', { on: instance, as: 'org', json: { label: 'samsvar' } });
    const after = await on.send('getInstance', { on: instance, as: 'org' });
    on.verify('a later change by somebody else', {
      actual: [
        microsecondsOf(at(after, '/lastChanged')) > microsecondsOf(at(before, '/lastChanged')),
        at(after, '/lastChangedBy') !== at(before, '/lastChangedBy'),
      ],
      expected: [true, true],
      exchange: after,
    });
    on.verify('made by whom and when', {
      actual: [at(after, '/created'), at(after, '/createdBy')],
      expected: [String(at(before, '/created')), String(at(before, '/createdBy'))],
      exchange: after,
      requirement: 'STOR-INST-020',
    });
  },
);
