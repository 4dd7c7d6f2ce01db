import { valueAt } from '../capabilities/json-value.ts';
import { operationsOf, rowsOf } from './given.ts';
import { shapes } from './items.ts';
import { plainKinds } from './probes.ts';
import { scenario } from './scenario.ts';

// Organisations see what they have reported themselves (reference sdir 6.1).

const needs = { actors: ['reporter', 'otherReporter'] };

scenario(
  'GET of reports lists nothing of another organisation',
  { requirement: 'SDIR-AUTH-062', needs },
  async ({ on, given }) => {
    for (const kind of plainKinds) {
      const { person } = shapes[kind];
      const stored = await given.one(kind);
      const exchange = await on.send(operationsOf[kind].list, { as: 'otherReporter' });
      on.conform(exchange, { status: 200 });
      const persons = rowsOf(exchange).map((item) => valueAt(item, person));
      on.verify(`the report in the list of another (${kind})`, {
        actual: persons.includes(valueAt(stored, person)) ? 'there' : 'not there',
        expected: 'not there',
        exchange,
      });
    }
  },
);

scenario(
  'GET of a report by the id of another organisation is refused',
  { requirement: 'SDIR-AUTH-063', needs },
  async ({ on, given }) => {
    for (const kind of plainKinds) {
      const { uid } = await given.one(kind);
      const request = { as: 'otherReporter', of: String(uid) };
      on.conform(await on.send(operationsOf[kind].read, request), { status: '4xx' });
    }
  },
);
