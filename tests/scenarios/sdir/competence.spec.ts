import { valueAt, withValueAt } from '../capabilities/json-value.ts';
import { rowsOf } from './given.ts';
import { changeItem, shapes } from './items.ts';
import { lostOwn } from './own-members.ts';
import { scenario } from './scenario.ts';

// Additional competence: codes, what is reported and read again (reference sdir 5).

/** The codes that were published (reference sdir 5); the list of the service may hold more. */
const published = 'BS0 BUNK3 BV BVSJEKK GOLALO GOIGF MV GOPOLFAR VOPOLFAR UTMOB8 GOLALG'.split(' ');
const refused = { status: [400, 409, 422], text: /"(?:message|title)"\s*:\s*"[^"]/ } as const;

/** The second version is this suite's own: only where the target has it. */
const versions = [
  { version: '1', features: [] },
  { version: '2', features: ['version-2'] },
] as const;

for (const { version, features } of versions)
  scenario(
    `GET v${version}/additionalcompetence/codes answers codes, each once`,
    {
      requirement: ['SDIR-COMP-001', 'SDIR-COMP-002'],
      tags: ['@read-only'],
      needs: { features },
    },
    async ({ on }) => {
      const exchange = await on.send(`listCompetenceCodesV${version}`);
      on.conform(exchange, { status: 200 }, 'SDIR-COMP-001');
      const codes = rowsOf(exchange).map(({ code }) => code);
      on.verify('codes, and different ones', {
        actual: [codes.length > 0, new Set(codes).size],
        expected: [true, codes.length],
        exchange,
        requirement: 'SDIR-COMP-001',
      });
      on.verify('published codes that the list lacks', {
        actual: published.filter((code) => !codes.includes(code)),
        expected: [],
        exchange,
        requirement: 'SDIR-COMP-002',
      });
    },
  );

scenario(
  'POST v1/additionalcompetence/batch takes every code of the list',
  { requirement: 'SDIR-COMP-003' },
  async ({ on, given }) => {
    const codes = rowsOf(await on.send('listCompetenceCodesV1')).map(({ code }) => code);
    const json = codes
      .slice(0, 20)
      .map((code) => withValueAt(given.item('competence-v1'), '/competence/competenceCode', code));
    on.conform(await on.send('createCompetencesV1', { json }), { status: [200, 201] });
  },
);

const codes: readonly (readonly [what: string, code: string, requirement: string])[] = [
  ['a code that no list has', 'FINNESIKKE', 'SDIR-COMP-004'],
  ['an empty code', '', 'SDIR-COMP-004'],
  ['BSO with the letter O', 'BSO', 'SDIR-COMP-005'],
  ['BUNK, the beginning of a code', 'BUNK', 'SDIR-COMP-005'],
];

for (const [what, code, requirement] of codes)
  scenario(
    `POST v1/additionalcompetence/batch refuses ${what}`,
    { requirement },
    async ({ on, given }) => {
      const item = given.item('competence-v1');
      const json = [withValueAt(item, '/competence/competenceCode', code)];
      const sent = { json, deliberatelyInvalid: true };
      on.conform(await on.send('createCompetencesV1', sent), refused);
    },
  );

scenario(
  'GET v1/additionalcompetence/{uid} shows what was reported',
  { requirement: ['SDIR-COMP-006', 'SDIR-COMP-007'] },
  async ({ on, given }) => {
    const item = given.item('competence-v1');
    on.conform(await on.send('createCompetencesV1', { json: [item] }), { status: [200, 201] });
    const listed = await given.standing('competence-v1', item);
    on.verify('own members that the list does not show as they were sent', {
      actual: lostOwn('competence-v1', item, listed),
      expected: [],
      requirement: 'SDIR-COMP-007',
    });
    const exchange = await on.send('readCompetenceV1', { of: String(listed?.['uid']) });
    on.conform(exchange, { status: 200 }, 'SDIR-COMP-006');
    on.verify('own members that are not shown as they were sent', {
      actual: lostOwn('competence-v1', item, exchange.json()),
      expected: [],
      exchange,
      requirement: 'SDIR-COMP-006',
    });
  },
);

scenario(
  'GET v1/additionalcompetence by ids lists those and no other',
  { requirement: 'SDIR-COMP-008' },
  async ({ on, given }) => {
    const stored = await given.reported('competence-v1', 4);
    const wanted = stored.slice(1, 3).map(({ uid }) => String(uid));
    for (const uids of [wanted.slice(0, 1), wanted]) {
      const below = `?${uids.map((uid) => `uid=${uid}`).join('&')}`;
      const exchange = await on.send('listCompetencesV1', { below });
      on.conform(exchange, { status: 200 });
      on.verify('ids in the list', {
        actual: rowsOf(exchange)
          .map(({ uid }) => String(uid))
          .toSorted(),
        expected: uids.toSorted(),
        exchange,
      });
    }
  },
);

