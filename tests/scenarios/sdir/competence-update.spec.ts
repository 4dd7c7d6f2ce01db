import { withValueAt, type Json } from '../capabilities/json-value.ts';
import { changeBetweenLists } from './compare-lists.ts';
import { changeItem } from './items.ts';
import { scenario } from './scenario.ts';

// Changes of one report: documented until 2021-06 (reference sdir 4, update).

const kind = 'competence-v1';
const needs = { actors: ['reporter'], features: ['update'] };
const refused = { status: [400, 403, 404, 409, 422] } as const;
const done = '/competence/completionDate';

const withoutId: readonly (readonly [what: string, uid: unknown])[] = [
  ['no id', undefined],
  ['an id that is null', null],
  ['an empty id', ''],
  ['an id that is no GUID', '17'],
];

for (const [what, uid] of withoutId)
  scenario(
    `PUT v1/additionalcompetence with ${what} is refused`,
    { requirement: ['SDIR-COMP-021', 'SDIR-COMP-025'], needs },
    async ({ on, given }) => {
      const stored = await given.one(kind);
      const before = await given.listed(kind);
      const json = { ...changeItem(kind, stored), uid };
      const exchange = await on.send('updateCompetenceV1', { json, deliberatelyInvalid: true });
      on.conform(exchange, { status: [400, 422] }, 'SDIR-COMP-021');
      on.verify('reports', {
        actual: changeBetweenLists(before, await given.listed(kind)),
        expected: 'unchanged',
        exchange,
        requirement: 'SDIR-COMP-025',
      });
    },
  );

scenario(
  'PUT v1/additionalcompetence of what does not exist is refused and creates nothing',
  { requirement: 'SDIR-COMP-022', needs },
  async ({ on, given }) => {
    const before = await given.listed(kind);
    const json = given.item(kind, { uid: crypto.randomUUID() });
    const exchange = await on.send('updateCompetenceV1', { json, deliberatelyInvalid: true });
    on.conform(exchange, refused);
    on.verify('reports', {
      actual: changeBetweenLists(before, await given.listed(kind)),
      expected: 'unchanged',
      exchange,
    });
  },
);

scenario(
  'PUT v1/additionalcompetence touches no other report',
  { requirement: 'SDIR-COMP-023', needs },
  async ({ on, given }) => {
    const [first = {}, ...others] = await given.reported(kind, 3);
    const exchange = await on.send('updateCompetenceV1', { json: changeItem(kind, first) });
    on.conform(exchange, { status: [200, 204] });
    const ids = new Set(others.map(({ uid }) => uid));
    const left = (await given.listed(kind)).filter(({ uid }) => ids.has(uid));
    on.verify('the other reports', {
      actual: changeBetweenLists(others, left),
      expected: 'unchanged',
      exchange,
    });
  },
);

scenario(
  'PUT v1/additionalcompetence of what another organisation has reported is refused',
  { requirement: 'SDIR-COMP-024', needs: { ...needs, actors: ['reporter', 'otherReporter'] } },
  async ({ on, given }) => {
    const stored = await given.one(kind);
    const earlier = await on.send('readCompetenceV1', { of: String(stored['uid']) });
    const other = { organisationNumber: on.parameter('otherOrganisation') };
    const json = { ...changeItem(kind, stored), organization: other };
    const request = { json, as: 'otherReporter', deliberatelyInvalid: true };
    const exchange = await on.send('updateCompetenceV1', request);
    on.conform(exchange, refused);
    const shown = await on.send('readCompetenceV1', { of: String(stored['uid']) });
    on.verify('the report as its owner reads it', {
      actual: changeBetweenLists([earlier.json() as Json], [shown.json() as Json]),
      expected: 'unchanged',
      exchange: shown,
    });
  },
);

scenario(
  'PUT v1/additionalcompetence that is refused changes nothing',
  { requirement: 'SDIR-COMP-025', needs },
  async ({ on, given }) => {
    const stored = await given.one(kind);
    const before = await given.listed(kind);
    for (const [pointer, value] of [
      ['/competence/competenceCode', 'FINNESIKKE'],
      ['/competence/competenceCode', undefined],
      [done, '2025-02-30'],
    ] as const) {
      const json = withValueAt({ ...stored, registratorName: 'Endret' }, pointer, value);
      const exchange = await on.send('updateCompetenceV1', { json, deliberatelyInvalid: true });
      on.conform(exchange, refused);
      on.verify('reports', {
        actual: changeBetweenLists(before, await given.listed(kind)),
        expected: 'unchanged',
        exchange,
      });
    }
  },
);
