import { valueAt, withValueAt, type Json } from '../capabilities/json-value.ts';
import { operationsOf } from './given.ts';
import { shapes, type ItemKind } from './items.ts';
import { batchOf, plainKinds } from './probes.ts';
import { scenario, type SdirContext } from './scenario.ts';
import type { SdirRequest } from './sdir-bench.ts';

// Only JSON, in requests and answers (guide REST API of 2020, Format; reference sdir 4).

const created = { status: [200, 201] } as const;

for (const contentType of ['application/json', 'application/json; charset=utf-8'])
  scenario(
    `POST of a batch as ${contentType} is taken`,
    { requirement: 'SDIR-FORM-001' },
    async ({ on, given }) => {
      for (const kind of plainKinds) {
        const body = JSON.stringify([given.item(kind)]);
        on.conform(await on.send(batchOf(kind), { body, contentType }), created);
      }
    },
  );

scenario(
  'POST of a batch as text/xml is refused with 415 or 400, and stores nothing',
  { requirement: ['SDIR-FORM-002', 'SDIR-FORM-003'] },
  async (context) => {
    for (const kind of plainKinds) {
      const item = context.given.item(kind);
      const body = JSON.stringify([item]);
      const sent = { body, contentType: 'text/xml', deliberatelyInvalid: true };
      const exchange = await context.on.send(batchOf(kind), sent);
      context.on.conform(exchange, { status: '4xx' }, 'SDIR-FORM-002');
      context.on.conform(exchange, { status: [415, 400] }, 'SDIR-FORM-003');
      await verifyNotStored(context, kind, item);
    }
  },
);

scenario(
  'POST of a batch without a media type is refused',
  { requirement: 'SDIR-FORM-004' },
  async ({ on, given }) => {
    const body = JSON.stringify([given.item('course')]);
    const sent = { body, contentType: null, deliberatelyInvalid: true };
    on.conform(await on.send('createCourses', sent), { status: '4xx' });
  },
);

const bodies: readonly (readonly [what: string, body: string, requirement: string])[] = [
  ['JSON that is cut', '[{"courseCode":', 'SDIR-FORM-005'],
  ['a text that is no JSON', 'courses', 'SDIR-FORM-005'],
  ['JSON with a comma too many', '[{},]', 'SDIR-FORM-005'],
  ['no body', '', 'SDIR-FORM-006'],
  ['an object', '{"items":[]}', 'SDIR-FORM-011'],
  ['a text of JSON', '"item"', 'SDIR-FORM-011'],
  ['null', 'null', 'SDIR-FORM-011'],
];

for (const [what, body, requirement] of bodies)
  scenario(`POST of ${what} as a batch is refused`, { requirement }, async ({ on }) => {
    for (const kind of plainKinds) {
      const sent = { body, contentType: 'application/json', deliberatelyInvalid: true };
      on.conform(await on.send(batchOf(kind), sent), { status: [400, 422] });
    }
  });

scenario(
  'GET of reports answers JSON or a refusal to whoever asks for XML',
  { requirement: 'SDIR-FORM-008', tags: ['@read-only'] },
  async ({ on }) => {
    for (const kind of plainKinds) {
      const headers = [['Accept', 'application/xml']] as const;
      const exchange = await on.send(operationsOf[kind].list, { headers });
      on.conform(exchange, { status: [200, 406, 415, 400] });
      on.verify('the first letter of the body', {
        actual: exchange.text().trimStart().slice(0, 1),
        expected: /^[^<]?$/,
        exchange,
      });
    }
  },
);

scenario(
  'POST of a batch refuses an item without a required member, with a message',
  { requirement: 'SDIR-FORM-009' },
  async ({ on, given }) => {
    for (const kind of plainKinds)
      for (const pointer of requiredOf(kind)) {
        const json = [withValueAt(given.item(kind), pointer, undefined)];
        const exchange = await on.send(batchOf(kind), { json, deliberatelyInvalid: true });
        on.conform(exchange, {
          status: [400, 422],
          empty: false,
          text: /"(?:message|title)"\s*:\s*"[^"]/,
        });
      }
  },
);