const numbers: readonly (readonly [what: string, pointer: string, requirement: string])[] = [
  ['a person number', '/person/id', 'SDIR-COMP-009'],
  ['an organisation number', '/organization/organisationNumber', 'SDIR-COMP-010'],
];

for (const [what, pointer, requirement] of numbers)
  scenario(
    `POST v1/additionalcompetence/batch refuses ${what} with a digit less, a digit more, or a letter`,
    { requirement },
    async ({ on, given }) => {
      const item = given.item('competence-v1');
      const good = String(valueAt(item, pointer));
      for (const bad of [good.slice(1), `${good}0`, `${good.slice(1)}A`, '']) {
        const json = [withValueAt(item, pointer, bad)];
        const sent = { json, deliberatelyInvalid: true };
        on.conform(await on.send('createCompetencesV1', sent), { status: [400, 422] });
      }
    },
  );

scenario(
  'POST v1/additionalcompetence/batch refuses an organisation number that is spelt with z',
  { requirement: 'SDIR-COMP-011' },
  async ({ on, given }) => {
    const organization = { organizationNumber: on.caller.organisation };
    const json = [given.item('competence-v1', { organization })];
    const sent = { json, deliberatelyInvalid: true };
    on.conform(await on.send('createCompetencesV1', sent), { status: [400, 422] });
  },
);

scenario(
  'POST v1/additionalcompetence/batch refuses a period that ends before it begins',
  { requirement: 'SDIR-COMP-012' },
  async ({ on, given }) => {
    const item = given.item('competence-v1');
    const start = '/competence/periodStartDate';
    const json = [withValueAt(item, start, '2999-01-01')];
    const sent = { json, deliberatelyInvalid: true };
    on.conform(await on.send('createCompetencesV1', sent), { status: [400, 422] });
  },
);

for (const { version, features } of versions) {
  const kind = `competence-v${version}` as const;

  scenario(
    `GET v${version}/serviceinformation answers an object`,
    { requirement: 'SDIR-COMP-013', tags: ['@read-only'], needs: { features } },
    async ({ on }) => {
      const exchange = await on.send(`readServiceInformationV${version}`);
      on.conform(exchange, { status: 200, mediaType: 'application/json', body: {} });
    },
  );

  scenario(
    `POST v${version}/additionalcompetence stores one report and answers its id`,
    { requirement: 'SDIR-COMP-014', needs: { features: ['single', ...features] } },
    async ({ on, given }) => {
      const item = given.item(kind);
      const exchange = await on.send(`createCompetenceV${version}`, { json: item });
      on.conform(exchange, { status: [200, 201] });
      const stored = await given.standing(kind, item);
      on.verify('the id of the answer, against the list', {
        actual: (exchange.json() as { readonly uid?: unknown } | undefined)?.uid,
        expected: String(stored?.['uid']),
        exchange,
      });
    },
  );

  scenario(
    `POST v${version}/additionalcompetence does not store one report that it refuses`,
    { requirement: 'SDIR-COMP-015', needs: { features: ['single', ...features] } },
    async ({ on, given }) => {
      const item = withValueAt(given.item(kind), shapes[kind].code, 'X');
      const sent = { json: item, deliberatelyInvalid: true };
      const exchange = await on.send(`createCompetenceV${version}`, sent);
      on.conform(exchange, refused);
      on.verify('what is stored of it', {
        actual: (await given.standing(kind, item)) === undefined ? 'nothing' : 'the item',
        expected: 'nothing',
        exchange,
      });
    },
  );

  scenario(
    `PUT v${version}/additionalcompetence stores a change under the same id`,
    { requirement: 'SDIR-COMP-020', needs: { features: ['update', ...features] } },
    async ({ on, given }) => {
      const stored = await given.one(kind);
      const changed = changeItem(kind, stored);
      const exchange = await on.send(`updateCompetenceV${version}`, { json: changed });
      on.conform(exchange, { status: [200, 204] });
      const shown = await on.send(`readCompetenceV${version}`, { of: String(stored['uid']) });
      const { moved } = shapes[kind];
      on.verify('the moment that was changed', {
        actual: Date.parse(String(valueAt(shown.json(), moved))),
        expected: Date.parse(String(valueAt(changed, moved))),
        exchange: shown,
      });
    },
  );
}
