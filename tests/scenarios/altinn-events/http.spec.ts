import { scenario } from './scenario.ts';

const needs = { actors: ['org'], features: ['reads'], parameters: ['app', 'resource'] };
const base = '/events/api/v1';

const paths: readonly (readonly [path: string, methods: readonly string[], allowed: string])[] = [
  ['/app/{app}', ['PUT', 'DELETE', 'PATCH'], 'GET'],
  ['/app/party', ['POST', 'PUT', 'DELETE'], 'GET'],
  ['/app', ['GET', 'PUT'], 'POST'],
  ['/events', ['PUT', 'DELETE', 'PATCH'], 'GET, POST'],
  ['/subscriptions', ['PUT', 'PATCH'], 'GET, POST'],
  ['/subscriptions/1', ['PUT', 'PATCH', 'POST'], 'DELETE, GET'],
];

scenario(
  'A method that an address does not have is answered with 405 and those that it has',
  { requirement: 'EVT-HTTP-001', needs },
  async ({ on, bench }) => {
    const app = on.parameter('app');
    for (const [path, methods, allowed] of paths)
      for (const method of methods) {
        const answer = await bench.send({
          method,
          path: `${base}${path.replace('{app}', app)}`,
          as: 'org',
        });
        on.verify(`${method} ${path}`, {
          actual: { status: answer.status, allow: methodsIn(answer.header('allow')) },
          expected: { status: 405, allow: methodsIn(allowed) },
          exchange: answer,
        });
      }
  },
);

function methodsIn(text = ''): readonly string[] {
  return text.split(/,\s*/).toSorted();
}

scenario(
  'A read that names a Content-Type that is no JSON is refused with 415',
  { requirement: 'EVT-HTTP-002', needs },
  async ({ on }) => {
    const headers = [['Content-Type', 'text/plain']] as const;
    const query = { resource: on.parameter('resource'), after: '0', size: '1' };
    on.conform(await on.send('listEvents', { query, headers }), { status: 415 });
    const app = { from: '2020-01-01T00:00:00Z', size: '1' };
    on.conform(await on.send('listAppEvents', { query: app, headers }), { status: 415 });
    const good = [['Content-Type', 'application/cloudevents+json']] as const;
    on.conform(await on.send('listAppEvents', { query: app, headers: good }), { status: 200 });
  },
);
