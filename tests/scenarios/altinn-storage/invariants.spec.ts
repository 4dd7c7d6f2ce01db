import type { LiveExchange } from '#environments';
import { scenario } from './scenario.ts';
import { at, guidOf, hasNull, listAt, microsecondsOf } from './seen.ts';
import type { OwnInstance } from './given.ts';

const idOf = ({ partyId, guid }: OwnInstance): string => `${partyId}/${guid}`;

scenario(
  'An instance keeps its invariants: new, filled, with a file, ended, deleted',
  {
    requirement: [
      'STOR-INST-007',
      'STOR-INST-008',
      'STOR-INST-009',
      'STOR-INST-010',
      'STOR-INST-011',
      'STOR-INST-012',
      'STOR-INST-013',
      'STOR-INST-014',
    ],
    needs: { actors: ['org'] },
  },
  async ({ on, given, app }) => {
    const instance = await given.instance();
    const types = app.metadata.dataTypes.map(({ id }) => id);
    const look = async (): Promise<void> => {
      const read = await on.send('getInstance', { on: instance, as: 'org' });
      for (const [requirement, says, actual, expected] of invariants(read, { instance, types }))
        on.verify(says, { requirement, actual, expected, exchange: read });
    };
    await look();
    await given.element(instance);
    await look();
    await given.inApp.advance(instance, (task) => task === undefined);
    await look();
    await given.prepare('completeInstance', { on: instance, as: 'org' });
    await given.prepare('deleteInstance', { on: instance, as: 'org' });
    await look();
  },
);

type Invariant = readonly [
  requirement: string,
  says: string,
  actual: unknown,
  expected: string | boolean | readonly never[],
];

function invariants(
  read: LiveExchange,
  { instance, types }: { instance: OwnInstance; types: readonly string[] },
): readonly Invariant[] {
  const id = String(at(read, '/id'));
  const elements = listAt(read, '/data');
  const task = at(read, '/process/currentTask');
  const strays = (pointer: string, fits: (value: string) => boolean): readonly unknown[] =>
    elements.map((one) => at(one, pointer)).filter((value) => !fits(String(value)));
  return [
    ['STOR-INST-007', 'the id is party and guid', id, idOf(instance)],
    [
      'STOR-INST-007',
      'the owner is the party of the id',
      at(read, '/instanceOwner/partyId'),
      instance.partyId,
    ],
    [
      'STOR-INST-008',
      'the app id begins with the owner',
      String(at(read, '/appId')).split('/')[0] ?? '',
      String(at(read, '/org')),
    ],
    [
      'STOR-INST-009',
      'the link of the instance',
      String(at(read, '/selfLinks/platform')).endsWith(`/storage/api/v1/instances/${id}`),
      true,
    ],
    [
      'STOR-INST-009',
      'the links of the elements',
      elements.every((one) =>
        String(at(one, '/selfLinks/platform')).endsWith(
          `/instances/${id}/data/${String(at(one, '/id'))}`,
        ),
      ),
      true,
    ],
    [
      'STOR-INST-010',
      'made before it was changed',
      microsecondsOf(at(read, '/created')) <= microsecondsOf(at(read, '/lastChanged')),
      true,
    ],
    [
      'STOR-INST-010',
      'elements made before they were changed',
      elements.every(
        (one) => microsecondsOf(at(one, '/created')) <= microsecondsOf(at(one, '/lastChanged')),
      ),
      true,
    ],
    [
      'STOR-INST-011',
      'no task after the end',
      at(read, '/process/ended') !== undefined && task !== undefined,
      false,
    ],
    [
      'STOR-INST-011',
      'archived with its time',
      at(read, '/status/archived') !== undefined,
      at(read, '/status/isArchived') === true,
    ],
    [
      'STOR-INST-011',
      'archived when ended',
      at(read, '/process/ended') !== undefined,
      at(read, '/status/isArchived') === true,
    ],
    [
      'STOR-INST-012',
      'elements of this instance',
      strays('/instanceGuid', (value) => value === guidOf(id)),
      [],
    ],
    [
      'STOR-INST-013',
      'types of the app',
      strays('/dataType', (value) => types.includes(value)),
      [],
    ],
    ['STOR-INST-014', 'no member is null', hasNull(read.json()), false],
  ];
}
