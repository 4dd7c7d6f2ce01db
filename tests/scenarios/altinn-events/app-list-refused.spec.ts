import { verifyRefused } from './claims.ts';
import { scenario } from './scenario.ts';

const reads = {
  needs: { actors: ['org'], features: ['reads'], parameters: ['app', 'appsDomain'] },
};
const operation = 'listAppEvents';
const from = new Date(Date.now() - 24 * 3600 * 1000).toISOString();

const refusals = {
  'EVT-APP-002': [
    { named: 'neither after nor from', query: {} },
    { named: 'to alone', query: { to: '2099-01-01T00:00:00Z' } },
  ],
  'EVT-APP-003': [
    { named: 'a date in from', query: { from: '2020-01-01' } },
    { named: 'a time without zone in from', query: { from: '2020-01-01T00:00:00' } },
    { named: 'a date in to', query: { from, to: '2099-01-01' } },
  ],
  'EVT-APP-004': [
    { named: 'a word in from', query: { from: 'abc' } },
    { named: 'a word in to', query: { from, to: 'abc' } },
    { named: 'a plus that was not encoded', rawQuery: 'from=2020-01-01T00:00:00+02:00' },
  ],
  'EVT-APP-011': [
    { named: 'eight digits', query: { from, unit: '95047408' } },
    { named: 'a letter', query: { from, unit: '95047408a' } },
    { named: 'a space', query: { from, unit: '950 474084' } },
  ],
  'EVT-APP-018': [
    { named: 'size 0', query: { from, size: '0' } },
    { named: 'size -1', query: { from, size: '-1' } },
    { named: 'size abc', query: { from, size: 'abc' } },
    { named: 'size 1.5', query: { from, size: '1.5' } },
    { named: 'an empty size', query: { from, size: '' } },
  ],
} as const;

for (const [requirement, cases] of Object.entries(refusals))
  scenario(
    `GET app/{org}/{app} refuses with 400: ${cases.map(({ named }) => named).join('; ')}`,
    { requirement, ...reads },
    ({ on }) => verifyRefused(on, operation, { cases, status: 400 }),
  );

const two = { ...reads.needs, parameters: [...reads.needs.parameters, 'party', 'unit', 'person'] };

scenario(
  'GET app/{org}/{app} refuses a party that is named twice with 400',
  { requirement: 'EVT-APP-012', needs: two },
  ({ on }) => {
    const [party, unit, person] = ['party', 'unit', 'person'].map((name) => on.parameter(name));
    const cases = [
      { named: 'party and unit', query: { from, party: party ?? '', unit: unit ?? '' } },
      {
        named: 'party and person',
        query: { from, party: party ?? '' },
        headers: [['person', person ?? '']] as const,
      },
    ];
    return verifyRefused(on, operation, { cases, status: 400 });
  },
);

scenario(
  'GET app/{org}/{app} refuses unit together with person',
  { requirement: 'EVT-APP-013', needs: two },
  ({ on }) =>
    verifyRefused(on, operation, {
      cases: [
        {
          named: 'unit and person',
          query: { from, unit: on.parameter('unit') },
          headers: [['person', on.parameter('person')]],
        },
      ],
      status: '4xx',
    }),
);

scenario(
  'GET app/{org}/{app} refuses a person who is no number of eleven digits',
  { requirement: 'EVT-APP-014', ...reads },
  ({ on }) =>
    verifyRefused(on, operation, {
      cases: [
        { named: 'a word', query: { from }, headers: [['person', 'abc']] },
        { named: 'four digits', query: { from }, headers: [['person', '1234']] },
      ],
      status: '4xx',
    }),
);

scenario(
  'GET app/{org}/{app} answers 404 for an organisation and a person that nobody knows',
  {
    requirement: 'EVT-APP-015',
    needs: { ...reads.needs, parameters: ['app', 'unknownUnit', 'unknownPerson'] },
  },
  async ({ on }) => {
    const unit = await on.send(operation, { query: { from, unit: on.parameter('unknownUnit') } });
    on.conform(unit, { status: 404 });
    const headers = [['person', on.parameter('unknownPerson')]] as const;
    const person = await on.send(operation, { query: { from }, headers });
    on.conform(person, { status: 404 });
  },
);
