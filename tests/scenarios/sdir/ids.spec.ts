import { operationsOf } from './given.ts';
import { batchOf, plainKinds } from './probes.ts';
import { scenario } from './scenario.ts';

// Ids are GUIDs that the server makes (reference sdir 4).

const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

scenario(
  'POST of a batch gives what it stores a GUID',
  { requirement: 'SDIR-FORM-030' },
  async ({ on, given }) => {
    for (const kind of plainKinds) {
      const { uid } = await given.one(kind);
      on.verify(`the uid (${kind})`, { actual: uid, expected: guid });
    }
  },
);

scenario(
  'POST of two batches gives different ids',
  { requirement: 'SDIR-FORM-031' },
  async ({ on, given }) => {
    const uids: unknown[] = [];
    for (const kind of plainKinds)
      for (let round = 0; round < 2; round += 1) uids.push((await given.one(kind))['uid']);
    on.verify('different ids', { actual: new Set(uids).size, expected: uids.length });
  },
);

scenario(
  'GET of a report by an id that nothing has answers 404',
  { requirement: 'SDIR-FORM-032', tags: ['@read-only'] },
  async ({ on }) => {
    for (const kind of plainKinds) {
      const request = { of: crypto.randomUUID() };
      on.conform(await on.send(operationsOf[kind].read, request), { status: 404 });
    }
  },
);

scenario(
  'GET of a report by what is no GUID is refused with 400 or 404',
  { requirement: 'SDIR-FORM-033', tags: ['@read-only'] },
  async ({ on }) => {
    for (const kind of plainKinds)
      for (const of of ['1', 'finnes-ikke', '%', "'"]) {
        const request = { of, deliberatelyInvalid: true };
        on.conform(await on.send(operationsOf[kind].read, request), { status: [400, 404] });
      }
  },
);

scenario(
  'GET of a report finds its id in capitals',
  { requirement: 'SDIR-FORM-034' },
  async ({ on, given }) => {
    for (const kind of plainKinds) {
      const { uid } = await given.one(kind);
      const request = { of: String(uid).toUpperCase() };
      on.conform(await on.send(operationsOf[kind].read, request), { status: 200 });
    }
  },
);

scenario(
  'POST of a batch does not use an id that the client names',
  { requirement: 'SDIR-FORM-035' },
  async ({ on, given }) => {
    for (const kind of plainKinds) {
      const uid = crypto.randomUUID();
      const item = given.item(kind, { uid });
      const exchange = await on.send(batchOf(kind), { json: [item] });
      const stored = await given.standing(kind, item);
      on.verify('the id of the stored report', {
        actual: stored?.['uid'] === uid ? "the client's" : 'another',
        expected: 'another',
        exchange,
      });
    }
  },
);
