import type { LiveExchange } from '#environments';
import { ownKey, withKey, wrongKey } from './credentials.ts';
import { batchOf, plainKinds, probeAll } from './probes.ts';
import { scenario } from './scenario.ts';
import { keyHeader, type SdirRequest } from './sdir-bench.ts';

// The subscription key: looked at by the gateway, before anything else (reference sdir 3.1, 3.4 and 8).

const readOnly = ['@read-only'] as const;

scenario(
  'GET of each service without a key is refused with 401',
  { requirement: ['SDIR-AUTH-001', 'SDIR-AUTH-002'], tags: readOnly },
  async ({ on }) => {
    await probeAll(on, withKey(null), (exchange) => {
      on.conform(exchange, { status: 401 }, 'SDIR-AUTH-001');
      on.conform(exchange, keyRefused(/missing subscription key\./), 'SDIR-AUTH-002');
    });
  },
);

scenario(
  'GET of each service with a wrong key is refused with 401, in other words than without one',
  { requirement: ['SDIR-AUTH-004', 'SDIR-AUTH-005'], tags: readOnly },
  async ({ on }) => {
    await probeAll(on, withKey(wrongKey), (exchange) => {
      on.conform(exchange, { status: 401 }, 'SDIR-AUTH-004');
      on.conform(exchange, keyRefused(/invalid subscription key\./), 'SDIR-AUTH-005');
    });
  },
);

function keyRefused(message: RegExp): object {
  return { mediaType: 'application/json', body: { statusCode: 401, message } };
}

const rows: readonly (readonly [what: string, requirement: string, change: SdirRequest])[] = [
  ['an empty key', 'SDIR-AUTH-006', withKey('')],
  ['a key in Authorization', 'SDIR-AUTH-001', { ...withKey(null), authorization: wrongKey }],
];

for (const [what, requirement, change] of rows)
  scenario(
    `GET of each service with ${what} is refused with 401`,
    { requirement, tags: readOnly },
    async ({ on }) => {
      await probeAll(on, change, (exchange) => on.conform(exchange, { status: 401 }));
    },
  );

scenario(
  'GET of each service with a key of another product is refused with 401',
  { requirement: 'SDIR-AUTH-007', tags: readOnly, needs: { actors: ['otherProduct'] } },
  async ({ on }) => {
    await probeAll(on, { as: 'otherProduct' }, (exchange) => on.conform(exchange, { status: 401 }));
  },
);

scenario(
  'GET of each service takes the secondary key',
  { requirement: 'SDIR-AUTH-008', tags: readOnly, needs: { actors: ['secondaryKey'] } },
  async ({ on }) => {
    await probeAll(on, { as: 'secondaryKey' }, (exchange) =>
      on.conform(exchange, { status: '2xx' }),
    );
  },
);

scenario(
  'GET v1/additionalcompetence does not take the key from the query alone',
  { requirement: 'SDIR-AUTH-009', tags: readOnly },
  async ({ on }) => {
    const query = { 'subscription-key': ownKey(on) };
    const exchange = await on.send('listCompetencesV1', { ...withKey(null), query });
    on.conform(exchange, { status: 401 });
  },
);

scenario(
  'GET of each service without a key answers the same whatever the token',
  { requirement: 'SDIR-AUTH-010', tags: readOnly },
  async ({ on }) => {
    const answers: Record<string, string[]> = {};
    for (const authorization of [undefined, null, 'Bearer eyJub25lIjoxfQ.e30.x'])
      await probeAll(
        on,
        { ...withKey(null), ...(authorization === undefined ? {} : { authorization }) },
        (exchange) => {
          const { operationId = '' } = exchange;
          answers[operationId] = [...(answers[operationId] ?? []), essenceOf(exchange)];
        },
      );
    for (const [operationId, seen] of Object.entries(answers))
      on.verify(`different answers of ${operationId}`, {
        actual: new Set(seen).size,
        expected: 1,
      });
  },
);

function essenceOf(exchange: LiveExchange): string {
  return `${exchange.status} ${exchange.text()}`;
}

scenario(
  'GET of each service takes the name of the key header in small letters and in capitals',
  { requirement: 'SDIR-AUTH-011', tags: readOnly },
  async ({ on }) => {
    for (const name of [keyHeader.toLowerCase(), keyHeader.toUpperCase()])
      await probeAll(on, { credentials: { [keyHeader]: null, [name]: ownKey(on) } }, (exchange) =>
        on.conform(exchange, { status: '2xx' }),
      );
  },
);

scenario(
  'POST of a batch without a key or with a wrong one stores nothing',
  { requirement: 'SDIR-AUTH-060' },
  async ({ on, given }) => {
    for (const kind of plainKinds)
      for (const key of [null, wrongKey]) {
        const item = given.item(kind);
        const exchange = await on.send(batchOf(kind), { json: [item], ...withKey(key) });
        on.conform(exchange, { status: 401 });
        on.verify('what is stored of it', {
          actual: (await given.standing(kind, item)) === undefined ? 'nothing' : 'the item',
          expected: 'nothing',
          exchange,
        });
      }
  },
);

const keyOnly = { parameters: ['keyOnlyApi'], actors: ['reporter'] };

scenario(
  'GET v1/additionalcompetence takes the key alone where the environment does',
  { requirement: 'SDIR-AUTH-050', tags: readOnly, needs: keyOnly },
  async ({ on }) => {
    const api = on.parameter('keyOnlyApi');
    const exchange = await on.send('listCompetencesV1', { api, authorization: null });
    on.conform(exchange, { status: 200 });
  },
);

scenario(
  'GET v1/additionalcompetence refuses a missing or wrong key where the key is enough',
  { requirement: 'SDIR-AUTH-051', tags: readOnly, needs: keyOnly },
  async ({ on }) => {
    const api = on.parameter('keyOnlyApi');
    for (const key of [null, '', wrongKey]) {
      const request = { api, authorization: null, ...withKey(key) };
      on.conform(await on.send('listCompetencesV1', request), { status: 401 });
    }
  },
);
