import type { LiveExchange } from '#environments';
import type { EventsBench, EventsRequest } from './events-bench.ts';
import { scenario, writes } from './scenario.ts';

const from = '2020-01-01T00:00:00Z';
const needs = { actors: ['org'], features: ['reads'], parameters: ['app', 'resource'] };

/** Every operation with a request that is good but for its token. */
const operations: Readonly<Record<string, (on: EventsBench) => EventsRequest>> = {
  listAppEvents: () => ({ query: { from } }),
  listPartyEvents: () => ({ query: { from, party: '1' } }),
  publishAppEvent: () => ({ json: { specversion: '1.0' } }),
  listEvents: (on) => ({ query: { resource: on.parameter('resource'), after: '0' } }),
  publishEvent: () => ({ body: '{}', contentType: 'application/cloudevents+json' }),
  listSubscriptions: () => ({}),
  createSubscription: () => ({ json: {} }),
  getSubscription: () => ({ path: { id: '2147483647' } }),
  deleteSubscription: () => ({ path: { id: '2147483647' } }),
};

async function sendAll(
  on: EventsBench,
  authorization: string | null,
): Promise<readonly LiveExchange[]> {
  const answers: LiveExchange[] = [];
  for (const [id, request] of Object.entries(operations))
    answers.push(await on.send(id, { ...request(on), authorization, deliberatelyInvalid: true }));
  return answers;
}

scenario(
  'Every operation without a token is refused with 401, which names the way in',
  { requirement: ['EVT-AUTH-001', 'EVT-AUTH-004'], needs },
  async ({ on }) => {
    for (const answer of await sendAll(on, null)) {
      on.conform(answer, { status: 401, empty: true }, 'EVT-AUTH-001');
      on.verify('WWW-Authenticate', {
        actual: answer.header('www-authenticate') ?? 'absent',
        expected: /^Bearer/i,
        exchange: answer,
        requirement: 'EVT-AUTH-004',
      });
    }
  },
);

for (const special of ['expired', 'wrong-key', 'unknown-kid', 'alg-none', 'wrong-issuer'])
  scenario(
    `A token that is not good (${special}) is refused with 401`,
    { requirement: 'EVT-AUTH-002', needs: { ...needs, control: true } },
    async ({ on, bench }) => {
      const wish = { actor: 'org', special, api: 'altinn-events' };
      const token = await bench.session.control?.mintToken(wish);
      for (const answer of await sendAll(on, `Bearer ${token}`))
        on.conform(answer, { status: 401 });
    },
  );

scenario(
  'A text that is no token, and another scheme, is refused with 401',
  { requirement: 'EVT-AUTH-003', needs },
  async ({ on }) => {
    for (const text of ['Bearer abc', 'Bearer a.b.c', 'Bearer', 'Basic YTpi', 'abc'])
      for (const answer of await sendAll(on, text)) on.conform(answer, { status: 401 });
  },
);

scenario(
  'A token that names nobody subscribes to nothing',
  { requirement: 'EVT-AUTH-005', needs: { ...needs, actors: ['org', 'nobody'] }, ...writes },
  async ({ on, given }) => {
    const as = 'nobody';
    const endPoint = given.endPoint();
    const json = { endPoint, resourceFilter: on.parameter('resource') };
    const made = await on.send('createSubscription', { as, json });
    on.conform(made, { status: [401, 403] });
    const list = await on.send('listSubscriptions', { as });
    on.conform(list, { status: [401, 403] });
  },
);