function requiredOf(kind: ItemKind): readonly string[] {
  const { person, organisation, code, moved } = shapes[kind];
  return [person, organisation, code, moved];
}

function vesselOf(kind: ItemKind): readonly string[] {
  const { vessel } = shapes[kind];
  return vessel === undefined ? [] : [vessel];
}

scenario(
  'POST of a batch refuses an item whose vessel has no IMO number',
  { requirement: 'SDIR-FORM-016' },
  async ({ on, given }) => {
    for (const kind of plainKinds)
      for (const pointer of vesselOf(kind)) {
        const json = [withValueAt(given.item(kind), pointer, undefined)];
        const exchange = await on.send(batchOf(kind), { json, deliberatelyInvalid: true });
        on.conform(exchange, { status: [400, 422] });
      }
  },
);

scenario(
  'POST of a batch refuses a member of the wrong type',
  { requirement: 'SDIR-FORM-010' },
  async ({ on, given }) => {
    for (const kind of plainKinds)
      for (const pointer of [...requiredOf(kind), ...vesselOf(kind)])
        for (const value of [{}, [], true]) {
          const json = [withValueAt(given.item(kind), pointer, value)];
          const exchange = await on.send(batchOf(kind), { json, deliberatelyInvalid: true });
          on.conform(exchange, { status: [400, 422] });
        }
  },
);

scenario(
  'POST v1/additionalcompetence/batch keeps letters outside ASCII',
  { requirement: 'SDIR-FORM-012' },
  async ({ on, given }) => {
    const registratorName = 'Ærø Åkrehamn Øst ČŠŽ 船';
    const item = given.item('competence-v1', { registratorName });
    const exchange = await on.send('createCompetencesV1', { json: [item] });
    on.conform(exchange, created);
    const stored = await given.standing('competence-v1', item);
    on.verify('the name as it is stored', {
      actual: stored?.['registratorName'],
      expected: registratorName,
      exchange,
    });
  },
);

scenario(
  'POST of a batch takes a middle name that is null, or none',
  { requirement: 'SDIR-FORM-013' },
  async ({ on, given }) => {
    for (const kind of ['competence-v1', 'seagoing'] as const)
      for (const middleName of [null, undefined]) {
        const json = [withValueAt(given.item(kind), '/person/middleName', middleName)];
        on.conform(await on.send(batchOf(kind), { json }), created);
      }
  },
);

scenario(
  'POST of a batch takes a member that the contract does not name',
  { requirement: 'SDIR-FORM-014' },
  async ({ on, given }) => {
    for (const kind of plainKinds) {
      const json = [given.item(kind, { addedLater: 1 })];
      on.conform(await on.send(batchOf(kind), { json }), created);
    }
  },
);

scenario(
  'GET of reports answers the same in every language',
  { requirement: 'SDIR-FORM-015' },
  async ({ on, given }) => {
    await given.one('course');
    const asked: readonly SdirRequest[] = ['nb-NO', 'en', 'xx'].map((language) => ({
      headers: [['Accept-Language', language]],
    }));
    const answers: string[] = [];
    for (const request of asked) answers.push((await on.send('listCourses', request)).text());
    on.verify('different answers', { actual: new Set(answers).size, expected: 1 });
  },
);

/** A refused item is not in the list. */
async function verifyNotStored(
  { on, given }: SdirContext,
  kind: ItemKind,
  item: Json,
): Promise<void> {
  on.verify('what is stored of it', {
    actual: (await given.standing(kind, item)) === undefined ? 'nothing' : 'the item',
    expected: 'nothing',
    requirement: 'SDIR-FORM-002',
  });
}

scenario(
  'POST of a batch answers 201 to what it stores',
  { requirement: 'SDIR-FORM-036' },
  async ({ on, given }) => {
    for (const kind of plainKinds) {
      const item = given.item(kind);
      const exchange = await on.send(batchOf(kind), { json: [item] });
      on.conform(exchange, created);
      if (exchange.status === 200) on.bench.note('status 201', 'status 200', exchange);
      const { person } = shapes[kind];
      on.verify('the person of the stored report', {
        actual: valueAt(await given.standing(kind, item), person),
        expected: valueAt(item, person) as string,
        exchange,
      });
    }
  },
);
