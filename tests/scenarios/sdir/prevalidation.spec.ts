import { changeBetweenLists } from './compare-lists.ts';
import { spoilItem, type ItemKind } from './items.ts';
import { batchOf } from './probes.ts';
import { scenario } from './scenario.ts';

// The twin of a batch that only says whether it would be taken (reference sdir 4.2, 6.2).

const twins: readonly (readonly [kind: ItemKind, operation: string, path: string])[] = [
  ['course', 'prevalidateCourses', 'v1/courses/prevalidate'],
  ['seagoing', 'prevalidateSeagoingServices', 'v1/servicereport/prevalidate'],
];

for (const [kind, operation, path] of twins) {
  scenario(
    `POST ${path} stores nothing, good items and bad`,
    { requirement: 'SDIR-BATCH-022' },
    async ({ on, given }) => {
      const stored = await given.one(kind);
      const before = await given.listed(kind);
      const good = [given.item(kind), given.item(kind)];
      const taken = await on.send(operation, { json: good });
      on.conform(taken, { status: '2xx' });
      const bad = spoilItem('unknown-code', {
        kind,
        facts: given.facts(),
        item: given.item(kind),
        stored,
      });
      const refused = await on.send(operation, { json: [...good, bad], deliberatelyInvalid: true });
      for (const exchange of [taken, refused])
        on.verify('reports', {
          actual: changeBetweenLists(before, await given.listed(kind)),
          expected: 'unchanged',
          exchange,
        });
    },
  );

  scenario(
    `POST ${path} takes what the batch takes and refuses what it refuses`,
    { requirement: 'SDIR-BATCH-023' },
    async ({ on, given }) => {
      const stored = await given.one(kind);
      for (const cause of ['schema', 'unknown-code', 'duplicate', 'unauthorised'] as const) {
        const item = given.item(kind);
        const bad = spoilItem(cause, { kind, facts: given.facts(), item, stored });
        const json = [given.item(kind), bad];
        const first = await on.send(operation, { json, deliberatelyInvalid: true });
        const second = await on.send(batchOf(kind), { json, deliberatelyInvalid: true });
        on.verify(`class of the statuses (${cause})`, {
          actual: Math.floor(first.status / 100),
          expected: Math.floor(second.status / 100),
          exchange: first,
        });
      }
      const json = [given.item(kind), given.item(kind)];
      on.conform(await on.send(operation, { json }), { status: '2xx' });
      on.conform(await on.send(batchOf(kind), { json }), { status: '2xx' });
    },
  );
}
